import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type FicheSaisie, readFiche } from "../domain/fiche.ts";
import { GENRES } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";
import { findParent, refuseDoubles } from "./check-fiche.ts";
import { createActeurs } from "./create-acteur.ts";

export type ActeurAjoute = FicheSaisie & {
  genre: string;
  /** Address of the acteur above; empty: none. */
  parent: string;
  homonyme: boolean;
  /** Idempotency key of the form. */
  cle: string;
};

/**
 * Adds one acteur from a form; a double submit adds it once. Returns its address.
 *
 * @throws Refusal `acteur.genre-inconnu`; those of {@link readFiche}, {@link findParent}, {@link refuseDoubles}.
 */
export async function addActeur(ctx: Contexte, wanted: ActeurAjoute): Promise<string> {
  require(ctx, operationsActeurs.ecrire, null);
  const genre = GENRES.find((one) => one === wanted.genre);
  if (!genre) throw new Refusal("acteur.genre-inconnu", { champ: "genre" });
  const fiche = readFiche(genre, wanted);
  const parent = await findParent(ctx, { genre, parent: wanted.parent, id: null });
  const envoi = {
    cle: wanted.cle,
    operation: operationsActeurs.ecrire.code,
    contenu: JSON.stringify([genre, fiche, parent]),
  };
  return once(ctx, envoi, async () => {
    await refuseDoubles(ctx, fiche, {
      sauf: null,
      personne: genre === "personne",
      homonyme: wanted.homonyme,
    });
    const [id] = await createActeurs(ctx, [{ genre, ...fiche, parent }]);
    const { publicId } = await ctx.tx
      .selectFrom("acteur")
      .select("public_id as publicId")
      .where("departement", "=", ctx.departement)
      .where("id", "=", id ?? null)
      .executeTakeFirstOrThrow();
    return publicId;
  });
}
