import { sql } from "kysely";
import { CODES_DEPARTEMENT, type CodeDepartement } from "#platform/values/ids.ts";
import type { Bind, Tx } from "../database/database.ts";
import { literal, quote, type Table } from "./catalog.ts";
import { type Header, type Piece, Tally } from "./format.ts";
import { forget } from "./memory.ts";

/** Rows are asked for by about this many bytes, and never more than this many at once. */
const BATCH_BYTES = 512 * 1024;
const BATCH_ROWS = 2_000;

/** How PostgreSQL must write values for them to be read again exactly, anywhere; and it may take its time. */
const WORDING = [
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL IntervalStyle = 'postgres'",
  "SET LOCAL TimeZone = 'UTC'",
  "SET LOCAL bytea_output = 'hex'",
  "SET LOCAL extra_float_digits = 1",
  "SET LOCAL statement_timeout = 0",
  "SET LOCAL idle_in_transaction_session_timeout = 0",
];

/** Settles, for this transaction, how values are written. */
export async function settleWording(tx: Tx): Promise<void> {
  for (const words of WORDING) await sql.raw(words).execute(tx);
}

/**
 * The whole base as it flows, a batch of rows in memory at a time. The transaction must see one state of the base and
 * have been through {@link settleWording}. Passing tables are left out. National and local tables come first, then each département in turn.
 */
export async function* dumpBase(
  tx: Tx,
  bind: Bind,
  tables: readonly Table[],
  entete: Header,
): AsyncGenerator<Piece> {
  const tally = new Tally(entete);
  for await (const piece of rowsOfBase(tx, bind, tables)) {
    tally.add(piece);
    yield piece;
  }
  yield { genre: "fin", fin: tally.footer() };
}

async function* rowsOfBase(tx: Tx, bind: Bind, tables: readonly Table[]): AsyncGenerator<Piece> {
  for (const table of tables.filter((one) => !one.tenant && !one.passing)) yield* section(tx, table, null);
  const tenant = tables.filter((one) => one.tenant);
  for (const departement of CODES_DEPARTEMENT) {
    await bind(departement);
    const filled = new Set(await filledTables(tx, tenant, departement));
    for (const table of tenant) if (filled.has(table.name)) yield* section(tx, table, departement);
  }
}

/** Names of the tables that hold a row; tenant tables, of the bound département. */
export async function filledTables(
  tx: Tx,
  tables: readonly Table[],
  departement: CodeDepartement | null,
): Promise<string[]> {
  if (tables.length === 0) return [];
  const questions = tables.map(
    (table) =>
      `SELECT ${literal(table.name)} AS name WHERE EXISTS (SELECT FROM ${source(table, departement)})`,
  );
  const { rows } = await sql.raw<{ name: string }>(questions.join(" UNION ALL ")).execute(tx);
  return rows.map(({ name }) => name);
}

async function* section(tx: Tx, table: Table, departement: CodeDepartement | null): AsyncGenerator<Piece> {
  yield { genre: "section", section: { table: table.name, departement } };
  const values = table.columns.map(({ name }) => `${quote(name)}::text AS ${quote(name)}`).join(", ");
  // Sorted within, written as text without: the sort then moves references to large values and not the values.
  await sql
    .raw(
      `DECLARE sauvegarde NO SCROLL CURSOR FOR
       SELECT row_to_json(ligne)::text AS ligne
         FROM (SELECT ${values} FROM (SELECT * FROM ${source(table, departement)} ORDER BY ${table.order}) triees) ligne`,
    )
    .execute(tx);
  // A file may weigh 20 MB: such rows come one by one. The others by batches that follow the widest seen so far.
  const heavy = table.columns.some(({ type }) => type === "bytea");
  let size = heavy ? 1 : 16;
  for (;;) {
    const { rows } = await sql.raw<{ ligne: string }>(`FETCH ${size} FROM sauvegarde`).execute(tx);
    const lignes = rows.map(({ ligne }) => ligne);
    if (lignes.length > 0) yield { genre: "lignes", lignes };
    forget(lignes);
    if (lignes.length < size) break;
    if (!heavy) {
      const widest = Math.max(...lignes.map((ligne) => ligne.length));
      size = Math.max(1, Math.min(size * 2, BATCH_ROWS, Math.floor(BATCH_BYTES / widest)));
    }
  }
  await sql.raw("CLOSE sauvegarde").execute(tx);
}

/** Says the département although row security does: an owner may happen to be above it. */
function source({ name, tenant }: Table, departement: CodeDepartement | null): string {
  if (!tenant) return `${quote(name)} lignes`;
  return `${quote(name)} lignes WHERE departement = ${literal(departement ?? "")}`;
}
