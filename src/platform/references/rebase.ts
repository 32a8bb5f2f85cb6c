import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { readTableClass } from "#platform/database/table-classes.ts";
import type { Id } from "#platform/values/ids.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * One row that named an acteur: its key once moved, the fields that changed, as they were and as they became. `apres`
 * null: the row went, whole in `avant`, for another said the same of the acteur that stays.
 */
export type Deplacement = { table: string; cle: Fields; avant: Fields; apres: Fields | null };

/** Moves what no foreign key shows (identifiers kept in JSON, tables of the deployment) from one acteur to another. */
export type Rebase = (ctx: Contexte, de: Id<"acteur">, vers: Id<"acteur">) => Promise<Deplacement[]>;

/** What the row that stays keeps of the one that goes, when both say the same of one acteur; null: nothing. */
export type Arbitre = (reste: Fields, part: Fields) => Fields | null;

/** A column that points to the acteurs. */
type Reference = { table: string; colonne: string; cle: string[] };

/** Kept for history, or the acteurs' own: they say which row was absorbed and must go on saying so. */
const LEFT = new Set(["fusion", "doublon_ecarte"]);
const UNIQUE_VIOLATION = "23505";

/**
 * Every column that points to an acteur and may be changed. The base knows them all: a table made tomorrow is moved
 * without a word here. Tables that are only added to are left out: they are read through `acteur.fusionne_dans`.
 */
export async function listReferences(ctx: Contexte): Promise<Reference[]> {
  const { rows } = await sql<Reference & { comment: string | null }>`
    SELECT c.relname AS table, obj_description(c.oid, 'pg_class') AS comment, a.attname AS colonne,
           array(SELECT p.attname::text
                   FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS n(no, rang)
                   JOIN pg_attribute p ON p.attrelid = c.oid AND p.attnum = n.no
                  WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY n.rang) AS cle
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[cardinality(k.conkey)]
     WHERE k.contype = 'f' AND k.confrelid = 'acteur'::regclass
     ORDER BY c.relname, a.attname`.execute(ctx.tx);
  return rows
    .filter((row) => !LEFT.has(row.table) && readTableClass(row.comment)?.appendOnly !== true)
    .map(({ comment: _comment, ...reference }) => reference);
}

/** Moves every row that names `de` to `vers`; gives what moved, in an order that {@link putBackMoved} undoes. */
export async function moveReferences(
  ctx: Contexte,
  de: Id<"acteur">,
  vers: Id<"acteur">,
  arbitres: ReadonlyMap<string, Arbitre>,
): Promise<Deplacement[]> {
  const moved: Deplacement[] = [];
  for (const reference of await listReferences(ctx)) {
    const { rows } = await sql<{ row: Fields }>`
      SELECT to_jsonb(t) AS row FROM ${sql.table(reference.table)} t
       WHERE t.departement = ${ctx.departement} AND ${sql.ref(`t.${reference.colonne}`)} = ${de}
       ORDER BY ${sql.join(reference.cle.map((name) => sql.ref(`t.${name}`)))}
         FOR UPDATE`.execute(ctx.tx);
    for (const { row } of rows) moved.push(...(await moveRow(ctx, reference, row, vers, arbitres)));
  }
  return moved;
}

async function moveRow(
  ctx: Contexte,
  { table, colonne, cle }: Reference,
  row: Fields,
  vers: Id<"acteur">,
  arbitres: ReadonlyMap<string, Arbitre>,
): Promise<Deplacement[]> {
  const key = (of: Fields) => Object.fromEntries(cle.map((name) => [name, of[name]]));
  const apres = { [colonne]: vers };
  await sql`SAVEPOINT deplacement`.execute(ctx.tx);
  try {
    await setFields(ctx, table, key(row), apres);
    await sql`RELEASE SAVEPOINT deplacement`.execute(ctx.tx);
    return [{ table, cle: key({ ...row, ...apres }), avant: { [colonne]: row[colonne] }, apres }];
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    await sql`ROLLBACK TO SAVEPOINT deplacement`.execute(ctx.tx);
  }
  await sql`DELETE FROM ${sql.table(table)} WHERE ${isKey(key(row))}`.execute(ctx.tx);
  const gone: Deplacement = { table, cle: key(row), avant: row, apres: null };
  const stays = await rowOf(ctx, table, key({ ...row, ...apres }));
  const kept = stays && arbitres.get(table)?.(stays, row);
  if (!stays || !kept) return [gone];
  await setFields(ctx, table, key(stays), kept);
  const avant = Object.fromEntries(Object.keys(kept).map((name) => [name, stays[name]]));
  return [gone, { table, cle: key(stays), avant, apres: kept }];
}

/**
 * The moves that can no longer be undone: the row is not as the move left it, or another took its place. Empty: nothing
 * followed.
 */
export async function followedSince(ctx: Contexte, moved: readonly Deplacement[]): Promise<Deplacement[]> {
  const followed: Deplacement[] = [];
  for (const one of moved) {
    const row = await rowOf(ctx, one.table, one.cle);
    const asLeft =
      one.apres === null
        ? row === null
        : row !== null && Object.entries(one.apres).every(([name, value]) => same(row[name], value));
    if (!asLeft) followed.push(one);
  }
  return followed;
}

/** Undoes moves, the last first. Look at {@link followedSince} before. */
export async function putBackMoved(ctx: Contexte, moved: readonly Deplacement[]): Promise<void> {
  for (const { table, cle, avant, apres } of moved.toReversed()) {
    if (apres !== null) {
      await setFields(ctx, table, cle, avant);
      continue;
    }
    const columns = sql.join(Object.keys(avant).map((name) => sql.ref(name)));
    await sql`
      INSERT INTO ${sql.table(table)} (${columns})
      SELECT ${columns} FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(avant)}::jsonb)`.execute(
      ctx.tx,
    );
  }
}

async function rowOf(ctx: Contexte, table: string, cle: Fields): Promise<Fields | null> {
  const { rows } = await sql<{ row: Fields }>`
    SELECT to_jsonb(t) AS row FROM ${sql.table(table)} t WHERE ${isKey(cle)}`.execute(ctx.tx);
  return rows[0]?.row ?? null;
}

async function setFields(ctx: Contexte, table: string, cle: Fields, fields: Fields): Promise<void> {
  const changes = Object.keys(fields).map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`);
  await sql`
    UPDATE ${sql.table(table)} SET ${sql.join(changes)}
      FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(fields)}::jsonb) r
     WHERE ${isKey(cle, table)}`.execute(ctx.tx);
}

function isKey(cle: Fields, table?: string): RawBuilder<boolean> {
  const conditions = Object.entries(cle).map(
    ([name, value]) => sql`${sql.ref(table ? `${table}.${name}` : name)} = ${value}`,
  );
  return sql`${sql.join(conditions, sql` AND `)}`;
}

/** Rows come back from JSON with their keys in the order of the base. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
