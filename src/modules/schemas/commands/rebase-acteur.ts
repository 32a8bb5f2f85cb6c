import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Deplacement } from "#platform/references/rebase.ts";
import type { Id } from "#platform/values/ids.ts";
import { rebaseJson } from "../domain/rebase-json.ts";

/** Where identifiers of acteurs are kept in JSON: what files said, what was decided on them, how to undo them. */
const KEPT = [
  { table: "objectif", cle: ["departement", "id"], colonne: "importe" },
  { table: "action", cle: ["departement", "id"], colonne: "importe" },
  { table: "importation", cle: ["departement", "id"], colonne: "choix" },
  { table: "retrait", cle: ["departement", "id"], colonne: "fusion" },
  { table: "lot", cle: ["departement", "id"], colonne: "changements" },
  { table: "importation_inverse", cle: ["departement", "importation"], colonne: "inverse" },
] as const;

/**
 * Moves, in what the schemes keep of files, what names an acteur to another: the next file is compared with what the
 * base says since, and an import that is undone does not bring back the one that went.
 */
export async function rebaseActeurKept(
  ctx: Contexte,
  de: Id<"acteur">,
  vers: Id<"acteur">,
): Promise<Deplacement[]> {
  const moved: Deplacement[] = [];
  for (const { table, cle, colonne } of KEPT) {
    const { rows } = await sql<{ id: string; kept: unknown }>`
      SELECT ${sql.ref(cle[1])} AS id, ${sql.ref(colonne)} AS kept FROM ${sql.table(table)}
       WHERE departement = ${ctx.departement} AND ${sql.ref(colonne)}::text LIKE ${`%${de}%`}
       ORDER BY 1 FOR UPDATE`.execute(ctx.tx);
    for (const { id, kept } of rows) {
      const rebased = rebaseJson(kept, de, vers);
      await sql`
        UPDATE ${sql.table(table)} SET ${sql.ref(colonne)} = ${JSON.stringify(rebased)}::jsonb
         WHERE departement = ${ctx.departement} AND ${sql.ref(cle[1])} = ${id}`.execute(ctx.tx);
      moved.push({
        table,
        cle: { [cle[0]]: ctx.departement, [cle[1]]: id },
        avant: { [colonne]: kept },
        apres: { [colonne]: rebased },
      });
    }
  }
  return moved;
}
