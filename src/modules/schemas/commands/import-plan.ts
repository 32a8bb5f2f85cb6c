import type { Contexte } from "#platform/context/contexte.ts";
import type { Anomalie, Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { operationsSchemas } from "../rights.ts";
import type { SchemaTrouve } from "../queries/find-schema.ts";
import { applyPlan } from "./apply-plan.ts";
import { type Choix, type Examen, examinePlan } from "./examine-plan.ts";

/** What an import says of itself, on the command line and in its provenance: counts of actions, and every error. */
export type BilanImport = {
  ajoutees: number;
  modifiees: number;
  inchangees: number;
  absentes: number;
  erreurs: Anomalie[];
};

/**
 * Imports a plan into a scheme, or nothing at all: with one error nothing is written. `lecture` was read beforehand,
 * outside of the transaction.
 *
 * @throws Refusal when whoever asks may not import into this scheme, or when the file has errors (`import.erreurs`,
 * whose count is in the details): look at them with {@link examinePlan}.
 */
export async function importPlan(
  ctx: Contexte,
  schema: Pick<SchemaTrouve, "id" | "phase" | "copilotes">,
  lecture: Lecture,
  choix: Choix,
): Promise<BilanImport> {
  require(ctx, operationsSchemas.importer, schema);
  await lockSchema(ctx, schema.id);
  const examen = await examinePlan(ctx, schema.id, lecture, choix);
  if (examen.erreurs.length > 0) throw new Refusal("import.erreurs", { erreurs: examen.erreurs.length });
  await applyPlan(ctx, {
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
  return bilan;
}

export function bilanImport(examen: Examen): BilanImport {
  return { ...examen.difference.comptes, erreurs: examen.erreurs };
}

/** Two imports into one scheme go one after the other: the second is compared with what the first wrote. */
async function lockSchema(ctx: Contexte, schema: Id<"schema">): Promise<void> {
  await ctx.tx
    .selectFrom("schema")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", schema)
    .forUpdate()
    .execute();
}
