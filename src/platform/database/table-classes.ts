import type pg from "pg";
import { APPLICATION_ROLE } from "./settings.ts";

/**
 * What a table is, said in its comment (« classe: tenant, ajout seul. … »):
 * `tenant` one département a row, `reference` national and read only, `locale` of this deployment. `passing` (« locale,
 * passagere »): worth nothing once the hour has passed, never in a backup, and emptied by a restore.
 */
export type TableClass = {
  classe: "tenant" | "reference" | "locale";
  appendOnly: boolean;
  passing: boolean;
};

const SHAPE = /^classe: (?:(tenant|reference|locale)(, ajout seul)?|(locale), passagere)\. /;

/** The class that a comment declares, or null when it declares none. */
export function readTableClass(comment: string | null): TableClass | null {
  const match = SHAPE.exec(comment ?? "");
  if (!match) return null;
  const [, classe, appendOnly, passing] = match;
  return {
    classe: (classe ?? passing) as TableClass["classe"],
    appendOnly: appendOnly !== undefined,
    passing: passing !== undefined,
  };
}

/** Every table of the schema with its comment. */
export async function listTables(
  client: pg.ClientBase,
): Promise<{ table: string; comment: string | null }[]> {
  const { rows } = await client.query<{ table: string; comment: string | null }>(
    `SELECT c.relname AS "table", obj_description(c.oid) AS comment
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY 1`,
  );
  return rows;
}

/**
 * Gives each table the rights and the row security of its class. Said once here and not in every migration: a new
 * table is protected because it is declared, and the table conventions test fails on one that is not.
 */
export async function secureTables(client: pg.ClientBase): Promise<void> {
  for (const { table, comment } of await listTables(client)) {
    const declared = readTableClass(comment);
    if (!declared) throw new Error(`table ${table} declares no class in its comment`);
    const name = `"${table}"`;
    await client.query(`REVOKE ALL ON ${name} FROM ${APPLICATION_ROLE}`);
    if (declared.classe === "tenant") {
      await client.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
      await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
      await client.query(`DROP POLICY IF EXISTS departement ON ${name}`);
      await client.query(
        `CREATE POLICY departement ON ${name} USING (departement = current_setting('app.departement', true))`,
      );
    }
    const rights =
      declared.classe === "reference"
        ? "SELECT"
        : declared.appendOnly
          ? "SELECT, INSERT"
          : "SELECT, INSERT, UPDATE, DELETE";
    await client.query(`GRANT ${rights} ON ${name} TO ${APPLICATION_ROLE}`);
  }
}
