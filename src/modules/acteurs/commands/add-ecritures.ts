import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsActeurs } from "../rights.ts";

/** A way to write an acteur that is there. */
export type Ecriture = { acteur: Id<"acteur">; ecrit: string };

/**
 * Remembers that somebody said whom a written name means, so that it is found the next time. What is known already
 * changes nothing.
 */
export async function addEcritures(ctx: Contexte, ecritures: readonly Ecriture[]): Promise<void> {
  require(ctx, operationsActeurs.ecrire, null);
  const rows = ecritures
    .map(({ acteur, ecrit }) => ({
      departement: ctx.departement,
      acteur,
      nom: normalise(ecrit),
      ecrit: ecrit.trim(),
    }))
    .filter((row) => row.nom !== "");
  const added: Ecriture[] = [];
  await inChunks(rows, async (slice) => {
    const kept = await ctx.tx
      .insertInto("acteur_nom")
      .values(slice)
      .onConflict((conflict) => conflict.columns(["departement", "nom", "acteur"]).doNothing())
      .returning(["acteur", "ecrit"])
      .execute();
    added.push(...kept.map(({ acteur, ecrit }) => ({ acteur: acteur as Id<"acteur">, ecrit })));
  });
  await recordJournal(
    ctx,
    added.map(({ acteur, ecrit }) => ({
      operation: "acteurs.ajouter-ecriture",
      objet: { genre: "acteur", id: acteur },
      apres: { ecrit },
    })),
  );
}
