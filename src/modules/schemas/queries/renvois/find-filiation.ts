import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { NatureFiliation } from "../../domain/renvois/filiation.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

export type FiliationTrouvee = {
  id: Id<"filiation">;
  schema: SchemaTrouve;
  nature: NatureFiliation;
  autre: Id<"schema">;
  du: string;
  au: string | null;
  note: string;
  retireeLe: string | null;
  revision: number;
};

/** A filiation that a scheme declared; `lock` keeps it until the end of the transaction. @throws Refusal `introuvable`. */
export async function findFiliation(
  ctx: Contexte,
  ids: { schema: string; filiation: string },
  options: { lock?: boolean } = {},
): Promise<FiliationTrouvee> {
  const schema = await findSchema(ctx, ids.schema);
  if (!isId(ids.filiation)) throw new Refusal("introuvable", {}, 404);
  const base = ctx.tx
    .selectFrom("filiation as f")
    .select([
      "f.id",
      "f.nature",
      "f.autre",
      "f.du",
      "f.au",
      "f.note",
      "f.retiree_le as retireeLe",
      "f.revision",
    ])
    .where("f.departement", "=", ctx.departement)
    .where("f.schema", "=", schema.id)
    .where("f.id", "=", ids.filiation as Id<"filiation">);
  const row = await (options.lock ? base.forUpdate() : base).executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return { ...row, schema };
}
