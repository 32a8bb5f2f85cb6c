import { z } from "@hono/zod-openapi";
import { MAILLES, STATUTS } from "../domain/vocabulaire.ts";

/** What several answers of the observatory say the same way. */

export const maille = z.enum(MAILLES, { error: `une de ces valeurs : ${MAILLES.join(", ")}` });

export const SourceContract = z.object({
  producteur: z.string().openapi({ description: "Qui publie ces chiffres." }),
  jeu: z.string().openapi({ description: "Nom du jeu de données." }),
  licence: z.string().openapi({ description: "Licence sous laquelle il est publié." }),
  edition: z.string().openapi({ description: "Jour de l’édition, AAAA-MM-JJ." }),
  geographie: z.int().openapi({ description: "Année du découpage dans lequel les territoires sont écrits." }),
});

/** A value, or why there is none. */
export const CHAMPS_CHIFFRE = {
  valeur: z
    .number()
    .nullable()
    .openapi({ description: "Null quand il n’y en a pas ; le statut dit pourquoi." }),
  statut: z
    .enum(STATUTS)
    .openapi({ description: "Publié, arrondi, estimé, secret, non disponible, sans objet." }),
  contradiction: z
    .array(z.number())
    .nullable()
    .openapi({ description: "Les valeurs qu’un même fichier donne à la fois ; aucune n’est choisie." }),
};
