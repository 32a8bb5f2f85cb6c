import type { Contexte } from "#platform/context/contexte.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { INSTANTANE_VIDE, type Inverse, inverseOf } from "../../domain/imports/inverse.ts";
import type { Forme } from "../../domain/plan/niveaux.ts";
import {
  type BilanImport,
  bilanImport,
  type Examen,
  examinePlan,
} from "../../queries/imports/examine-plan.ts";
import { loadInstantane } from "../../queries/imports/load-instantane.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import type { DroitsSchema } from "../../rights-sets.ts";
import { applyPlan } from "./apply-plan.ts";
import { lockImports } from "./lock-imports.ts";

/** An import that was done: its counts, what it was decided from, and what leads back. */
export type ImportFait = {
  bilan: BilanImport;
  examen: Examen;
  inverse: Inverse;
  acteursCrees: Id<"acteur">[];
};

/**
 * Imports a plan into a scheme, or nothing at all: with one error nothing is written. `lecture` was read beforehand,
 * outside of the transaction. `nouveau`: the scheme was just created for this import, which undoing removes.
 *
 * @throws Refusal when whoever asks may not import into this scheme, when it has not four levels (`import.niveaux`), or when the file has errors (`import.erreurs`,
 * whose count is in the details): look at them with {@link examinePlan}.
 */
export async function importWithReturn(
  ctx: Contexte,
  schema: DroitsSchema & { id: Id<"schema">; forme?: Forme },
  lecture: Lecture,
  choix: Choix,
  options: { nouveau?: boolean } = {},
): Promise<ImportFait> {
  require(ctx, operationsSchemas.importer, schema);
  refuseOtherForms(schema.forme);
  await lockImports(ctx);
  // Whoever moves or numbers the plan takes it before its objects: in another order, each could wait for the other.
  await lockPlan(ctx, schema.id);
  const avant = options.nouveau ? INSTANTANE_VIDE : await loadInstantane(ctx, schema.id, { lock: true });
  const examen = await examinePlan(ctx, schema.id, lecture, choix);
  if (examen.erreurs.length > 0) throw new Refusal("import.erreurs", { erreurs: examen.erreurs.length });
  const acteursCrees = await applyPlan(ctx, {
    schema: schema.id,
    difference: examen.difference,
    nouveauxActeurs: examen.nouveauxActeurs,
    retirerAbsentes: choix.retirerAbsentes === true,
  });
  const bilan = bilanImport(examen);
  await recordJournal(ctx, [
    {
      operation: operationsSchemas.importer.code,
      objet: { genre: "schema", id: schema.id },
      apres: { ...bilan, retirerAbsentes: choix.retirerAbsentes === true },
    },
  ]);
  const inverse = inverseOf(avant, await loadInstantane(ctx, schema.id));
  return { bilan, examen, inverse, acteursCrees };
}

/** A file of a plan has four levels; the others are written on screen. @throws Refusal `import.niveaux`. */
export function refuseOtherForms(forme: Forme = "engagements"): void {
  if (forme !== "engagements") throw new Refusal("import.niveaux", { champ: "schema" }, 409);
}

/** {@link importWithReturn} for whoever keeps nothing but the counts. */
export async function importPlan(...args: Parameters<typeof importWithReturn>): Promise<BilanImport> {
  return (await importWithReturn(...args)).bilan;
}
