import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import type { Application } from "#platform/http/application.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { cancelCourriel, resendCourriel } from "./act-on-courriel.ts";
import { signChoix } from "./choix.ts";
import {
  COURRIEL_CONNEXION,
  COURRIEL_ESSAI,
  type GenreCourriel,
  GenresCourriel,
  type Rythme,
} from "./genres.ts";
import {
  countCourriels,
  countStates,
  ETATS_COURRIEL,
  type EtatCourriel,
  listCourriels,
  type Portee,
  readCourriel,
  refusedAddresses,
} from "./list-courriels.ts";
import { answerOneClick } from "./one-click.ts";
import { type NouveauCourriel, queueMails } from "./queue-mail.ts";
import { findAdresse, readChoix, refuseInOneClick, saveChoix } from "./save-choix.ts";
import { declareServer } from "./serveur.ts";

const base = setUpDatabase();
const GROUPE: GenreCourriel = {
  ...COURRIEL_ESSAI,
  code: "groupe",
  regroupement: { minutes: 0, sujet: (nombre) => `${nombre} courriels` },
};
const genres = new GenresCourriel([GROUPE]);
const now = Temporal.Instant.from(NOW);
const d63 = departement("63");
const d43 = departement("43");
const TOUT: Portee = { departements: null };
const SMTP = { host: "127.0.0.1", port: 25, auth: null, tls: "possible" as const };

const national = <T>(work: Parameters<ReturnType<typeof base>["database"]["national"]>[0]) =>
  base().database.national(work) as Promise<T>;

const queue = async (change: Partial<NouveauCourriel> = {}): Promise<Id<"courriel">> => {
  const commun = {
    genre: COURRIEL_ESSAI,
    departement: d63,
    destinataire: "a@exemple.fr",
    sujet: "x",
    contenu: "x",
  };
  const [id] = await base().database.national((tx) => queueMails(tx, [{ ...commun, ...change }], now));
  if (!id) throw new Error("not queued");
  return id;
};

const setState = (id: Id<"courriel">, etat: EtatCourriel) =>
  base().database.national((tx) => tx.updateTable("courriel").set({ etat }).where("id", "=", id).execute());
const read = (id: Id<"courriel">) => base().database.national((tx) => readCourriel(tx, TOUT, id));
const cancel = (id: Id<"courriel">, portee = TOUT) =>
  national((tx) => cancelCourriel(tx, { id, portee, qui: "Camille", now }, "  doublon\n ", genres));
const resend = (id: Id<"courriel">, portee = TOUT) =>
  national((tx) => resendCourriel(tx, { id, portee, qui: "Camille", now }));

beforeEach(async () => {
  await base().database.national(async (tx) => {
    for (const table of ["courriel", "courriel_choix", "adresse_refusee"] as const)
      await tx.deleteFrom(table).execute();
  });
  await declareServer(base().database, {
    smtp: SMTP,
    expediteur: { nom: "M", adresse: "m@exemple.fr" },
    parMinute: null,
  });
});

describe("every state", () => {
  const cancellable: EtatCourriel[] = ["a_envoyer", "reporte", "garde"];
  const resendable: EtatCourriel[] = ["garde", "refuse", "annule", "envoye", "reporte"];

  it.each(ETATS_COURRIEL)("%s: may be cancelled or not, sent again or not", async (etat) => {
    const one = await queue();
    await setState(one, etat);
    if (cancellable.includes(etat)) {
      await cancel(one);
      expect(await read(one)).toMatchObject({ etat: "annule", motif: "Annulé par Camille : doublon" });
    } else {
      await expect(cancel(one)).rejects.toMatchObject({ code: "courriel.plus-annulable" });
      expect(await read(one)).toMatchObject({ etat });
    }
    const two = await queue();
    await setState(two, etat);
    if (resendable.includes(etat)) {
      await resend(two);
      expect(await read(two)).toMatchObject({ etat: "a_envoyer", messageId: null });
    } else {
      await expect(resend(two)).rejects.toMatchObject({ code: "courriel.plus-renvoyable" });
      expect(await read(two)).toMatchObject({ etat });
    }
  });

  it("with a secret: cancelled, what it said is erased and cannot be sent again", async () => {
    const id = await queue({ genre: COURRIEL_CONNEXION });
    await cancel(id);
    expect(await read(id)).toMatchObject({ contenu: null });
    await expect(resend(id)).rejects.toMatchObject({ code: "courriel.plus-renvoyable" });
  });

  it("is not sent again once its link is dead, nor without a server", async () => {
    const dead = await queue({ expire: now });
    await setState(dead, "garde");
    await expect(resend(dead)).rejects.toMatchObject({ code: "courriel.expire" });
    const kept = await queue();
    await declareServer(base().database, { smtp: null, expediteur: null, parMinute: null });
    await expect(resend(kept)).rejects.toMatchObject({ code: "courriel.sans-serveur" });
  });
});

