import type { Contexte } from "#platform/context/contexte.ts";
import { type ActeurSet, readSet } from "#platform/rights/relation.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { Nature } from "../../domain/plan/vocabulaire.ts";
import { confies, contributeurs, copilotesDuLieu, type DroitsAction, pilotes } from "../../rights-sets.ts";
import { refusalOf } from "../corbeille/find-disparue.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";

export type ActionTrouvee = {
  schema: SchemaTrouve;
  id: Id<"action">;
  publicId: string;
  /** What it hangs on: one of the three, the lowest level that its scheme has. */
  objectif: Id<"objectif"> | null;
  engagement: Id<"engagement"> | null;
  volet: Id<"volet"> | null;
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
 * @throws Refusal `introuvable`; `corbeille.disparue` (410) for one that is in the trash, to whoever may know it.
 */
export async function findAction(
  ctx: Contexte,
  ids: { schema: string; action: string },
  options: { lock?: boolean } = {},
): Promise<ActionTrouvee> {
  const schema = await findSchema(ctx, ids.schema);
  const set = (of: ActeurSet<DroitsAction>) => readSet(of, ctx, { action: "a", schema: "s" });
  const base = ctx.tx
    .selectFrom("action as a")
    .innerJoin("schema as s", (join) =>
      join.onRef("s.departement", "=", "a.departement").onRef("s.id", "=", "a.schema"),
    )
    .select([
      "a.id",
      "a.public_id as publicId",
      "a.objectif",
      "a.engagement",
      "a.volet",
      "a.code",
      "a.intitule",
      "a.nature",
      "a.debut",
      "a.fin",
      "a.revision",
      set(pilotes).as("pilotes"),
      set(copilotesDuLieu).as("copilotesDuLieu"),
      set(contributeurs).as("contributeurs"),
      set(confies).as("confies"),
    ])
    .where("a.departement", "=", ctx.departement)
    .where("a.schema", "=", schema.id)
    .where("a.public_id", "=", ids.action)
    .where("a.retiree_le", "is", null);
  const action = await (options.lock ? base.forUpdate("a") : base).executeTakeFirst();
  if (!action) throw await refusalOf(ctx, schema, { niveau: "action", cle: ids.action });
  const { pilotes: own, copilotesDuLieu: lieu, contributeurs: entrusted, confies: named, ...found } = action;
  const droits = { pilotes: own, copilotesDuLieu: lieu, contributeurs: entrusted, confies: named };
  return { ...found, schema, droits: { ...schema, ...droits } };
}
