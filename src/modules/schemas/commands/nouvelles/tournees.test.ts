import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createActeurs, grantRoles } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import type { Bloc } from "#platform/mail/contenu.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, type TestDatabase, testDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { readLienNouvelles } from "../../domain/nouvelles/tournee.ts";
import { readNouvelles } from "../../queries/nouvelles/find-invitation.ts";
import { readTournee } from "../../queries/nouvelles/load-tournee.ts";
import { runTournees } from "../../taches.ts";
import { answerInvitation, answerNothingNew } from "./answer-invitation.ts";
import { delegateInvitation } from "./delegate-invitation.ts";
import { launchTournee, type TourneeVoulue } from "./launch-tournee.ts";
import { recordPointAvancement } from "./record-point-avancement.ts";
import { cancelTournee, remindTournee } from "./remind-tournee.ts";
import { setRegleTournee } from "./set-regle-tournee.ts";

const D63 = departement("63");
const ADRESSE = "https://maillage.example";

let base: TestDatabase;
let acteurs: ActeursSeme;
let schema: SchemaSeme;

// Each test writes to people: nobody must have been written to by another one.
beforeEach(async () => {
  base = await testDatabase();
  acteurs = await seedActeurs(base.platform, D63);
  schema = await seedSchema(base.platform, D63, acteurs);
  await adresser(acteurs.personnes.caf.correspondant.personne, "Caf@Maillage.example");
  await adresser(acteurs.personnes.correspondantCd.personne, "cd@maillage.example");
  await adresser(acteurs.personnes.piloteNomme.personne, "paule@maillage.example");
});
afterEach(() => base.dispose());

const as = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>, at = NOW): Promise<T> =>
  new Platform(base.database, clockAt(at)).act(D63, principal, work);
const redacteur = () => acteurs.personnes.caf.redacteur;

function adresser(id: Id<"acteur">, courriel: string) {
  return as(ESSAIS, (ctx) =>
    ctx.tx
      .updateTable("acteur")
      .set({ courriel })
      .where("departement", "=", D63)
      .where("id", "=", id)
      .execute(),
  );
}

const voulue = (change: Partial<TourneeVoulue> = {}): TourneeVoulue => ({
  schema: schema.publicId,
  etendue: "toutes",
  volet: null,
  texte: "Où en êtes-vous ?",
  envoi: Temporal.PlainDate.from("2026-11-22"),
  relanceJours: 10,
  relancesMaximum: 2,
  adresse: ADRESSE,
  cle: newId(),
  ...change,
});

const launch = (change: Partial<TourneeVoulue> = {}, at = NOW) =>
  as(redacteur(), (ctx) => launchTournee(ctx, voulue(change)), at);

type Mail = {
  destinataire: string;
  genre: string;
  etat: string;
  sujet: string;
  contenu: Bloc[] | null;
  part: string;
};

function mails(): Promise<Mail[]> {
  return base.database.national(async (tx) => {
    const rows = await tx.selectFrom("courriel").selectAll().orderBy("id").execute();
    return rows.map((row) => ({
      ...row,
      contenu: row.contenu as unknown as Bloc[] | null,
      part: Temporal.Instant.from(row.prochain_essai).toString(),
    }));
  });
}

/** The secret of the last mail to an address. */
async function jetonOf(destinataire: string): Promise<string> {
  const mail = (await mails()).findLast(
    (one) => one.destinataire === destinataire && one.genre !== "nouvelles-confiees",
  );
  const button = mail?.contenu?.find((bloc) => bloc.bloc === "bouton");
  const lien = readLienNouvelles(
    button?.bloc === "bouton" ? (button.adresse.split("/nouvelles/")[1] ?? "") : "",
  );
  if (!lien) throw new Error(`no link for ${destinataire}`);
  return lien.jeton;
}

const page = (jeton: string, at = NOW) => as(ANONYME, (ctx) => readNouvelles(ctx, jeton), at);
const codes = async (jeton: string) => (await page(jeton)).actions.map(({ code }) => code);
const POINT = {
  statut: "en_cours",
  avancement: 40,
  meteo: "soleil",
  commentaire: "Deux ouvertes",
  blocage: null,
} as const;
const answer = (jeton: string, code: keyof SchemaSeme["actions"], change = {}, at = NOW) =>
  as(
    ANONYME,
    (ctx) =>
      answerInvitation(ctx, {
        jeton,
        action: schema.actions[code].publicId,
        cle: newId(),
        ...POINT,
        ...change,
      }),
    at,
  );
