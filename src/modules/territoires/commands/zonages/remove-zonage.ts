import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { GENRES_ZONAGE } from "../../domain/zonages/lire-zonage.ts";
import { operationsTerritoires } from "../../rights.ts";

type Vise = { genre: string; annee: number };

/** Hides the zones of a kind and a year, which {@link restoreZonage} shows again. Without them, changes nothing. */
export async function removeZonage(ctx: Contexte, vise: Vise): Promise<void> {
  await setRetire(ctx, vise, true);
}

/** Shows again what was taken off, exactly. Nothing taken off, or another import in its place: changes nothing. */
export async function restoreZonage(ctx: Contexte, vise: Vise): Promise<void> {
  await setRetire(ctx, vise, false);
}

async function setRetire(ctx: Contexte, vise: Vise, retire: boolean): Promise<void> {
  require(ctx, operationsTerritoires.zoner, null);
  const genre = GENRES_ZONAGE.find((one) => one === vise.genre);
  if (!genre || !Number.isInteger(vise.annee)) return;
  const [changed] = await ctx.tx
    .updateTable("zonage_jeu")
    .set({ retire_le: retire ? ctx.now.toString() : null })
    .where("departement", "=", ctx.departement)
    .where("genre", "=", genre)
    .where("annee", "=", vise.annee)
    .where("retire_le", retire ? "is" : "is not", null)
    .returning(["id", "source", "fichier"])
    .execute();
  if (!changed) return;
  const words = { zonage: genre, annee: vise.annee, source: changed.source, fichier: changed.fichier };
  await recordJournal(ctx, [
    {
      operation: retire ? "territoires.retirer-zonage" : "territoires.remettre-zonage",
      objet: { genre: "zonage", id: changed.id },
      avant: retire ? words : null,
      apres: retire ? null : words,
    },
  ]);
}
