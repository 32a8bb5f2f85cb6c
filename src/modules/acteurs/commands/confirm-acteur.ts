import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { GENRES } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type Confirmation = {
  publicId: string;
  /** The revision that the form was filled from. */
  revision: number;
  /** The kind as the person corrects it; one of `GENRES`. */
  genre: string;
};

/**
 * Says that an acteur made by an import is really one, of this kind. Confirming again what is confirmed with the same
 * kind changes nothing, so that a form sent twice does no harm.
 *
 * @throws Refusal `introuvable` (404); `acteur.genre-inconnu`; `acteur.perime` (409) when it changed since the form was
 * opened.
 */
export async function confirmActeur(ctx: Contexte, wanted: Confirmation): Promise<void> {
  require(ctx, operationsActeurs.ecrire, null);
  const genre = GENRES.find((one) => one === wanted.genre);
  if (!genre) throw new Refusal("acteur.genre-inconnu", { champ: "genre" });
  const before = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "genre", "a_confirmer", "revision"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", wanted.publicId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal("introuvable", {}, 404);
  if (!before.a_confirmer && before.genre === genre) return;
  if (!before.a_confirmer || before.revision !== wanted.revision) {
    throw new Refusal("acteur.perime", { revision: before.revision }, 409);
  }
  const apres = { genre, a_confirmer: false };
  await ctx.tx
    .updateTable("acteur")
    .set({ ...apres, revision: before.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "acteurs.confirmer",
      objet: { genre: "acteur", id: before.id },
      avant: { genre: before.genre, a_confirmer: before.a_confirmer },
      apres,
    },
  ]);
}
