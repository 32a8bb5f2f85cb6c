import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsActeurs } from "../rights.ts";

/** A way to write an acteur; `ecrit` as somebody wrote it. */
export type Ecriture = { acteur: Id<"acteur">; ecrit: string };

/**
 * Remembers further ways to write acteurs that are there, so that the next file that uses them is understood. Gives those
 * that were new; one that says nothing once normalised, or that the acteur bears already, is left out.
 */
export async function learnEcritures(ctx: Contexte, ecritures: readonly Ecriture[]): Promise<Ecriture[]> {
  require(ctx, operationsActeurs.ecrire, null);
  const learnt: Ecriture[] = [];
  for (const { acteur, ecrit } of ecritures) {
    const nom = normalise(ecrit);
    if (!nom) continue;
    const added = await ctx.tx
      .insertInto("acteur_nom")
      .values({ departement: ctx.departement, acteur, nom, ecrit })
      .onConflict((conflict) => conflict.columns(["departement", "nom", "acteur"]).doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 0n) learnt.push({ acteur, ecrit });
  }
  await recordJournal(
    ctx,
    learnt.map(({ acteur, ecrit }) => ({
      operation: "acteurs.apprendre-ecriture",
      objet: { genre: "acteur", id: acteur },
      apres: { ecrit },
    })),
  );
  return learnt;
}

/** Forgets ways to write acteurs that {@link learnEcritures} gave; those that are gone already change nothing. */
export async function forgetEcritures(ctx: Contexte, ecritures: readonly Ecriture[]): Promise<void> {
  require(ctx, operationsActeurs.ecrire, null);
  for (const { acteur, ecrit } of ecritures) {
    const gone = await ctx.tx
      .deleteFrom("acteur_nom")
      .where("departement", "=", ctx.departement)
      .where("acteur", "=", acteur)
      .where("nom", "=", normalise(ecrit))
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) continue;
    await recordJournal(ctx, [
      { operation: "acteurs.oublier-ecriture", objet: { genre: "acteur", id: acteur }, avant: { ecrit } },
    ]);
  }
}
