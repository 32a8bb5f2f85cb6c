import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database/database.ts";

/**
 * The condition that no row names the file `t`. Read from the foreign keys of the base: a module that keeps files has
 * nothing to declare, and what it names cannot be forgotten here.
 */
export async function unusedFichiers(tx: Tx): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT c.relname AS "table", a.attname AS "column"
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[cardinality(k.conkey)]
     WHERE k.confrelid = 'fichier'::regclass AND k.contype = 'f' AND c.relname <> 'fichier_morceau'
     ORDER BY 1, 2`.execute(tx);
  const unnamed = rows.map(
    ({ table, column }) => sql`NOT EXISTS (
      SELECT FROM ${sql.table(table)} n WHERE n.departement = t.departement AND n.${sql.ref(column)} = t.empreinte)`,
  );
  return sql.join([sql`true`, ...unnamed], sql` AND `);
}
