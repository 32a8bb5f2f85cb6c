import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { findPapier } from "./find-papier.ts";

/**
 * Gives up a paper that waits or is being made: the process that makes it sees its row gone, and stops. One that is over
 * is left as it is.
 *
 * @throws Refusal `introuvable` for everybody but whoever asked for it.
 */
export async function cancelPapier(ctx: Contexte, publicId: string): Promise<void> {
  const papier = await findPapier(ctx, publicId);
  const { numUpdatedRows } = await ctx.tx
    .updateTable("papier")
    .set({ etat: "annule", etape: null, termine_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", papier.id)
    .where("etat", "in", ["attente", "en_cours"])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await ctx.tx.deleteFrom("papier_file").where("papier", "=", papier.id).execute();
  await recordJournal(ctx, [
    {
      operation: "papiers.annuler",
      objet: { genre: "papier", id: papier.id },
      avant: { titre: papier.titre },
    },
  ]);
}

/**
 * Forgets a paper that is over, and its file with it unless another names it.
 *
 * @throws Refusal `introuvable` for everybody but whoever asked for it.
 */
export async function removePapier(ctx: Contexte, publicId: string): Promise<void> {
  await cancelPapier(ctx, publicId);
  const papier = await findPapier(ctx, publicId);
  await ctx.tx
    .deleteFrom("papier")
    .where("departement", "=", ctx.departement)
    .where("id", "=", papier.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "papiers.supprimer",
      objet: { genre: "papier", id: papier.id },
      avant: { titre: papier.titre },
    },
  ]);
}
