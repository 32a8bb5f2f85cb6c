import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { addedIn, type Inverse, type LigneTable, TABLES_LIEES } from "../../domain/imports/inverse.ts";

/** Columns that say which object a row is: they are never put back. */
const IDENTITY = ["id", "schema", "public_id"];
const LEVELS = ["volet", "engagement", "objectif", "action"] as const;
type Level = (typeof LEVELS)[number];

/**
 * Puts the rows of a plan back as an import found them, a few statements however many. The revision of what is put back
 * moves on: a form that was filled from what the import wrote is stale.
 */
export async function putBack(ctx: Contexte, inverse: Inverse): Promise<void> {
  await clearCodes(ctx, inverse);
  for (const level of LEVELS) await putBackLevel(ctx, level, inverse.tables[level].avant);
  // What comes back stands under its own parents by now: removing what was added takes nothing else with it.
  for (const level of LEVELS.toReversed()) await remove(ctx, level, addedIn(inverse, level));
  for (const table of TABLES_LIEES) await putBackLinks(ctx, table, inverse);
}

/** A code is borne once among live actions: two rows that exchange it, or one that gives it back, must not meet. */
async function clearCodes(ctx: Contexte, { tables }: Inverse): Promise<void> {
  const ids = [...tables.action.avant, ...tables.action.apres].map((row) => String(row.id));
  if (ids.length === 0) return;
  await sql`
    UPDATE action SET code = NULL
     WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
}

async function putBackLevel(ctx: Contexte, level: Level, rows: readonly LigneTable[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => !IDENTITY.includes(column));
  const changes = columns.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`);
  if (level === "objectif" || level === "action") changes.push(sql`revision = t.revision + 1`);
  await sql`
    UPDATE ${sql.table(level)} t SET ${sql.join(changes)}
      FROM jsonb_populate_recordset(NULL::${sql.table(level)}, ${JSON.stringify(rows)}::jsonb) r
     WHERE t.departement = ${ctx.departement} AND t.id = r.id`.execute(ctx.tx);
}

async function remove(ctx: Contexte, level: Level, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    DELETE FROM ${sql.table(level)}
     WHERE departement = ${ctx.departement} AND id = ANY(${ids}::uuid[])`.execute(ctx.tx);
}

async function putBackLinks(
  ctx: Contexte,
  table: (typeof TABLES_LIEES)[number],
  { tables, touches }: Inverse,
): Promise<void> {
  const parent = sql.ref(table === "action_acteur" ? "action" : "objectif");
  await sql`
    DELETE FROM ${sql.table(table)}
     WHERE departement = ${ctx.departement} AND ${parent} = ANY(${[...touches]}::uuid[])`.execute(ctx.tx);
  const rows = tables[table].avant;
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((column) => sql.ref(column));
  await sql`
    INSERT INTO ${sql.table(table)} (departement, ${sql.join(columns)})
    SELECT ${ctx.departement}, ${sql.join(columns)}
      FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    ctx.tx,
  );
}
