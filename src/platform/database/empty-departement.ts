import { sql } from "kysely";
import type { CodeDepartement } from "#platform/values/ids.ts";
import type { Database, Tx } from "./database.ts";

/**
 * Removes every row of a département, journal included: for a demonstration only, hence as the owner (the application
 * role may not touch the journal). Tables go in an order where nothing points to what is gone.
 */
export async function emptyDepartement(database: Database, departement: CodeDepartement): Promise<void> {
  await database.asOwner(departement, async (tx) => {
    for (const table of await tenantTables(tx)) {
      await sql`DELETE FROM ${sql.table(table)} WHERE departement = ${departement}`.execute(tx);
    }
  });
}

/** Tenant tables, those that point to others first: the order in which rows may go, and come back in reverse. */
export function tenantTables(tx: Tx): Promise<string[]> {
  return orderedTables(tx, "classe: tenant%");
}

/** The same for every table, or for those whose comment is like `comment`. */
export async function orderedTables(tx: Tx, comment = "%"): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string; points: string[] }>`
    SELECT c.relname AS name,
           array(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS points
      FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND obj_description(c.oid) LIKE ${comment}
     ORDER BY c.relname`.execute(tx);
  const order: string[] = [];
  const left = new Map(tables.map((table) => [table.name, new Set(table.points)]));
  while (left.size > 0) {
    const pointed = new Set([...left.values()].flatMap((points) => [...points]));
    const free = [...left.keys()].filter((name) => !pointed.has(name));
    if (free.length === 0) throw new Error("tables point to each other in a circle");
    for (const name of free) {
      order.push(name);
      left.delete(name);
    }
  }
  return order;
}
