import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { messagesImport } from "#platform/import/messages.ts";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { type Modeles, makeModeles, preparer, recette } from "#testing/corpus/fuzz.ts";
import { lirePlan } from "./lire-plan.ts";

let modeles: Modeles;
beforeAll(async () => {
  modeles = await makeModeles();
});

describe("files spoilt in every way", { timeout: 120_000 }, () => {
  it("are valid before they are spoilt", async () => {
    const rien = { cellules: [], melange: null, xml: [], octets: [], greffe: null, coupe: null };
    for (const modele of ["plan.csv", "plan.xlsx", "brut.xlsx", "plan.ods"] as const) {
      const { nom, bytes } = preparer({ modele, ...rien }, modeles);
      const plan = lirePlan(await parseSheets(bytes, nom));
      expect([plan.actions.length, plan.erreurs]).toEqual([2, []]);
    }
  });

  it("give a plan or a refusal that has its sentence, never anything else", async () => {
    const issues = { lus: 0, refuses: 0 };
    await fc.assert(
      fc.asyncProperty(recette, async (one) => {
        const { nom, bytes } = preparer(one, modeles);
        try {
          const plan = lirePlan(await parseSheets(bytes, nom));
          expect(plan.erreurs.length + plan.actions.length).toBeGreaterThan(0);
          issues.lus++;
        } catch (error) {
          if (!isRefusal(error)) throw error;
          expect(messagesImport[error.code]?.(error.details)).toMatch(/\p{L}.*\.$/su);
          issues.refuses++;
        }
      }),
      { numRuns: 150, seed: 20261122 },
    );
    // A fuzz that is always refused at the door, or never, tries nothing.
    expect(Math.min(issues.lus, issues.refuses)).toBeGreaterThan(20);
  });
});
