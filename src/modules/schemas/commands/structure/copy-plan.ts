import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import type { Reprise } from "../../domain/structure/reprise.ts";

type Ids = Map<string, Id<never>>;
const LEVELS = ["volet", "engagement", "objectif", "action"] as const;
type Level = (typeof LEVELS)[number];

/** Columns of each level that are copied as they are. */
const TEXTES: Readonly<Record<Level, readonly string[]>> = {
  volet: ["no", "titre", "ordre"],
  engagement: ["no", "titre", "ordre"],
  objectif: ["no", "titre", "contexte", "ordre"],
  action: ["code", "intitule", "nature", "description", "ordre"],
};
const PARENTS: Readonly<Record<Level, readonly string[]>> = {
  volet: [],
  engagement: ["volet"],
  objectif: ["volet", "engagement"],
  action: ["volet", "engagement", "objectif"],
};

/**
 * Writes the plan of a scheme under another that is empty, of the same form, with identifiers of its own. Gives the new
 * identifier of each object by its former one.
 */
export async function copyPlan(
  ctx: Contexte,
  { source, cible }: { source: Id<"schema">; cible: Id<"schema"> },
  reprise: Reprise,
): Promise<ReadonlyMap<string, Id<never>>> {
  const ids: Ids = new Map();
  for (const level of LEVELS) {
    if (level === "action" && reprise.actions === false) continue;
    await copyLevel(ctx, level, { source, cible }, reprise, ids);
  }
  for (const level of ["objectif", "action"] as const) {
    if (reprise.acteurs) await copyUnder(ctx, `${level}_acteur`, level, ["role", "acteur", "ordre"], ids);
    if (reprise.etiquettes) await copyUnder(ctx, `${level}_etiquette`, level, ["etiquette"], ids);
  }
  if (reprise.territoires) await copyUnder(ctx, "action_territoire", "action", ["genre", "code"], ids);
  if (reprise.jalons) {
    const date = reprise.dates ? ["date"] : [];
    await copyUnder(ctx, "jalon", "action", ["libelle", "ordre", ...date], ids, { withId: true });
  }
  if (reprise.indicateurs)
    await copyUnder(ctx, "indicateur_evaluation", "objectif", INDICATEUR, ids, { withId: true });
  return ids;
}

const INDICATEUR = [
  ...["libelle", "ordre", "resultat_vise", "unite", "sens", "base", "cibles", "periodicite"],
];

async function copyLevel(
  ctx: Contexte,
  level: Level,
  { source, cible }: { source: Id<"schema">; cible: Id<"schema"> },
  reprise: Reprise,
  ids: Ids,
): Promise<void> {
  const removed = sql.ref(level === "action" ? "retiree_le" : "retire_le");
  const chosen = chosenOf(level, reprise, ids);
  const { rows } = await sql<{ id: string; ligne: Record<string, unknown> }>`
    SELECT t.id, to_jsonb(t) AS ligne FROM ${sql.table(level)} t
     WHERE t.departement = ${ctx.departement} AND t.schema = ${source} AND t.${removed} IS NULL AND ${chosen}
     ORDER BY t.ordre, t.id`.execute(ctx.tx);
  const copies = rows.map(({ id, ligne }) => {
    const copy: Record<string, unknown> = { ...pick(ligne, TEXTES[level]) };
    for (const parent of PARENTS[level]) {
      const above = ligne[parent];
      copy[parent] = typeof above === "string" ? ids.get(above) : null;
    }
    if (level === "objectif" || level === "action") copy.public_id = newPublicId();
    if (level === "objectif") copy.resultats_attendus = reprise.indicateurs ? ligne.resultats_attendus : [];
    if (level === "action" && reprise.dates) Object.assign(copy, pick(ligne, ["debut", "fin"]));
    const made = newId<never>();
    ids.set(id, made);
    return { ...copy, id: made, departement: ctx.departement, schema: cible };
  });
  await insertRows(ctx, level, copies);
}

/** What is taken of a level, as a condition on `t`: an action under an objectif that is left stays with it. */
function chosenOf(level: Level, { actions, objectifs }: Reprise, ids: Ids) {
  const among = (wanted: readonly string[]) => sql`t.public_id = ANY(${[...wanted]}::text[])`;
  if (level === "objectif" && objectifs) return among(objectifs);
  if (level !== "action") return sql`true`;
  const told = typeof actions === "boolean" ? sql`true` : among(actions);
  return objectifs
    ? sql`${told} AND (t.objectif IS NULL OR t.objectif = ANY(${[...ids.keys()]}::uuid[]))`
    : told;
}

/** What hangs on the objects that were copied. */
async function copyUnder(
  ctx: Contexte,
  table: string,
  parent: "objectif" | "action",
  columns: readonly string[],
  ids: Ids,
  { withId = false } = {},
): Promise<void> {
  const { rows } = await sql<{ ligne: Record<string, unknown> }>`
    SELECT to_jsonb(t) AS ligne FROM ${sql.table(table)} t
     WHERE t.departement = ${ctx.departement} AND t.${sql.ref(parent)} = ANY(${[...ids.keys()]}::uuid[])`.execute(
    ctx.tx,
  );
  const copies = rows.map(({ ligne }) => ({
    ...pick(ligne, columns),
    ...(withId && { id: newId() }),
    departement: ctx.departement,
    [parent]: ids.get(String(ligne[parent])),
  }));
  await insertRows(ctx, table, copies);
}

function pick(row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

/** Inserts rows that all have the same columns; a column that none has takes its default. */
async function insertRows(
  ctx: Contexte,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await inChunks(rows, async (slice) => {
    const columns = Object.keys(slice[0] ?? {}).map((column) => sql.ref(column));
    await sql`
      INSERT INTO ${sql.table(table)} (${sql.join(columns)})
      SELECT ${sql.join(columns)}
        FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(slice)}::jsonb)`.execute(
      ctx.tx,
    );
  });
}
