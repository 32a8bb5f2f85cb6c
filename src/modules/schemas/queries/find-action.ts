import type { Contexte } from "#platform/context/contexte.ts";
import { readSet } from "#platform/rights/relation.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Nature } from "../domain/vocabulaire.ts";
import { type DroitsAction, pilotes } from "../rights.ts";
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
    .selectFrom("action as a")
    .select([
      "a.id",
      "a.public_id as publicId",
      "a.objectif",
      "a.code",
      "a.intitule",
      "a.nature",
      "a.debut",
      "a.fin",
      "a.revision",
      readSet(pilotes, ctx.today, { action: "a" }).as("pilotes"),
    ])
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema.id)
    .where("a.public_id", "=", ids.action)
    .where("a.retiree_le", "is", null);
  const action = await (options.lock ? base.forUpdate() : base).executeTakeFirst();
  if (!action) throw new Refusal("introuvable", {}, 404);
  const { pilotes: own, ...found } = action;
  return { ...found, schema, droits: { phase: schema.phase, copilotes: schema.copilotes, pilotes: own } };
}
