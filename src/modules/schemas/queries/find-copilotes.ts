import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/** The institutions that accepted to copilot a scheme of the département. */
export async function findCopilotes(ctx: Contexte): Promise<Id<"acteur">[]> {
  const rows = await ctx.tx
    .selectFrom("schema_membre")
    .select("institution")
    .distinct()
    .where("departement", "=", ctx.departement)
    .where("role", "=", "copilote")
    .where("accepte_le", "is not", null)
    .execute();
  return rows.map((row) => row.institution);
}
