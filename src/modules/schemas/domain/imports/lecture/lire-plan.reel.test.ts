import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { lirePlan } from "./lire-plan.ts";
import type { PlanLu } from "./modele.ts";

// The real plan of the Puy-de-Dôme stands beside the repository where the project is developed, not in every clone.
const FOLDER = new URL("../../../../../../../shared/donnees/schema-63/", import.meta.url);
const here = existsSync(FOLDER);

async function read(name: string): Promise<PlanLu> {
  return lirePlan(await parseSheets(readFileSync(new URL(name, FOLDER)), name));
}

/** The plan without what only one of the two files says: places in the sheet and contexts. */
function comparable(plan: PlanLu) {
  const placeless = <T extends { ligne: number }>({ ligne: _, ...rest }: T) => rest;
  return {
    volets: plan.volets.map(placeless),
    engagements: plan.engagements.map(placeless),
    objectifs: plan.objectifs.map((objectif) => ({ ...placeless(objectif), contexte: null })),
    actions: plan.actions.map((action) => ({ ...placeless(action), feuille: null })),
  };
}

describe.runIf(here)("the real plan of the Puy-de-Dôme", { timeout: 30_000 }, () => {
  it.each(["plan-actions.csv", "plan-actions-tableur.xlsx"])("is read whole from %s", async (name) => {
    const plan = await read(name);
    expect(plan.erreurs).toEqual([]);
    const nature = (wanted: string) => plan.actions.filter((action) => action.nature === wanted).length;
    expect([plan.volets.length, plan.engagements.length, plan.objectifs.length]).toEqual([4, 13, 30]);
    expect([plan.actions.length, nature("nouvelle"), nature("a_poursuivre")]).toEqual([114, 59, 55]);
    expect(plan.actions.filter((action) => action.debut === null)).toHaveLength(60);
    expect(plan.actions.every((action) => action.fin === null && action.pilotes.length === 0)).toBe(true);
    expect(plan.entete.colonnes.every(({ champ }) => champ !== null)).toBe(true);
  });

  it("is the same in both files", async () => {
    const csv = await read("plan-actions.csv");
    const xlsx = await read("plan-actions-tableur.xlsx");
    expect(comparable(xlsx)).toEqual(comparable(csv));
    const only = (a: PlanLu, b: PlanLu) =>
      a.colonnesPresentes.filter((cle) => !b.colonnesPresentes.includes(cle));
    expect([only(csv, xlsx), only(xlsx, csv)]).toEqual([["contexte"], ["calendrier"]]);
  });
});

it.runIf(!here)("the real plan is not beside the repository: its tests did not run", () => {
  console.info("Le plan réel (../shared/donnees/schema-63) est absent : ses essais ne sont pas faits.");
  expect(here).toBe(false);
});
