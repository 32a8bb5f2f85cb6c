import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Nature } from "../domain/vocabulaire.ts";
import type { DroitsAction } from "../rights.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";

export type ActionTrouvee = {
  schema: SchemaTrouve;
  id: Id<"action">;
  publicId: string;
  objectif: Id<"objectif">;
  code: string | null;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  revision: number;
  droits: DroitsAction;
};

/**
 * An action of a scheme by public ids, with what the rules need; `lock` keeps it until the end of the transaction.
 *
 * @throws Refusal `introuvable`.
 */
export async function findAction(
  ctx: Contexte,
  ids: { schema: string; action: string },
  options: { lock?: boolean } = {},
): Promise<ActionTrouvee> {
  const schema = await findSchema(ctx, ids.schema);
  const base = ctx.tx
    .selectFrom("action")
    .select([
      "id",
      "public_id as publicId",
      "objectif",
      "code",
      "intitule",
      "nature",
      "debut",
      "fin",
      "revision",
    ])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("public_id", "=", ids.action)
    .where("retiree_le", "is", null);
  const action = await (options.lock ? base.forUpdate() : base).executeTakeFirst();
  if (!action) throw new Refusal("introuvable", {}, 404);
  const pilotes = await listPilotes(ctx, action);
  return { ...action, schema, droits: { phase: schema.phase, copilotes: schema.copilotes, pilotes } };
}

/** The pilots of an action (its own, or its objectif's) and the institutions that they belong to or are run by. */
async function listPilotes(
  ctx: Contexte,
  action: { id: Id<"action">; objectif: Id<"objectif"> },
): Promise<Id<"acteur">[]> {
  const { rows } = await sql<{ id: Id<"acteur"> }>`
    WITH own AS (
      SELECT acteur FROM action_acteur
       WHERE departement = ${ctx.departement} AND action = ${action.id} AND role = 'pilote'
    ), pilote AS (
      SELECT acteur FROM own
      UNION
      SELECT acteur FROM objectif_acteur
       WHERE departement = ${ctx.departement} AND objectif = ${action.objectif} AND role = 'pilote'
         AND NOT EXISTS (SELECT FROM own)
    )
    SELECT a.id FROM acteur a JOIN pilote p ON p.acteur = a.id WHERE a.departement = ${ctx.departement}
    UNION
    SELECT a.parent FROM acteur a JOIN pilote p ON p.acteur = a.id
     WHERE a.departement = ${ctx.departement} AND a.parent IS NOT NULL AND a.genre <> 'personne'`.execute(
    ctx.tx,
  );
  return rows.map((row) => row.id);
}
