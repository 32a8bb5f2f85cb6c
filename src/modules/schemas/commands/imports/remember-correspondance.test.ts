import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { sayMemoire } from "../../domain/imports/dire-memoire.ts";
import { examinePlan } from "../../queries/imports/examine-plan.ts";
import { forgetCorrespondance } from "./remember-correspondance.ts";
import { confirmImport } from "./settle-import.ts";
import { stageImport } from "./stage-import.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let voisins: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  voisins = await seedActeurs(base().platform, d43);
});

/** Nobody can tell that « Chantier » holds the pilots; `n` makes a shape of its own for each test. */
async function sheet(n: number, action = "Ouvrir une crèche", headers = `Objectif;Action;Chantier ${n}`) {
  const text = `${headers}\nCréer des places;${action};Caf`;
  return parseSheets(new TextEncoder().encode(text), "plan.csv");
}
const CORRIGE: Choix = { colonnes: { 0: "objectif", 1: "action", 2: "pilotage" } };
type Feuille = Awaited<ReturnType<typeof sheet>>;

function act<T>(work: (ctx: Contexte) => Promise<T>, now?: string): Promise<T> {
  const platform = now ? new Platform(base().database, clockAt(now)) : base().platform;
  return platform.act(d63, acteurs.personnes.caf.redacteur, work);
}
let number = 0;
async function bring(lecture: Feuille, choix: Choix, now?: string): Promise<void> {
  number += 1;
  const nouveau = {
    titre: `Schéma ${number}`,
    type: "sdsf",
    debut: 2022,
    fin: 2026,
    phase: "elaboration",
  } as const;
  const fichier = { nom: `plan ${number}.csv`, contenu: new TextEncoder().encode(String(number)) };
  await act(async (ctx) => {
    const importation = await stageImport(ctx, { fichier, cible: { nouveau }, cle: newId() });
    await confirmImport(ctx, importation, lecture, choix);
  }, now);
}
const examine = (lecture: Feuille, choix: Choix = {}) => act((ctx) => examinePlan(ctx, null, lecture, choix));
async function pilots(lecture: Feuille, choix: Choix = {}): Promise<readonly string[]> {
  const { plan } = await examine(lecture, choix);
  return plan.objectifs.flatMap((objectif) => objectif.pilotes);
}

describe("columns that somebody corrected", () => {
  it("are read so in the next file of the same shape, which says by whom and when", async () => {
    expect(await pilots(await sheet(1))).toEqual([]);
    await bring(await sheet(1), CORRIGE, "2026-03-03T09:00:00Z");
    const next = await sheet(1, "Ouvrir deux crèches", "OBJECTIF ;Action;chantier 1");
    expect(await pilots(next)).toEqual(["Caf"]);
    const { memoire, reprise } = (await examine(next)).colonnes;
    expect(reprise).toBe(true);
    expect(sayMemoire(memoire ?? { le: "", par: "" })).toBe(
      "Correspondance reprise de l'import du 3 mars 2026 par Camille redacteur (Caf)",
    );
  });

  it("are recognised alone when the person prefers, without forgetting", async () => {
    await bring(await sheet(2), CORRIGE);
    const { colonnes } = await examine(await sheet(2), { sansMemoire: true });
    expect(colonnes).toMatchObject({ reprise: false, memoire: { nomFichier: `plan ${number}.csv` } });
    expect(await pilots(await sheet(2), { sansMemoire: true })).toEqual([]);
    expect(await pilots(await sheet(2))).toEqual(["Caf"]);
  });

  it("say nothing of another shape, nor of another département", async () => {
    await bring(await sheet(3), CORRIGE);
    expect(await pilots(await sheet(30))).toEqual([]);
    expect(await pilots(await sheet(3, "Autre", "Action;Objectif;Chantier 3"))).toEqual([]);
    const lecture = await sheet(3);
    const { redacteur } = voisins.personnes.caf;
    const { colonnes } = await base().platform.act(d43, redacteur, (ctx) =>
      examinePlan(ctx, null, lecture, {}),
    );
    expect(colonnes.memoire).toBeNull();
  });

  it("are forgotten when asked, and when a file is confirmed as it is recognised alone", async () => {
    await bring(await sheet(4), CORRIGE);
    const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode("autre") };
    const nouveau = {
      titre: "À oublier",
      type: "sdsf",
      debut: 2022,
      fin: 2026,
      phase: "elaboration",
    } as const;
    const lecture = await sheet(4);
    await act(async (ctx) => {
      const dropped = await stageImport(ctx, { fichier, cible: { nouveau }, cle: newId() });
      await forgetCorrespondance(ctx, dropped, lecture, undefined);
      await forgetCorrespondance(ctx, dropped, lecture, undefined);
    });
    expect((await examine(lecture)).colonnes.memoire).toBeNull();

    await bring(lecture, CORRIGE);
    await bring(lecture, { colonnes: { 0: "objectif", 1: "action", 2: null } });
    expect((await examine(lecture)).colonnes.memoire).toBeNull();
  });

  it("stay remembered after an import that says nothing of them, like one of the command line", async () => {
    await bring(await sheet(5), CORRIGE, "2026-03-03T09:00:00Z");
    await bring(await sheet(5), { sansMemoire: true });
    await bring(await sheet(5), {});
    expect((await examine(await sheet(5))).colonnes.memoire).toMatchObject({
      le: expect.stringMatching(/^2026-03-03/),
    });
  });

  it("are not remembered when they are those that are recognised", async () => {
    const lecture = await sheet(6);
    await bring(lecture, { colonnes: { 0: "objectif", 1: "action", 2: null } });
    expect((await examine(lecture)).colonnes.memoire).toBeNull();
  });
});

it("an acteur chosen for an unknown name is found by that name in the next file", async () => {
  const headers = "Objectif;Action;Pilote";
  const lecture = await parseSheets(
    new TextEncoder().encode(`${headers}\nCréer des places;Ouvrir;La Mutuelle agricole (Nord, Sud)`),
    "plan.csv",
  );
  expect((await examine(lecture)).inconnus).toHaveLength(1);
  const acteur = acteurs.institutions.msa;
  await bring(lecture, { acteurs: { "la mutuelle agricole": { acteur } } });
  expect((await examine(lecture)).inconnus).toEqual([]);
});