const suivi = (tournee: string, at = NOW) =>
  as(redacteur(), (ctx) => readTournee(ctx, { schema: schema.publicId, tournee }), at);

describe("a round", () => {
  it("writes once to each person, with the actions of all the pilots that they answer for", async () => {
    const tournee = await launch();
    const sent = await mails();
    // The Caf answers for itself and for its committee, the Département for the PMI; the MSA has no address.
    expect(sent.map(({ destinataire }) => destinataire).sort()).toEqual([
      "caf@maillage.example",
      "cd@maillage.example",
      "paule@maillage.example",
    ]);
    expect(await codes(await jetonOf("caf@maillage.example"))).toEqual(["1-A", "1-B", "2-A"]);
    expect(await codes(await jetonOf("cd@maillage.example"))).toEqual(["1-A", "1-B"]);
    expect(await codes(await jetonOf("paule@maillage.example"))).toEqual(["2-B"]);
    const { sans, lignes } = await suivi(tournee);
    expect(lignes.map(({ etat }) => etat)).toEqual(["attente", "attente", "attente"]);
    expect(sans.map(({ nom }) => nom).sort()).toEqual(["Les Petits Pas", "Mutualité sociale agricole"]);
  });

  it("is one for a double submit, and keeps the secret of its links as digests", async () => {
    const cle = newId();
    expect(await launch({ cle })).toBe(await launch({ cle }));
    expect(await mails()).toHaveLength(3);
    const jeton = await jetonOf("caf@maillage.example");
    const { rows } = await as(ESSAIS, async (ctx) => ({
      rows: await ctx.tx.selectFrom("tournee_lien").selectAll().execute(),
    }));
    expect(JSON.stringify(rows)).not.toContain(jeton);
  });

  it("does not write twice on one day: the second leaves on the next morning", async () => {
    await launch();
    await launch({ texte: "Encore" });
    const [first, second] = (await mails()).filter(({ destinataire }) => destinataire.startsWith("caf@"));
    expect(first?.part).toBe("2026-11-22T09:00:00Z");
    expect(second?.part).toBe("2026-11-23T07:00:00Z");
  });

  it("does not write to who left, was archived, or is a category", async () => {
    const { correspondant } = acteurs.personnes.caf;
    await as(ESSAIS, async (ctx) => {
      await ctx.tx
        .updateTable("role_personne")
        .set({ du: "2026-11-01", au: "2026-11-21" })
        .where("departement", "=", D63)
        .where("personne", "in", [correspondant.personne, acteurs.personnes.piloteNomme.personne])
        .execute();
      await ctx.tx
        .updateTable("acteur")
        .set({ archive_le: NOW })
        .where("departement", "=", D63)
        .where("id", "=", acteurs.personnes.correspondantCd.personne)
        .execute();
    });
    await expect(launch()).rejects.toMatchObject({ code: "tournee.personne" });
    expect(await mails()).toEqual([]);
  });

  it("is refused without a text, with one of 100 kB, in the past, with an absurd rhythm", async () => {
    await expect(launch({ texte: "  " })).rejects.toMatchObject({ code: "tournee.texte-vide" });
    await expect(launch({ texte: "é".repeat(100_000) })).rejects.toMatchObject({
      code: "tournee.texte-long",
    });
    await expect(launch({ relanceJours: Number.NaN })).rejects.toMatchObject({ code: "tournee.rythme" });
    await expect(launch({ etendue: "volet", volet: newId() })).rejects.toMatchObject({
      code: "tournee.volet",
    });
    await expect(launch({ envoi: Temporal.PlainDate.from("2026-11-21") })).rejects.toMatchObject({
      code: "tournee.date",
    });
  });

  it("asks 200 people while the mail server is dead, and keeps all of it", async () => {
    await as(ESSAIS, async (ctx) => {
      const ids = await createActeurs(
        ctx,
        Array.from({ length: 200 }, (_, n) => ({
          genre: "personne" as const,
          nom: `Personne ${n}`,
          parent: acteurs.institutions.msa,
          courriel: `p${n}@msa.example`,
        })),
      );
      for (const personne of ids) {
        await grantRoles(ctx, { personne, institution: acteurs.institutions.msa, roles: ["correspondant"] });
      }
      await ctx.tx
        .insertInto("courriel_serveur")
        .values({ cle: "smtp", regle: true, echecs: 9, pause_fin: "2026-11-23T00:00:00Z" })
        .execute();
    });
    await launch();
    const sent = await mails();
    expect(sent).toHaveLength(203);
    expect(new Set(sent.map(({ etat }) => etat))).toEqual(new Set(["a_envoyer"]));
  });
});

