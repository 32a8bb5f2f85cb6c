import { sql } from "kysely";
import { forgetEcritures, removeUnusedActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { changesOfUndo } from "../../domain/imports/inverse.ts";
import type { TraceImport } from "../../domain/imports/trace-import.ts";
import { findImportation, type ImportationTrouvee } from "../../queries/imports/find-importation.ts";
import { listSuites } from "../../queries/imports/list-suites.ts";
import { loadInstantane } from "../../queries/imports/load-instantane.ts";
import { readTrace } from "../../queries/imports/read-trace.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import type { SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { nameOf } from "../name-of.ts";
import { lockImports } from "./lock-imports.ts";
import { putBack } from "./put-back.ts";

const OPERATION = "schemas.annuler-import";

/**
 * Undoes an import that nothing followed: everything that it wrote is as before, in one transaction. The scheme goes too
 * when the import created it, with the acteurs that nobody made theirs since, and the ways to write acteurs that it
 * taught. The import stays in the history. Undoing twice changes nothing.
 *
 * @throws Refusal `importation.pas-faite`; `importation.sans-retour` for one done before returns were kept;
 * `importation.suivie` (409) when a later import, news or a change would be lost (see {@link listSuites}).
 */
export async function undoImport(ctx: Contexte, publicId: string): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  const { schema } = importation;
  if (importation.etat === "annulee") return;
  if (importation.etat !== "confirmee" || !schema) throw new Refusal("importation.pas-faite", {}, 409);
  await lockImports(ctx);
  await lockPlan(ctx, schema.id);
  const trace = await readTrace(ctx, importation.id);
  if (!trace) throw new Refusal("importation.sans-retour", {}, 409);
  // Locks what is about to be looked at: a change being written is waited for, then seen.
  await loadInstantane(ctx, schema.id, { lock: true });
  const suites = await listSuites(ctx, importation, trace);
  if (suites.length > 0) throw new Refusal("importation.suivie", { suites: suites.length }, 409);
  const created =
    trace.inverse.tables.schema.avant.length === 0 && trace.inverse.tables.schema.apres.length > 0;
  if (created) await removeSchema(ctx, schema);
  else await putBack(ctx, trace.inverse);
  await forgetEcritures(ctx, trace.ecritures);
  const retires = await removeUnusedActeurs(ctx, await namedNowhere(ctx, importation.id, trace));
  await ctx.tx
    .updateTable("importation")
    .set({ etat: "annulee", annule_le: ctx.now.toString(), annule_par_nom: nameOf(ctx) })
    .where("departement", "=", ctx.departement)
    .where("id", "=", importation.id)
    .execute();
  await record(ctx, importation, trace, { schemaRetire: created, acteursRetires: retires });
}

/**
 * Removes the scheme that the import created. Files dropped for it stay in the history, as made for a scheme to create;
 * those that wait for a decision have nowhere to go any more.
 */
async function removeSchema(
  ctx: Contexte,
  { id, titre, type, debut, fin, phase }: SchemaTrouve,
): Promise<void> {
  const { tx, departement } = ctx;
  const dropped = await tx
    .updateTable("importation")
    .set({ schema: null, nouveau_schema: JSON.stringify({ titre, type, debut, fin, phase }) })
    .where("departement", "=", departement)
    .where("schema", "=", id)
    .returning(["id", "etat"])
    .execute();
  const waiting = dropped.flatMap((one) => (one.etat === "deposee" ? [one.id] : []));
  if (waiting.length > 0) {
    await tx
      .updateTable("importation")
      .set({ etat: "abandonnee", termine_le: ctx.now.toString(), termine_par_nom: nameOf(ctx) })
      .where("departement", "=", departement)
      .where("id", "in", waiting)
      .execute();
    await recordJournal(
      ctx,
      waiting.map((one) => ({
        operation: "schemas.abandonner-import",
        objet: { genre: "importation", id: one },
        apres: { schemaRetire: id },
      })),
    );
  }
  await tx.deleteFrom("schema").where("departement", "=", departement).where("id", "=", id).execute();
  await recordJournal(ctx, [
    { operation: OPERATION, objet: { genre: "schema", id }, avant: { titre, type, debut, fin, phase } },
  ]);
}

/** The acteurs that the import created, but those that another import would need to be undone. */
async function namedNowhere(
  ctx: Contexte,
  importation: Id<"importation">,
  { acteursCrees }: TraceImport,
): Promise<Id<"acteur">[]> {
  if (acteursCrees.length === 0) return [];
  const { rows } = await sql<{ id: Id<"acteur"> }>`
    SELECT c.id FROM unnest(${[...acteursCrees]}::uuid[]) AS c(id)
     WHERE EXISTS (
       SELECT 1 FROM importation_inverse t
         JOIN importation i ON i.departement = t.departement AND i.id = t.importation
        WHERE t.departement = ${ctx.departement} AND i.id <> ${importation} AND i.etat = 'confirmee'
          AND strpos(t.inverse::text, c.id::text) > 0)`.execute(ctx.tx);
  const needed = new Set(rows.map((row) => row.id));
  return acteursCrees.filter((id) => !needed.has(id));
}

async function record(
  ctx: Contexte,
  importation: ImportationTrouvee,
  { inverse, acteursCrees }: TraceImport,
  done: { schemaRetire: boolean; acteursRetires: readonly string[] },
): Promise<void> {
  const lines = changesOfUndo(inverse).map(
    ({ genre, id, avant, apres }): Inscription => ({
      operation: OPERATION,
      objet: { genre, id: id as Id<typeof genre> },
      avant,
      apres,
    }),
  );
  lines.push({
    operation: OPERATION,
    objet: { genre: "importation", id: importation.id },
    avant: { rang: importation.rang, bilan: importation.bilan },
    apres: { ...done, acteursGardes: acteursCrees.filter((id) => !done.acteursRetires.includes(id)) },
  });
  await inChunks(lines, (slice) => recordJournal(ctx, slice));
}
