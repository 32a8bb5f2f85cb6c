import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { DroitsAction } from "../../rights-sets.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

export type RattachementTrouve = {
  id: Id<"rattachement">;
  schema: SchemaTrouve;
  action: Id<"action">;
  /** What it stands under in this scheme. */
  sous: Id<string>;
  droits: DroitsAction;
};

type Row = {
  id: Id<"rattachement">;
  action: Id<"action">;
  sous: Id<string>;
  niveau: "objectif" | "engagement" | "volet";
};

/** An attachment of a scheme, with what the rules need of its place. @throws Refusal `introuvable`. */
export async function findRattachement(
  ctx: Contexte,
  ids: { schema: string; rattachement: string },
): Promise<RattachementTrouve> {
  const schema = await findSchema(ctx, ids.schema);
  if (!isId(ids.rattachement)) throw new Refusal("introuvable", {}, 404);
  const { rows } = await sql<Row>`
    SELECT id, action, coalesce(objectif, engagement, volet) AS sous,
           CASE WHEN objectif IS NOT NULL THEN 'objectif' WHEN engagement IS NOT NULL THEN 'engagement' ELSE 'volet' END
             AS niveau
      FROM rattachement
     WHERE departement = ${ctx.departement} AND schema = ${schema.id} AND id = ${ids.rattachement}::uuid`.execute(
    ctx.tx,
  );
  const [row] = rows;
  if (!row) throw new Refusal("introuvable", {}, 404);
  const { droits } = await findLieu(ctx, { schema: ids.schema, niveau: row.niveau, id: row.sous });
  return { id: row.id, schema, action: row.action, sous: row.sous, droits };
}
