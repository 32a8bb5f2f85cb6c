import { sql } from "kysely";
import { addEcritures } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Choix } from "../domain/choix.ts";
import { type BilanImport, bilanImport, examinePlan } from "../queries/examine-plan.ts";
import type { SchemaTrouve } from "../queries/find-schema.ts";
import { operationsSchemas } from "../rights.ts";
import { applyPlan } from "./apply-plan.ts";

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
  await lockImports(ctx);
  const examen = await examinePlan(ctx, schema.id, lecture, choix);
  if (examen.erreurs.length > 0) throw new Refusal("import.erreurs", { erreurs: examen.erreurs.length });
  await applyPlan(ctx, {
    schema: schema.id,
    difference: examen.difference,
    nouveauxActeurs: examen.nouveauxActeurs,
    retirerAbsentes: choix.retirerAbsentes === true,
  });
  // Whom a name means was said once: the same file, dropped again, must change nothing.
  await addEcritures(
    ctx,
    examen.inconnus.flatMap(({ acteur, nom }) => (acteur ? [{ acteur, ecrit: nom }] : [])),
  );
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

/**
 * Imports of a département go one after the other: the second is compared with what the first wrote, and two files that
 * name the same unknown acteur create it once.
 */
export async function lockImports(ctx: Contexte): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`import ${ctx.departement}`}))`.execute(ctx.tx);
}
