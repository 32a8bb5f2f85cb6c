import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import {
  type Instantane,
  type LigneTable,
  TABLES_PLAN,
  type TablePlan,
} from "../../domain/imports/inverse.ts";

/**
 * The rows of a scheme and of its plan, removed actions included, as they are at this point of the transaction. `lock`
 * keeps objectifs and actions until its end: what somebody is writing is waited for, and nobody writes in between.
 */
export async function loadInstantane(
  ctx: Contexte,
  schema: Id<"schema">,
  options: { lock?: boolean } = {},
): Promise<Instantane> {
  const { departement, tx } = ctx;
  if (options.lock) {
    for (const table of ["objectif", "action"] as const) {
      await tx
        .selectFrom(table)
        .select("id")
        .where("departement", "=", departement)
        .where("schema", "=", schema)
        .orderBy("id")
        .forUpdate()
        .execute();
    }
  }
  // An instant is written in the time zone of the session: the same one must read the same from any.
  const retire = (colonne: "retire_le" | "retiree_le") =>
    sql`jsonb_build_object(${colonne}::text, to_char(t.${sql.ref(colonne)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))`;
  const own = (table: string) => sql`
    SELECT ${table} AS "table", to_jsonb(t) - '{departement,revision}'::text[] AS ligne
      FROM ${sql.table(table)} t WHERE t.departement = ${departement} AND t.schema = ${schema}`;
  const removable = (table: string) => sql`
    SELECT ${table}, to_jsonb(t) - '{departement,revision}'::text[] || ${retire("retire_le")}
      FROM ${sql.table(table)} t WHERE t.departement = ${departement} AND t.schema = ${schema}`;
  const under = (table: string, parent: string) => sql`
    SELECT ${table}, to_jsonb(t) - 'departement'
      FROM ${sql.table(table)} t
      JOIN ${sql.table(parent)} p ON p.departement = t.departement AND p.id = t.${sql.ref(parent)}
     WHERE t.departement = ${departement} AND p.schema = ${schema}`;
  const { rows } = await sql<{ table: TablePlan; ligne: LigneTable }>`
    SELECT 'schema' AS "table",
           to_jsonb(t) - '{departement,revision,cree_le}'::text[] || ${retire("retire_le")} AS ligne
      FROM schema t WHERE t.departement = ${departement} AND t.id = ${schema}
    UNION ALL ${own("schema_membre")}
    UNION ALL ${removable("volet")}
    UNION ALL ${removable("engagement")}
    UNION ALL ${removable("objectif")}
    UNION ALL
    SELECT 'action', to_jsonb(t) - '{departement,revision,dernier_point}'::text[] || ${retire("retiree_le")}
      FROM action t WHERE t.departement = ${departement} AND t.schema = ${schema}
    UNION ALL ${under("indicateur_evaluation", "objectif")}
    UNION ALL ${under("objectif_acteur", "objectif")}
    UNION ALL ${under("action_acteur", "action")}`.execute(tx);
  const ofTable = (table: TablePlan) => rows.flatMap((row) => (row.table === table ? [row.ligne] : []));
  return Object.fromEntries(TABLES_PLAN.map((table) => [table, ofTable(table)])) as Record<
    TablePlan,
    LigneTable[]
  >;
}

/** How many news each action of a scheme has; those that have none are left out. */
export async function countPoints(ctx: Contexte, schema: Id<"schema">): Promise<Map<string, number>> {
  const rows = await ctx.tx
    .selectFrom("point_avancement as p")
    .innerJoin("action as a", (join) =>
      join.onRef("a.departement", "=", "p.departement").onRef("a.id", "=", "p.action"),
    )
    .select(({ fn }) => ["p.action", fn.countAll<string>().as("n")])
    .where("p.departement", "=", ctx.departement)
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema)
    .groupBy("p.action")
    .execute();
  return new Map(rows.map((row) => [row.action, Number(row.n)]));
}
