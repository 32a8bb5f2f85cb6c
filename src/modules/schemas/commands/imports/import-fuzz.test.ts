import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { contents } from "#testing/contents.ts";
import { makeModeles, preparer, recette } from "#testing/corpus/fuzz.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { findSchemaById } from "../../queries/plan/find-schema.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { importPlan } from "./import-plan.ts";

const d63 = departement("63");
const base = setUpDatabase();

it("imports a spoilt file whole, or refuses it and writes nothing", { timeout: 120_000 }, async () => {
  const modeles = await makeModeles();
  const everything = () => contents(base().database, [d63]);
  const issues = { imported: 0, refused: 0 };
  for (const [at, one] of fc.sample(recette, { seed: 20_261_122, numRuns: 40 }).entries()) {
    const { nom, bytes } = preparer(one, modeles);
    const before = await everything();
    try {
      const lecture = await parseSheets(bytes, nom);
      const bilan = await base().platform.act(d63, ESSAIS, async (ctx) => {
        const plan = { type: "sdsf", debut: 2022, fin: 2026, phase: "elaboration" } as const;
        const { id } = await createSchema(ctx, { ...plan, titre: `Essai ${at}` });
        return importPlan(ctx, await findSchemaById(ctx, id), lecture, {});
      });
      expect(bilan.ajoutees).toBeGreaterThan(0);
      expect(await everything()).not.toEqual(before);
      issues.imported++;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      expect(await everything(), JSON.stringify(one)).toEqual(before);
      issues.refused++;
    }
  }
  expect(Math.min(issues.imported, issues.refused)).toBeGreaterThan(3);
});
