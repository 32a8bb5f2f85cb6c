import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

/**
 * What each table of départements holds in each of `departements`, as a count and a digest of its rows (« 63 acteur » →
 * « 14 rows, 5f3c… »): to prove that a refused command wrote nothing, journal included.
 */
export async function contents(
  database: Database,
  departements: readonly CodeDepartement[],
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const departement of departements) {
    await database.readDepartement(departement, async (tx) => {
      const { rows: tables } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND obj_description(oid) LIKE 'classe: tenant%'
         ORDER BY 1`.execute(tx);
      for (const { name } of tables) {
        const { rows } = await sql<{ content: string }>`
          SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '') AS content
            FROM ${sql.table(name)} t WHERE departement = ${departement}`.execute(tx);
        found[`${departement} ${name}`] = rows[0]?.content ?? "";
      }
    });
  }
  return found;
}

/** The tables that differ between two readings of {@link contents}. */
export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}
