import { sql } from "kysely";
import type { Tx } from "../database/database.ts";
import { orderedTables } from "../database/empty-departement.ts";
import { readTableClass } from "../database/table-classes.ts";
import type { Header } from "./format.ts";

/** Compared and never restored: the base that receives a backup has its own. */
const MIGRATIONS = "migration";

export type Column = { name: string; type: string };

/** A table as a backup needs it. */
export type Table = {
  name: string;
  /** Cut by département: reached one département at a time. */
  tenant: boolean;
  /** Its rows are left out and emptied: sessions, links. See {@link readTableClass}. */
  passing: boolean;
  /** Without those that PostgreSQL computes. */
  columns: readonly Column[];
  /** Words that order its rows the same way on every server, whatever its language. */
  order: string;
  /** Foreign keys of the table to itself. */
  selfKeys: readonly string[];
};

/** Every table but that of migrations, in an order where nothing points to what is not there yet. */
export async function readTables(tx: Tx): Promise<Table[]> {
  const { rows } = await sql<{
    name: string;
    comment: string | null;
    columns: { name: string; type: string; collated: boolean; key: number | null }[];
    selfKeys: string[];
  }>`
    SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
           (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                     'collated', a.attcollation <> 0, 'key', array_position(i.indkey::int2[], a.attnum)) ORDER BY a.attnum)
              FROM pg_attribute a
              LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
           array(SELECT k.conname::text FROM pg_constraint k
                  WHERE k.conrelid = c.oid AND k.confrelid = c.oid AND k.contype = 'f' ORDER BY 1) AS "selfKeys"
      FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`.execute(tx);
  const found = new Map(rows.map((row) => [row.name, row]));
  const order = (await orderedTables(tx)).reverse().filter((name) => name !== MIGRATIONS);
  return order.map((name) => {
    const row = found.get(name);
    if (!row) throw new Error(`the table ${name} is gone`);
    const key = row.columns.filter((column) => column.key !== null);
    key.sort((a, b) => (a.key ?? 0) - (b.key ?? 0));
    const sorted = key.map((column) => `${quote(column.name)}${column.collated ? ' COLLATE "C"' : ""}`);
    const declared = readTableClass(row.comment);
    return {
      name,
      tenant: declared?.classe === "tenant",
      passing: declared?.passing ?? false,
      columns: row.columns.map(({ name: column, type }) => ({ name: column, type })),
      order: sorted.join(", ") || 'lignes::text COLLATE "C"',
      selfKeys: row.selfKeys,
    };
  });
}

/** What a backup says first of the base as it stands. `date` is an ISO 8601 instant. */
export async function readHeader(tx: Tx, tables: readonly Table[], date: string): Promise<Header> {
  const migrations = await tx.selectFrom(MIGRATIONS).select(["nom", "empreinte"]).orderBy("nom").execute();
  const { rows: sequences } = await sql<{ nom: string; valeur: string }>`
    SELECT sequencename AS nom, last_value::text AS valeur FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename COLLATE "C"`.execute(tx);
  return {
    date,
    migrations: migrations.sort((a, b) => (a.nom < b.nom ? -1 : 1)),
    tables: tables.map(({ name, columns }) => ({
      nom: name,
      colonnes: columns.map((column) => [column.name, column.type]),
    })),
    sequences,
  };
}

/** A name as SQL takes it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes it, where parameters cannot go. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
