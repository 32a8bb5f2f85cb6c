import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type ActeurSet, readSet } from "#platform/rights/relation.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Niveau } from "../domain/niveaux.ts";
import { confies, contributeurs, copilotesDuLieu, type DroitsAction, pilotes } from "../rights-sets.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";

/** The whole scheme, or an object of its plan by its identifier. */
export type LieuVoulu = { schema: string; niveau: Niveau | null; id: string | null };

export type LieuTrouve = {
  schema: SchemaTrouve;
  /** Null: the scheme itself. */
  niveau: Niveau | null;
  id: Id<Niveau> | null;
  /** What it hangs on; null for a volet and for the scheme. */
  parent: Id<Exclude<Niveau, "action">> | null;
  no: string | null;
  titre: string;
  publicId: string | null;
  ordre: number;
  revision: number;
  droits: DroitsAction;
};

const COLONNES = {
  volet: sql`NULL::uuid AS objectif, NULL::uuid AS engagement, t.id AS volet,
             NULL::uuid AS parent, t.no::text AS no, t.titre, NULL::text AS public_id, t.retire_le`,
  engagement: sql`NULL::uuid AS objectif, t.id AS engagement, NULL::uuid AS volet,
             t.volet AS parent, t.no::text AS no, t.titre, NULL::text AS public_id, t.retire_le`,
  objectif: sql`t.id AS objectif, NULL::uuid AS engagement, NULL::uuid AS volet,
             coalesce(t.engagement, t.volet) AS parent, t.no::text AS no, t.titre, t.public_id, t.retire_le`,
  action: sql`t.objectif, t.engagement, t.volet, coalesce(t.objectif, t.engagement, t.volet) AS parent,
             t.code AS no, t.intitule AS titre, t.public_id, t.retiree_le AS retire_le`,
} as const satisfies Record<Niveau, unknown>;

/**
 * An object of the plan that is not removed, with what the rules need: they look at it as at an action that would stand
 * there. The scheme itself is a place that only its copilots of the whole reach.
 *
 * @throws Refusal `introuvable`, the same for an object of another scheme.
 */
export async function findLieu(
  ctx: Contexte,
  { schema: publicId, niveau, id }: LieuVoulu,
): Promise<LieuTrouve> {
  const schema = await findSchema(ctx, publicId);
  const set = (of: ActeurSet<DroitsAction>) => readSet(of, ctx, { action: "lieu", schema: "s" });
  if (niveau !== null && !isId(id ?? "")) throw new Refusal("introuvable", {}, 404);
  const place =
    niveau === null
      ? sql`SELECT ${ctx.departement}::text AS departement, NULL::uuid AS id, NULL::uuid AS objectif, NULL::uuid AS engagement,
                   NULL::uuid AS volet, NULL::uuid AS parent, NULL AS no, ${schema.titre}::text AS titre, NULL AS public_id,
                   0 AS ordre, 1 AS revision, NULL::timestamptz AS retire_le`
      : sql`SELECT departement, own AS id, objectif, engagement, volet, parent, no, titre, public_id, ordre, revision, retire_le
              FROM (SELECT t.departement, t.id AS own, t.ordre, t.revision, ${COLONNES[niveau]} FROM ${sql.table(niveau)} t
                     WHERE t.departement = ${ctx.departement} AND t.schema = ${schema.id} AND t.id = ${id}::uuid) x`;
  const { rows } = await sql<
    Omit<LieuTrouve, "schema" | "niveau" | "droits"> &
      Pick<DroitsAction, "pilotes" | "copilotesDuLieu" | "contributeurs" | "confies">
  >`
    SELECT lieu.id, lieu.parent, lieu.no, lieu.titre, lieu.public_id AS "publicId", lieu.ordre, lieu.revision,
           ${set(pilotes)} AS pilotes, ${set(copilotesDuLieu)} AS "copilotesDuLieu",
           ${set(contributeurs)} AS contributeurs, ${set(confies)} AS confies
      FROM (${place}) lieu
      JOIN schema s ON s.departement = lieu.departement AND s.id = ${schema.id}
     WHERE lieu.retire_le IS NULL`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Refusal("introuvable", {}, 404);
  const { pilotes: own, copilotesDuLieu: lieu, contributeurs: entrusted, confies: named, ...found } = row;
  const droits = { ...schema, pilotes: own, copilotesDuLieu: lieu, contributeurs: entrusted, confies: named };
  return { ...found, schema, niveau, droits };
}

/** Keeps the plan of a scheme to one writer at a time, until the end of the transaction. */
export async function lockPlan(ctx: Contexte, schema: Id<"schema">): Promise<void> {
  await ctx.tx
    .selectFrom("schema")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", schema)
    .forUpdate()
    .execute();
}
