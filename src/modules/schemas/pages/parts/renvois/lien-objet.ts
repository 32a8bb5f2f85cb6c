import type { Adresse, GenreReliableSchema } from "../../../queries/renvois/situer-objets.ts";
import { lienAction, lienFiltre, lienObjectif, lienSchema } from "../liens.ts";

/** The page where an object of a scheme is read. */
export function lienObjet(
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
