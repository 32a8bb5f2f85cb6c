import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { findSchema, type SchemaTrouve } from "./find-schema.ts";
import { type LieuLu, type Presence, readLieux } from "./read-lieux.ts";

export type LieuTrouve = LieuLu & { schema: SchemaTrouve };

/**
 * The whole scheme (`niveau` null), or an object of its plan by its identifier, with what the rules need.
 *
 * @throws Refusal `introuvable`, the same for an object of another scheme or one that is removed; for `corbeille`, one that
 * is not in the trash.
 */
export async function findLieu(
  ctx: Contexte,
  { schema: publicId, niveau, id }: { schema: string; niveau: Niveau | null; id: string | null },
  presence: Presence = "la",
): Promise<LieuTrouve> {
  const schema = await findSchema(ctx, publicId);
  if (niveau !== null && !isId(id ?? "")) throw new Refusal("introuvable", {}, 404);
  const wanted = niveau === null ? null : sql`lieu.niveau = ${niveau} AND lieu.id = ${id}::uuid`;
  const [lieu] = await readLieux(ctx, schema, wanted, presence);
  if (!lieu) throw new Refusal("introuvable", {}, 404);
  return { ...lieu, schema };
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
