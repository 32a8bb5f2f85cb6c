import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsTerritoires } from "../../rights.ts";

/** Draws the schematic map again, in the place of the contours in use. Without contours, changes nothing. */
export async function removeContours(ctx: Contexte): Promise<void> {
  require(ctx, operationsTerritoires.dessiner, null);
  const [old] = await ctx.tx
    .deleteFrom("contour_jeu")
    .where("departement", "=", ctx.departement)
    .returning(["id", "source", "fichier"])
    .execute();
  if (!old) return;
  await recordJournal(ctx, [
    {
      operation: "territoires.retirer-contours",
      objet: { genre: "contours", id: old.id },
      avant: { source: old.source, fichier: old.fichier },
      apres: null,
    },
  ]);
}
