import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { updateAction } from "../../commands/ecrire/update-action.ts";
import { launchTournee } from "../../commands/nouvelles/launch-tournee.ts";
import { recordPointAvancement } from "../../commands/nouvelles/record-point-avancement.ts";
import { followObjet } from "../../commands/suivi/follow.ts";
import { findAction } from "../plan/find-action.ts";
import { readDetailsAction } from "../plan/read-details.ts";
import { findEcheances } from "./find-echeances.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let secret: SchemaSeme;

const on = (jour: string) => new Platform(base().database, clockAt(`${jour}T09:00:00Z`));
const dates = async (principal: Principal, jour = "2026-03-02") => {
  const all = await on(jour).read(d63, principal, findEcheances);
  return all.map(({ genre, titre, date, etat }) => `${genre} ${titre.slice(0, 14)} ${date} ${etat}`).sort();
};

beforeAll(async () => {
  acteurs = await seedActeurs(on("2026-01-05"), d63);
  schema = await seedSchema(on("2026-01-05"), d63, acteurs);
  secret = await seedSchema(on("2026-01-05"), d63, acteurs, { titre: "En projet", phase: "elaboration" });
  const ids = { schema: schema.publicId, action: schema.actions["1-A"].publicId };
  await on("2026-01-06").act(d63, acteurs.personnes.caf.redacteur, async (ctx) => {
    const { id, revision, intitule, nature, debut, fin } = await findAction(ctx, ids);
    const details = {
      ...(await readDetailsAction(ctx, id)),
      jalons: [
        { libelle: "Local trouvé", date: parsePartialDate("2025-06"), fait: true },
        { libelle: "Ouverture", date: parsePartialDate("2026-09-01"), fait: false },
        { libelle: "Un jour", date: null, fait: false },
      ],
    };
    await updateAction(ctx, { ...ids, revision, intitule, nature, debut, fin, details });
    await recordPointAvancement(ctx, {
      ...{ ...ids, cle: newId(), statut: "en_cours", avancement: 40, meteo: "orage", commentaire: "Avance." },
      blocage: {
        raison: "Pas d'accord",
        condition: "Vote du conseil",
        echeance: Temporal.PlainDate.from("2026-05-04"),
      },
    });
  });
});

describe("the dates of the schemes", () => {
  it("are those of the plan, their state said; blockages only to persons", async () => {
    const publiques = [
      "action-debut 1-A Ouvrir tro 2023 faite",
      "action-debut 2-A Former les 2024 attendue",
      "action-debut 3-A Publier un 2024-01 attendue",
      "action-fin 2-A Former les 2025 attendue",
      "action-fin 3-A Publier un 2026-06-30 attendue",
      "jalon Local trouvé 2025-06 faite",
      "jalon Ouverture 2026-09-01 attendue",
      "schema-fin SDSF 2022-2026 2026 attendue",
    ];
    expect(await dates(ANONYME)).toEqual(publiques);
    const seen = await dates({ ...acteurs.personnes.caf.lecteur, institution: newId(), roles: [] });
    expect(seen).toContain("blocage 1-A Ouvrir tro 2026-05-04 attendue");
  });

  it("of a scheme that one may not read are not there, nor those of another département", async () => {
    const read = (principal: Principal) => on("2026-03-02").read(d63, principal, findEcheances);
    const has = async (principal: Principal) =>
      (await read(principal)).some((one) => one.schema === secret.publicId);
    expect(await has(acteurs.personnes.caf.lecteur)).toBe(true);
    expect(await has(ANONYME)).toBe(false);
    expect(await has({ ...acteurs.personnes.caf.administrateur, departement: departement("43") })).toBe(
      false,
    );
    const d43 = await on("2026-03-02").read(departement("43"), acteurs.personnes.caf.lecteur, findEcheances);
    expect(d43).toEqual([]);
  });

  it("say what one must answer for, and what one follows", async () => {
    const { lecteur } = acteurs.personnes.caf;
    const objectif = schema.objectifs.get(3)?.publicId ?? "";
    await on("2026-03-01").act(d63, lecteur, (ctx) =>
      followObjet(ctx, { genre: "objectif", schema: schema.publicId, objet: objectif }),
    );
    const all = await on("2026-03-02").read(d63, lecteur, findEcheances);
    const of = (cle: "moi" | "suivi") =>
      new Set(
        all.filter((one) => one[cle] && one.schema === schema.publicId).map(({ titre }) => titre.slice(0, 3)),
      );
    expect(of("moi")).toEqual(new Set(["1-A", "Loc", "Ouv", "2-A"]));
    expect(of("suivi")).toEqual(new Set(["3-A"]));
  });

  it("keep their key when the milestones are written again, and have one each", async () => {
    const keys = async () =>
      (await on("2026-03-02").read(d63, acteurs.personnes.caf.lecteur, findEcheances)).map(({ cle }) => cle);
    const before = await keys();
    expect(new Set(before).size).toBe(before.length);
    const ids = { schema: schema.publicId, action: schema.actions["1-A"].publicId };
    await on("2026-03-01").act(d63, acteurs.personnes.caf.redacteur, async (ctx) => {
      const { id, revision, intitule, nature, debut, fin } = await findAction(ctx, ids);
      const details = await readDetailsAction(ctx, id);
      await updateAction(ctx, { ...ids, revision, intitule, nature, debut, fin, details });
    });
    expect((await keys()).sort()).toEqual(before.sort());
  });

  it("are the news that a person was asked for until they are given, and the last day of the round", async () => {
    const { redacteur } = acteurs.personnes.caf;
    await base().platform.act(d63, ESSAIS, ({ tx }) =>
      tx
        .updateTable("acteur")
        .set({ courriel: "paule@essai.fr" })
        .where("departement", "=", d63)
        .where("id", "=", acteurs.personnes.piloteNomme.personne)
        .execute(),
    );
    await on("2026-03-03").act(d63, redacteur, (ctx) =>
      launchTournee(ctx, {
        ...{ schema: schema.publicId, etendue: "toutes", volet: null, texte: "Où en êtes-vous ?" },
        ...{ envoi: ctx.today, relanceJours: 10, relancesMaximum: 0, adresse: "http://x", cle: newId() },
      }),
    );
    const asked = async (principal: Principal, jour = "2026-03-04") =>
      (await on(jour).read(d63, principal, findEcheances)).filter(({ genre }) => genre === "nouvelles");
    const { piloteNomme } = acteurs.personnes;
    expect(await asked(piloteNomme)).toMatchObject([{ date: "2026-04-02", moi: true }]);
    expect(await asked(ESSAIS)).toEqual([]);
    expect(await asked(piloteNomme, "2026-04-03")).toEqual([]);
    expect(await dates(redacteur, "2026-03-04")).toContain("tournee Dernier jour p 2026-04-02 attendue");
    expect((await dates(ANONYME, "2026-03-04")).join()).not.toContain("tournee");
    await on("2026-03-05").act(d63, piloteNomme, (ctx) =>
      recordPointAvancement(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["2-B"].publicId, cle: newId(), blocage: null },
        ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "" },
      }),
    );
    expect(await asked(piloteNomme, "2026-03-06")).toEqual([]);
  });
});
