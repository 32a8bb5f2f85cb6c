import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Reference } from "#platform/references/references.ts";
import { filter } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";

/**
 * The actions that say that they take place in a territory (EPCI or commune, by its official code), of the schemes that
 * the one who asks may read, in the order of their plans. Those for the whole département are not named one by one.
 */
export async function listActionsDuTerritoire(ctx: Contexte, code: string): Promise<Reference[]> {
  const lisible = filter(ctx, operationsSchemas.lire, { schema: "s" });
  const { rows } = await sql<Reference>`
    SELECT 'action' AS genre, coalesce(a.code || ' ', '') || a.intitule AS titre, s.titre AS precision,
           '/' || s.departement || '/schemas/' || s.public_id || '/actions/' || a.public_id AS lien
      FROM action_territoire t
      JOIN action a ON a.departement = t.departement AND a.id = t.action
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
     WHERE t.departement = ${ctx.departement} AND t.code = ${code} AND t.genre <> 'departement'
       AND a.retiree_le IS NULL AND s.retire_le IS NULL AND ${lisible}
     ORDER BY s.titre, a.ordre, a.id`.execute(ctx.tx);
  return rows;
}
