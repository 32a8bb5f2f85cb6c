import type { GenreReliable, ObjetSitue } from "#platform/references/reliable.ts";
import { lienObjet } from "./pages/parts/renvois/lien-objet.ts";
import {
  exigerRelierObjet,
  GENRES_RELIABLES,
  isLisible,
  peutRelierObjet,
  situerObjets,
  trouverObjet,
} from "./queries/renvois/situer-objets.ts";

/** The objects of a scheme that may be tied to others: each of its levels, and the scheme itself. */
export const reliablesSchemas: readonly GenreReliable[] = GENRES_RELIABLES.map((genre) => ({
  genre,
  situer: async (ctx, ids) => {
    const found = await situerObjets(ctx, genre, ids);
    return new Map(
      [...found].map(([id, objet]): [string, ObjetSitue] => {
        if (!objet.lisible) return [id, objet];
        const { adresse, ...rest } = objet;
        return [id, { ...rest, lien: adresse && lienObjet(ctx.departement, genre, adresse) }];
      }),
    );
  },
  estLisible: (ctx, id) => isLisible(ctx, genre, id),
  trouver: (ctx, cle) => trouverObjet(ctx, genre, cle),
  peutRelier: (ctx, id) => peutRelierObjet(ctx, genre, id),
  exigerRelier: (ctx, id) => exigerRelierObjet(ctx, genre, id),
}));
