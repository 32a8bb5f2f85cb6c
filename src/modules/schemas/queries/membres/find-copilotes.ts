import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/** The institutions that copilot a scheme of the département today. */
export async function findCopilotes(ctx: Contexte): Promise<Id<"acteur">[]> {
  const rows = await ctx.tx
    .selectFrom("schema_membre")
    .select("institution")
    .distinct()
    .where("departement", "=", ctx.departement)
    .where("role", "=", "copilote")
    .where("etat", "=", "acceptee")
    .where("du", "<=", ctx.today.toString())
    .where(({ eb, or }) => or([eb("au", "is", null), eb("au", ">=", ctx.today.toString())]))
    .execute();
  return rows.map((row) => row.institution);
}