describe("a link", () => {
  it("answers one action, says who by, and goes on for the others", async () => {
    const tournee = await launch();
    const jeton = await jetonOf("caf@maillage.example");
    await answer(jeton, "1-A");
    const { actions } = await page(jeton);
    expect(actions.map(({ code, reponse }) => [code, reponse?.par ?? null])).toEqual([
      ["1-A", "Camille correspondant"],
      ["1-B", null],
      ["2-A", null],
    ]);
    // Another pilot of the same action sees that it is said.
    expect((await page(await jetonOf("cd@maillage.example"))).actions[0]?.reponse?.par).toBe(
      "Camille correspondant",
    );
    const { lignes } = await suivi(tournee);
    expect(lignes.map(({ nom, etat, repondues }) => [nom, etat, repondues])).toContainEqual([
      "Camille correspondant",
      "en_partie",
      1,
    ]);
    const written = await as(ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("journal as j")
        .innerJoin("journal_valeur as v", (join) =>
          join.onRef("v.departement", "=", "j.departement").onRef("v.no", "=", "j.no"),
        )
        .select(["j.auteur_genre", "j.auteur_personne", "v.auteur_nom"])
        .where("j.objet", "=", schema.actions["1-A"].id)
        .where("j.operation", "=", "schemas.donner-des-nouvelles")
        .execute(),
    );
    expect(written).toEqual([
      {
        auteur_genre: "lien",
        auteur_personne: acteurs.personnes.caf.correspondant.personne,
        auteur_nom: "Camille correspondant",
      },
    ]);
    const point = await as(ESSAIS, (ctx) =>
      ctx.tx.selectFrom("point_avancement").selectAll().executeTakeFirstOrThrow(),
    );
    expect(point.auteur_nom).toBe("Camille correspondant, par lien");
  });

  it("is used by no reading, and gives the same news once for a double submit", async () => {
    await launch();
    const jeton = await jetonOf("caf@maillage.example");
    await page(jeton);
    await page(jeton);
    const cle = newId();
    const both = await Promise.all([answer(jeton, "1-A", { cle }), answer(jeton, "1-A", { cle })]);
    expect(both[0]).toBe(both[1]);
    await answer(jeton, "1-A", { avancement: 60 });
    const points = await as(ESSAIS, (ctx) =>
      ctx.tx.selectFrom("point_avancement").select("avancement").execute(),
    );
    expect(points.map(({ avancement }) => avancement).sort()).toEqual([40, 60]);
  });

  it("opens nothing else: another action, another département, cut, made up, expired, cancelled, closed", async () => {
    const tournee = await launch();
    const jeton = await jetonOf("paule@maillage.example");
    await expect(answer(jeton, "1-A")).rejects.toMatchObject({ code: "tournee.hors-lien" });
    await expect(
      base.platform.act(departement("43"), ANONYME, (ctx) => readNouvelles(ctx, jeton)),
    ).rejects.toMatchObject({ code: "tournee.lien-inconnu" });
    await expect(page(newId())).rejects.toMatchObject({ code: "tournee.lien-inconnu", status: 404 });
    expect(readLienNouvelles(`63.${jeton.slice(0, 30)}`)).toBeNull();
    expect(readLienNouvelles(jeton)).toBeNull();
    await expect(page(jeton, "2026-12-23T09:00:00Z")).rejects.toMatchObject({ code: "tournee.lien-expire" });
    await as(redacteur(), (ctx) => cancelTournee(ctx, { schema: schema.publicId, tournee }));
    await expect(answer(jeton, "2-B")).rejects.toMatchObject({ code: "tournee.lien-annule" });
    expect((await mails()).map(({ etat, contenu }) => [etat, contenu])).toEqual(
      Array(3).fill(["annule", null]),
    );
  });

  it("refuses what the page of the action refuses, and a text of 100 kB", async () => {
    await launch();
    const jeton = await jetonOf("caf@maillage.example");
    await expect(answer(jeton, "1-A", { avancement: Number.NaN })).rejects.toMatchObject({
      code: "point.avancement-hors-bornes",
    });
    await expect(answer(jeton, "1-A", { commentaire: "x".repeat(100_000) })).rejects.toMatchObject({
      code: "texte.trop-long",
    });
  });

  it("says « rien de nouveau » for all that was once told, once", async () => {
    await as(redacteur(), (ctx) =>
      recordPointAvancement(ctx, {
        ...{ ...POINT, cle: newId(), date: Temporal.PlainDate.from("2026-03-01") },
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId },
      }),
    );
    await launch();
    const jeton = await jetonOf("caf@maillage.example");
    const nothing = (actions: string[] | null) =>
      as(ANONYME, (ctx) => answerNothingNew(ctx, { jeton, actions, cle: newId() }));
    expect(await nothing(null)).toBe(1);
    expect(await nothing(null)).toBe(0);
    await expect(nothing([schema.actions["1-B"].publicId])).rejects.toMatchObject({
      code: "tournee.rien-sans-nouvelles",
    });
    const [told] = (await page(jeton)).actions;
    expect(told?.dernier).toMatchObject({
      date: "2026-11-22",
      avancement: 40,
      commentaire: "Rien de nouveau.",
    });
  });
});