describe("somebody who may see the mails of some départements", () => {
  it("sees, counts, cancels and sends those only; the others are not there", async () => {
    const ours = await queue();
    const theirs = await queue({ departement: d43 });
    const global = await queue({ departement: null });
    const portee: Portee = { departements: [d63] };
    const filtre = { etat: null, genre: null, destinataire: "" };
    await base().database.national(async (tx) => {
      const list = await listCourriels(tx, portee, filtre, { from: 0, to: 50 });
      expect(list.map((one) => one.id)).toEqual([ours]);
      expect(await countCourriels(tx, portee, filtre)).toBe(1);
      expect(await countStates(tx, portee)).toEqual({ a_envoyer: 1 });
      expect(await countCourriels(tx, TOUT, filtre)).toBe(3);
      for (const id of [theirs, global]) expect(await readCourriel(tx, portee, id)).toBeNull();
    });
    for (const id of [theirs, global, newId<"courriel">()]) {
      await expect(cancel(id, portee)).rejects.toMatchObject({ code: "introuvable" });
      await expect(resend(id, portee)).rejects.toMatchObject({ code: "introuvable" });
    }
    expect(await read(theirs)).toMatchObject({ etat: "a_envoyer" });
  });

  it("filters by state, kind and part of an address, which is no pattern", async () => {
    await queue({ destinataire: "zoe_x@exemple.fr" });
    await queue({ genre: COURRIEL_CONNEXION });
    const count = (filtre: Partial<Parameters<typeof countCourriels>[2]>) =>
      base().database.national((tx) =>
        countCourriels(tx, TOUT, { etat: null, genre: null, destinataire: "", ...filtre }),
      );
    expect(await count({ destinataire: "ZOE_" })).toBe(1);
    expect(await count({ destinataire: "_" })).toBe(1);
    expect(await count({ genre: "connexion" })).toBe(1);
    expect(await count({ etat: "envoye" })).toBe(0);
  });
});

describe("the choices of an addressee", () => {
  it("stop what waits and what comes, and can be taken back; no other kind, no other person", async () => {
    const waiting = await queue();
    const other = await queue({ destinataire: "b@exemple.fr" });
    await queue({ genre: COURRIEL_CONNEXION });
    const save = (said: Record<string, Rythme>) =>
      national((tx) =>
        saveChoix(tx, { adresse: "a@exemple.fr", choix: new Map(Object.entries(said)), now }, genres),
      );
    await save({ essai: "jamais", connexion: "jamais", inconnu: "jamais" });
    expect(await read(waiting)).toMatchObject({ etat: "annule" });
    expect(await read(other)).toMatchObject({ etat: "a_envoyer" });
    const [who, choix] = await base().database.national(async (tx) => [
      await findAdresse(tx, waiting),
      await readChoix(tx, "a@exemple.fr"),
    ]);
    expect(who).toEqual({ adresse: "a@exemple.fr", genre: "essai", departement: "63" });
    expect([...choix]).toEqual([["essai", "jamais"]]);
    expect(await read(await queue())).toMatchObject({ etat: "annule" });
    expect(await read(await queue({ genre: COURRIEL_CONNEXION }))).toMatchObject({ etat: "a_envoyer" });
    await save({ essai: "semaine" });
    expect(await read(await queue())).toMatchObject({ etat: "annule" });
    await save({ essai: "aussitot" });
    expect(await read(await queue())).toMatchObject({ etat: "a_envoyer" });
  });

  it("move what waits: put off to seven in the morning, sent at once, and never past its end", async () => {
    const when = async (id: Id<"courriel">) =>
      base().database.national(async (tx) => {
        const mail = tx.selectFrom("courriel").select("prochain_essai").where("id", "=", id);
        return Temporal.Instant.from((await mail.executeTakeFirstOrThrow()).prochain_essai).toString();
      });
    const save = (rythme: Rythme) =>
      national((tx) =>
        saveChoix(tx, { adresse: "a@exemple.fr", choix: new Map([["groupe", rythme]]), now }, genres),
      );
    const waiting = await queue({ genre: GROUPE });
    const short = await queue({ genre: GROUPE, expire: now.add({ hours: 1 }) });
    await save("semaine");
    expect(await when(waiting)).toBe("2026-11-23T06:00:00Z");
    expect(await when(short)).toBe("2026-11-22T09:00:00Z");
    await save("aussitot");
    expect(await when(waiting)).toBe("2026-11-22T09:00:00Z");
  });

  it("are taken in one click of a mail client, and from its POST only", async () => {
    const application = {
      platform: new Platform(base().database, clockAt(NOW)),
      genresCourriel: genres,
      secret: "secret",
    } as Application;
    const post = (jeton: string, body: string) =>
      answerOneClick(application, new Request("https://x.fr/", { method: "POST", body }), jeton);
    const essai = await queue();
    const lien = await queue({ genre: COURRIEL_CONNEXION });
    const body = "List-Unsubscribe=One-Click";
    expect((await post(signChoix("autre", essai), body)).status).toBe(404);
    expect((await post(signChoix("secret", essai), "x=y")).status).toBe(404);
    expect((await post(signChoix("secret", lien), body)).status).toBe(404);
    expect((await post(signChoix("secret", newId<"courriel">()), body)).status).toBe(404);
    expect(await read(await queue())).toMatchObject({ etat: "a_envoyer" });
    expect((await post(signChoix("secret", essai), body)).status).toBe(200);
    expect((await post(signChoix("secret", essai), body)).status).toBe(200);
    expect(await base().database.national((tx) => refuseInOneClick(tx, lien, genres, now))).toBe(false);
    expect(await read(await queue())).toMatchObject({ etat: "annule" });
  });
});

it("addresses that are refused are found by those who show them", async () => {
  await national((tx) =>
    tx
      .insertInto("adresse_refusee")
      .values({ adresse: "a@exemple.fr", depuis: NOW, reponse: "550" })
      .execute(),
  );
  const found = await base().database.national((tx) =>
    refusedAddresses(tx, ["A@exemple.fr", "b@exemple.fr"]),
  );
  expect([...found.keys()]).toEqual(["a@exemple.fr"]);
  expect(await base().database.national((tx) => refusedAddresses(tx, []))).toEqual(new Map());
});
