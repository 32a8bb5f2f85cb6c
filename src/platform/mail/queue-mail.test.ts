import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { bouton, citation, liste, note, paragraphe, titre } from "./contenu.ts";
import { COURRIEL_CONNEXION, COURRIEL_INVITATION, type GenreCourriel } from "./genres.ts";
import { type NouveauCourriel, queueMail, queueMails } from "./queue-mail.ts";

const base = setUpDatabase();
const d63 = departement("63");
const now = Temporal.Instant.from(NOW);

const NOUVELLES: GenreCourriel = {
  code: "nouvelles",
  libelle: "Nouvelles",
  raison: "vous pilotez une action",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: { minutes: 30, sujet: (n) => `${n} nouvelles` },
};

const courriel = (change: Partial<NouveauCourriel> = {}): NouveauCourriel => ({
  genre: COURRIEL_CONNEXION,
  departement: null,
  destinataire: "Camille.Durand@Exemple.FR ",
  sujet: "Votre lien de connexion",
  contenu: "Bonjour,\n\nVoici le lien.",
  ...change,
});

const queue = (change: Partial<NouveauCourriel> = {}) =>
  base().database.national((tx) => queueMail(tx, courriel(change), now));

const read = (id: string) =>
  base().database.national((tx) =>
    tx
      .selectFrom("courriel")
      .selectAll()
      .where("id", "=", id as never)
      .executeTakeFirstOrThrow(),
  );

beforeEach(() =>
  base().database.national(async (tx) => {
    await tx.deleteFrom("courriel").execute();
    await tx.deleteFrom("courriel_serveur").execute();
    await tx.deleteFrom("courriel_choix").execute();
  }),
);