describe("a hand-over", () => {
  const hand = (
    jeton: string,
    change: Partial<{ nom: string; courriel: string; actions: string[]; cle: string }> = {},
  ) =>
    as(ANONYME, (ctx) =>
      delegateInvitation(ctx, {
        ...{ jeton, nom: "Noé Collègue", courriel: "noe@caf.example", adresse: ADRESSE, cle: newId() },
        ...{ actions: [schema.actions["1-A"].publicId, schema.actions["1-B"].publicId] },
        ...change,
      }),
    );

  it("gives a colleague a link of their own for these actions, and tells the first", async () => {
    const tournee = await launch();
    const first = await jetonOf("caf@maillage.example");
    const cle = newId();
    expect(await hand(first, { cle })).toBe(await hand(first, { cle }));
    const second = await jetonOf("noe@caf.example");
    expect(await codes(second)).toEqual(["1-A", "1-B"]);
    expect((await mails()).filter(({ genre }) => genre === "nouvelles-confiees")).toMatchObject([
      { destinataire: "caf@maillage.example" },
    ]);
    await answer(second, "1-A");
    expect(
      (await page(first)).actions.map(({ reponse, confieeA }) => [reponse?.par ?? null, confieeA]),
    ).toEqual([
      ["Noé Collègue", "Noé Collègue"],
      [null, "Noé Collègue"],
      [null, null],
    ]);
    const { lignes } = await suivi(tournee);
    expect(lignes.find(({ nom }) => nom === "Noé Collègue")).toMatchObject({
      delegueDe: "Camille correspondant",
      etat: "en_partie",
    });
    await expect(hand(second, { courriel: "autre@caf.example" })).rejects.toMatchObject({
      code: "tournee.delegue-deux-fois",
    });
  });

  it("is bounded, and refuses what is not an address", async () => {
    await launch();
    const jeton = await jetonOf("caf@maillage.example");
    await expect(hand(jeton, { courriel: "noe\r\nBcc: tous@x.fr" })).rejects.toMatchObject({
      code: "courriel.adresse",
    });
    await expect(hand(jeton, { courriel: "CAF@maillage.example" })).rejects.toMatchObject({
      code: "tournee.delegue-soi",
    });
    await expect(hand(jeton, { nom: " " })).rejects.toMatchObject({ code: "tournee.delegue-nom" });
    await expect(hand(jeton, { actions: [] })).rejects.toMatchObject({ code: "tournee.delegue-actions" });
    await hand(jeton, { actions: [schema.actions["1-A"].publicId] });
    await expect(hand(jeton, { actions: [schema.actions["1-A"].publicId] })).rejects.toMatchObject({
      code: "tournee.delegue-actions",
    });
    await as(ESSAIS, async (ctx) => {
      const one = await ctx.tx
        .selectFrom("tournee_invitation")
        .selectAll()
        .where("delegue_de", "is not", null)
        .executeTakeFirstOrThrow();
      for (let n = 0; n < 4; n += 1) {
        await ctx.tx
          .insertInto("tournee_invitation")
          .values({ ...one, id: newId() })
          .execute();
      }
    });
    await expect(hand(jeton, { actions: [schema.actions["1-B"].publicId] })).rejects.toMatchObject({
      code: "tournee.delegations-maximum",
    });
  });
});

