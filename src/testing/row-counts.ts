import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

/**
 * How many rows each table of départements holds in each of `departements` (« 63 acteur » → 14), to prove that a
 * refused command wrote nothing, journal included.
 */
export async function rowCounts(
  database: Database,
  departements: readonly CodeDepartement[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const departement of departements) {
    await database.readDepartement(departement, async (tx) => {
      const { rows: tables } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND obj_description(oid) LIKE 'classe: tenant%'
         ORDER BY 1`.execute(tx);
      for (const { name } of tables) {
        const { rows } = await sql<{ n: number }>`
          SELECT count(*)::int AS n FROM ${sql.table(name)} WHERE departement = ${departement}`.execute(tx);
        counts[`${departement} ${name}`] = rows[0]?.n ?? 0;
      }
    });
  }
  return counts;
}
