import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { contents } from "#testing/contents.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { actionsOf, loadPlan, objectifsOf } from "../../queries/plan/load-plan.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { importPlan } from "./import-plan.ts";

// The real plan of the Puy-de-Dôme stands beside the repository where the project is developed, not in every clone.
const FOLDER = join(projectRoot(), "../shared/donnees/schema-63");
const here = existsSync(FOLDER);
const CSV = "plan-actions.csv";
const XLSX = "plan-actions-tableur.xlsx";
const d63 = departement("63");

describe.runIf(here).each([
  [CSV, XLSX],
  [XLSX, CSV],
])("the real plan of the Puy-de-Dôme, from %s then %s", { timeout: 60_000 }, (first, second) => {
  const base = setUpDatabase();
  let schema: string;

  beforeAll(async () => {
    const made = await base().platform.act(d63, ESSAIS, (ctx) =>
      createSchema(ctx, {
        titre: "SDSF 2022-2026",
        type: "sdsf",
        debut: 2022,
        fin: 2026,
        phase: "mise_en_oeuvre",
      }),
    );
    schema = made.publicId;
  });

  async function bring(name: string) {
    const lecture = await parseSheets(await readFile(join(FOLDER, name)), name);
    return base().platform.act(d63, ESSAIS, async (ctx) =>
      importPlan(ctx, await findSchema(ctx, schema), lecture, {}),
    );
  }
  const plan = () => base().platform.read(d63, ESSAIS, (ctx) => loadPlan(ctx, schema));
  /** Without the journal, where each import leaves its line. */
  async function everything(): Promise<Record<string, string>> {
    const {
      "63 journal": _journal,
      "63 journal_tete": _tete,
      "63 journal_valeur": _valeurs,
      ...others
    } = await contents(base().database, [d63]);
    return others;
  }

  it("is added whole", async () => {
    expect(await bring(first)).toEqual({
      ajoutees: 114,
      modifiees: 0,
      inchangees: 0,
      absentes: 0,
      erreurs: [],
    });
    const { volets } = await plan();
    const actions = actionsOf({ volets });
    const nature = (wanted: string) => actions.filter((action) => action.nature === wanted).length;
    const engagements = volets.flatMap((volet) => volet.engagements);
    const counts = [volets.length, engagements.length, volets.flatMap(objectifsOf).length, actions.length];
    expect(counts).toEqual([4, 13, 30, 114]);
    expect([nature("nouvelle"), nature("a_poursuivre")]).toEqual([59, 55]);
    expect(actions.filter((action) => action.debut === null)).toHaveLength(60);
    expect(actions.filter((action) => action.fin !== null)).toEqual([]);
    expect(actions.filter((action) => action.pilotes.length === 0)).toEqual([]);
  });

  const unchanged = { ajoutees: 0, modifiees: 0, inchangees: 114, absentes: 0, erreurs: [] };

  it("brought again is unchanged, and creates no acteur", async () => {
    const before = await everything();
    expect(await bring(first)).toEqual(unchanged);
    expect(await everything()).toEqual(before);
  });

  it("is unchanged by the other file", async () => {
    const before = await plan();
    expect(await bring(second)).toEqual(unchanged);
    expect(actionsOf(await plan())).toEqual(actionsOf(before));
  });
});

it.runIf(!here)("the real plan is not beside the repository: its imports did not run", () => {
  console.info("Le plan réel (../shared/donnees/schema-63) est absent : ses imports ne sont pas essayés.");
  expect(here).toBe(false);
});
