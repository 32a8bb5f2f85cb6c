import type { Contexte } from "#platform/context/contexte.ts";
import type { ModeleDepose } from "./find-modeles.ts";

/** Whoever takes its place says so in the journal. */
export async function retire(ctx: Contexte, { id }: Pick<ModeleDepose, "id">): Promise<void> {
  await ctx.tx
    .updateTable("modele_papier")
    .set({ retire_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
}
