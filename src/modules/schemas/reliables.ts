import type { GenreReliable, ObjetSitue } from "#platform/references/reliable.ts";
import { lienAction, lienFiltre, lienObjectif, lienSchema } from "./pages/parts/liens.ts";
import {
  type Adresse,
  exigerRelierObjet,
  GENRES_RELIABLES,
  type GenreReliableSchema,
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
        return [id, { ...rest, lien: adresse && lienOf(ctx.departement, genre, adresse) }];
      }),
    );
  },
  trouver: (ctx, cle) => trouverObjet(ctx, genre, cle),
  peutRelier: (ctx, id) => peutRelierObjet(ctx, genre, id),
  exigerRelier: (ctx, id) => exigerRelierObjet(ctx, genre, id),
}));

function lienOf(
  departement: string,
  genre: GenreReliableSchema,
  { schema, publicId, rang }: Adresse,
): string {
  switch (genre) {
    case "schema":
      return lienSchema(departement, schema);
    case "objectif":
      return lienObjectif(departement, schema, publicId);
    case "action":
      return lienAction(departement, schema, publicId);
    default:
      // Volets and engagements have no page of their own: the plan shows them.
      return lienFiltre(departement, schema, { [genre]: rang });
  }
}