describe("the calendar", () => {
  const run = (at: string) => {
    const platform = new Platform(base.database, clockAt(at));
    const espaces = { list: async () => [{ code: D63, nom: "Puy-de-Dôme", demonstration: false }] };
    return runTournees({ platform, espaces, adresse: ADRESSE } as never, new AbortController().signal);
  };

  it("reminds after ten days, twice at most, only of what is missing, and not who refused", async () => {
    await launch();
    await base.database.national((tx) =>
      tx
        .insertInto("courriel_choix")
        .values({ adresse: "cd@maillage.example", genre: "relance-nouvelles", rythme: "jamais", depuis: NOW })
        .execute(),
    );
    const jeton = await jetonOf("caf@maillage.example");
    await answer(jeton, "1-A");
    await answer(await jetonOf("paule@maillage.example"), "2-B");
    expect(await run("2026-12-01T06:30:00Z")).toContain("0\u00a0rappel");
    expect(await run("2026-12-02T06:30:00Z")).toContain("1\u00a0rappel");
    expect(await run("2026-12-02T06:30:00Z")).toContain("0\u00a0rappel");
    const reminded = (await mails()).filter(({ genre }) => genre === "relance-nouvelles");
    expect(reminded.map(({ destinataire }) => destinataire)).toEqual(["caf@maillage.example"]);
    expect(JSON.stringify(reminded[0]?.contenu)).not.toContain("1-A");
    // Both links serve; the new one lives its own thirty days.
    expect((await page(await jetonOf("caf@maillage.example"), "2026-12-30T09:00:00Z")).actions).toHaveLength(
      3,
    );
    expect(await run("2026-12-12T06:30:00Z")).toContain("1\u00a0rappel");
    expect(await run("2026-12-22T06:30:00Z")).toContain("0\u00a0rappel");
  });

  it("does not remind who left since", async () => {
    await launch();
    await as(ESSAIS, (ctx) =>
      ctx.tx
        .updateTable("role_personne")
        .set({ au: "2026-11-25" })
        .where("departement", "=", D63)
        .where("personne", "in", [
          acteurs.personnes.caf.correspondant.personne,
          acteurs.personnes.correspondantCd.personne,
          acteurs.personnes.piloteNomme.personne,
        ])
        .execute(),
    );
    expect(await run("2026-12-02T06:30:00Z")).toContain("0\u00a0rappel");
    const [tournee] = await as(ESSAIS, (ctx) => ctx.tx.selectFrom("tournee").select("public_id").execute());
    const { lignes } = await suivi(tournee?.public_id ?? "", "2026-12-02T06:30:00Z");
    expect(lignes.map(({ remarque }) => remarque?.slice(0, 14))).toEqual(Array(3).fill("Cette personne"));
  });

  it("sends the round of each quarter once, and tells a stale change of the rule", async () => {
    const set = (revision: number) =>
      as(redacteur(), (ctx) =>
        setRegleTournee(ctx, {
          ...{ schema: schema.publicId, revision, active: true, mois: 3, etendue: "toutes" },
          ...{ prochaine: Temporal.PlainDate.from("2027-01-01"), texte: "Où en êtes-vous ?" },
          ...{ relanceJours: 10, relancesMaximum: 1 },
        }),
      );
    await set(0);
    await expect(set(0)).rejects.toMatchObject({ code: "tournee.regle-perimee" });
    expect(await run("2026-12-31T06:30:00Z")).toContain("0\u00a0tournée");
    expect(await run("2027-01-01T06:30:00Z")).toContain("1\u00a0tournée");
    expect(await run("2027-01-01T06:30:00Z")).toContain("0\u00a0tournée");
    const rule = await as(ESSAIS, (ctx) =>
      ctx.tx.selectFrom("tournee_regle").selectAll().executeTakeFirstOrThrow(),
    );
    expect(rule.prochaine).toBe("2027-04-01");
    expect(await mails()).toHaveLength(3);
  });
});

describe("a reminder by hand", () => {
  it("leaves on another day than the first mail, once", async () => {
    const tournee = await launch();
    const remind = (at: string) =>
      as(
        redacteur(),
        (ctx) => remindTournee(ctx, { schema: schema.publicId, tournee, invitation: null, adresse: ADRESSE }),
        at,
      );
    expect(await remind(NOW)).toBe(0);
    expect(await remind("2026-11-23T09:00:00Z")).toBe(3);
    expect(await remind("2026-11-23T10:00:00Z")).toBe(0);
  });
});