describe("a mail that is queued", () => {
  it("is kept while no mail server is set", async () => {
    expect(await read(await queue())).toMatchObject({
      genre: "connexion",
      destinataire: "camille.durand@exemple.fr",
      domaine: "exemple.fr",
      sujet: "Votre lien de connexion",
      etat: "garde",
      priorite: 0,
      contenu: [paragraphe("Bonjour,"), paragraphe("Voici le lien.")],
    });
  });

  it("is to be sent once one is", async () => {
    await base().database.national((tx) =>
      tx.insertInto("courriel_serveur").values({ cle: "smtp", regle: true, echecs: 0 }).execute(),
    );
    expect(await read(await queue())).toMatchObject({ etat: "a_envoyer" });
  });

  it("is written in the transaction of a département, and lost with it", async () => {
    const written = await base().platform.act(d63, ESSAIS, (ctx) =>
      queueMail(ctx.tx, courriel({ genre: COURRIEL_INVITATION, departement: d63 }), ctx.now),
    );
    expect(await read(written)).toMatchObject({ departement: "63", genre: "invitation" });
    const failed = base().platform.act(d63, ESSAIS, async (ctx) => {
      await queueMail(ctx.tx, courriel({ cle: "perdu" }), ctx.now);
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await read(await queue({ cle: "perdu", sujet: "Le vrai" }))).toMatchObject({ sujet: "Le vrai" });
  });

  it("is one for one key, whoever asks and how often", async () => {
    const first = await queue({ cle: "rappel 1" });
    expect(await queue({ cle: "rappel 1", sujet: "Autre" })).toBe(first);
    const together = await Promise.all(Array.from({ length: 8 }, () => queue({ cle: "rappel 2" })));
    expect(new Set(together).size).toBe(1);
    const [a, b] = await base().database.national((tx) =>
      queueMails(tx, [courriel({ cle: "rappel 3" }), courriel({ cle: "rappel 3" })], now),
    );
    expect(a).toBe(b);
  });

  it("is cancelled from the start when its addressee refused its kind", async () => {
    await base().database.national((tx) =>
      tx
        .insertInto("courriel_choix")
        .values({ adresse: "camille.durand@exemple.fr", genre: "nouvelles", rythme: "jamais", depuis: NOW })
        .execute(),
    );
    expect(await read(await queue({ genre: NOUVELLES }))).toMatchObject({ etat: "annule" });
    expect(await read(await queue())).toMatchObject({ etat: "garde" });
  });

  it.each([
    ["jour", "2026-11-23T06:00:00Z"],
    ["semaine", "2026-11-23T06:00:00Z"],
  ] as const)(
    "of a kind wanted once a %s waits for seven in the morning, unless it would be too late",
    async (rythme, envoi) => {
      await base().database.national((tx) =>
        tx
          .insertInto("courriel_choix")
          .values(
            ["nouvelles", "connexion"].map((genre) => ({
              ...{ adresse: "camille.durand@exemple.fr", genre, rythme, depuis: NOW },
            })),
          )
          .execute(),
      );
      const when = async (over: Parameters<typeof queue>[0]) =>
        Temporal.Instant.from((await read(await queue(over))).prochain_essai).toString();
      expect(await when({ genre: NOUVELLES })).toBe(envoi);
      const soon = Temporal.Instant.from(NOW).add({ hours: 3 });
      expect(await when({ genre: NOUVELLES, expire: soon })).toBe("2026-11-22T09:30:00Z");
      // A kind that cannot be put together has no such rhythm, whatever was written.
      expect(await when({})).toBe("2026-11-22T09:00:00Z");
    },
  );

  it("of a grouped kind waits for those that may follow", async () => {
    const row = await read(await queue({ genre: NOUVELLES }));
    expect(Temporal.Instant.from(row.prochain_essai).toString()).toBe("2026-11-22T09:30:00Z");
  });

  it("keeps a round of 1 200 in order", async () => {
    const many = Array.from({ length: 1200 }, (_, n) => courriel({ destinataire: `p${n}@exemple.fr` }));
    const ids = await base().database.national((tx) => queueMails(tx, many, now));
    expect(new Set(ids).size).toBe(1200);
    expect((await read(ids[1199] ?? "")).destinataire).toBe("p1199@exemple.fr");
  });

  it("cannot bring a header with it", async () => {
    const row = await read(
      await queue({
        sujet: "Bonjour\r\nBcc: tous@exemple.fr\u2028\u202eX",
        nom: "Camille\nReply-To: a@b.fr\u0000 Durand",
      }),
    );
    expect(row.sujet).toBe("Bonjour Bcc: tous@exemple.fr X");
    expect(row.destinataire_nom).toBe("Camille Reply-To: a@b.fr Durand");
  });

  it("has a subject that is cut, and keeps what it says whole", async () => {
    const long = "é".repeat(100_000);
    const row = await read(
      await queue({ sujet: "👩‍👧 ".repeat(200), contenu: [paragraphe(`${long}\0\ud800`)] }),
    );
    expect([...row.sujet].length).toBeLessThanOrEqual(200);
    expect(row.sujet.endsWith("…")).toBe(true);
    expect(row.contenu).toEqual([paragraphe(long)]);
  });

  it.each([
    ["nothing", ""],
    ["no @", "camille"],
    ["two addresses", "a@exemple.fr, b@exemple.fr"],
    ["a name around", "Camille <a@exemple.fr>"],
    ["a line break", "a@exemple.fr\r\nBcc: b@exemple.fr"],
    ["a line break inside", "a\n@exemple.fr"],
    ["a space", "a b@exemple.fr"],
    ["a quoted part", '"a b"@exemple.fr'],
    ["a NUL", "a\0@exemple.fr"],
    ["an address too long", `${"a".repeat(250)}@exemple.fr`],
  ])("is refused with an address that is %s", async (_name, destinataire) => {
    await expect(queue({ destinataire })).rejects.toMatchObject({ code: "courriel.adresse" });
  });

  it("is refused without a subject, without a content, with one that no mail carries", async () => {
    await expect(queue({ sujet: " \r\n " })).rejects.toMatchObject({ code: "courriel.sujet-vide" });
    await expect(queue({ contenu: " \n\n " })).rejects.toMatchObject({ code: "courriel.contenu-vide" });
    await expect(queue({ contenu: [liste([])] })).rejects.toMatchObject({ code: "courriel.contenu-vide" });
    await expect(queue({ contenu: "x".repeat(500_001) })).rejects.toMatchObject({
      code: "courriel.contenu-long",
    });
    await expect(
      queue({
        contenu: [
          titre("Entrer"),
          citation("Bienvenue"),
          bouton("Entrer", "https://exemple.fr/"),
          note("Une heure."),
        ],
      }),
    ).resolves.toBeTypeOf("string");
  });
});
