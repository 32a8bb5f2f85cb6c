import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { GENRES_ZONAGE } from "../../domain/zonages/lire-zonage.ts";
import { operationsTerritoires } from "../../rights.ts";

/** Forgets the zones of a kind and a year; the file can be imported again. Without them, changes nothing. */
export async function removeZonage(ctx: Contexte, vise: { genre: string; annee: number }): Promise<void> {
  require(ctx, operationsTerritoires.zoner, null);
  const genre = GENRES_ZONAGE.find((one) => one === vise.genre);
  if (!genre || !Number.isInteger(vise.annee)) return;
  const [old] = await ctx.tx
    .deleteFrom("zonage_jeu")
    .where("departement", "=", ctx.departement)
    .where("genre", "=", genre)
    .where("annee", "=", vise.annee)
    .returning(["id", "source", "fichier"])
    .execute();
  if (!old) return;
  await recordJournal(ctx, [
    {
      operation: "territoires.retirer-zonage",
      objet: { genre: "zonage", id: old.id },
      avant: { zonage: genre, annee: vise.annee, source: old.source, fichier: old.fichier },
      apres: null,
    },
  ]);
}
