import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { parseChoixAcces, sayPortee } from "../domain/accessibilite/choix-acces.ts";
import { STATUTS } from "../domain/vocabulaire.ts";
import { readAcces } from "../queries/accessibilite/read-acces.ts";

const texte = (description: string, example: string) =>
  z.string().max(80).optional().openapi({ description, example });

const CommuneContract = z
  .object({
    code: z.string().openapi({ description: "Code Insee." }),
    nom: z.string().openapi({ description: "Nom de la commune." }),
    accessibilite: z.number().nullable().openapi({
      description: "Places à portée pour 100 enfants ; null quand leur nombre manque ou vaut 0.",
    }),
    statut: z.enum(STATUTS).openapi({ description: "Du nombre d’enfants." }),
    enfants: z.number().nullable().openapi({ description: "Nombre d’enfants publié." }),
    places: z.number().nullable().openapi({ description: "Places offertes dans la commune." }),
    enBordure: z.boolean().openapi({
      description: "Vrai quand des communes à portée, hors du département, n’ont aucun chiffre ici.",
    }),
  })
  .openapi("CommuneAccessible");

const AccessibiliteContract = z
  .object({
    parametres: z.string().openapi({ description: "Jusqu’où et pour combien une place compte." }),
    demande: z.string().nullable().openapi({ description: "Ce qui compte les enfants, et son année." }),
    offre: z
      .string()
      .nullable()
      .openapi({ description: "Ce qui compte les places ; null si rien n’est publié." }),
    moyenne: z.number().nullable().openapi({ description: "Moyenne du département, pesée par les enfants." }),
    communes: z.array(CommuneContract).openapi({ description: "Les communes situées du département." }),
  })
  .openapi("Accessibilite");

/** Accessibility of childcare, as its page computes it. */
export const apiAccessibilite: ApiPart = (api) => {
  api.read({
    id: "lireAccessibilite",
    path: "/accessibilite",
    tag: "Observatoire",
    summary: "L’accessibilité des modes d’accueil, par commune",
    description:
      "Les places à portée pour 100 enfants, en comptant celles des communes voisines et les enfants qui se les partagent. Mêmes paramètres que la page. Sans nombre d’enfants, sans places ou sans centres de communes, la liste est vide.",
    params: z.object({}),
    query: z.object({
      enfants: texte("Code de l’indicateur qui compte les enfants.", "population"),
      annee: texte("Son millésime.", "2023"),
      offre: texte("Code de l’indicateur qui compte les places, ou « liste ».", "liste"),
      paliers: texte("Minutes et poids.", "5 : 1 ; 10 : 0,5 ; 15 : 0,2"),
      vitesse: texte("Kilomètres par heure.", "40"),
      detour: texte("Distance par la route sur distance à vol d’oiseau.", "1,3"),
    }),
    contract: AccessibiliteContract,
    example: {
      parametres: "Une place compte pour 1 jusqu’à 5 minutes…",
      ...{ demande: "Enfants de moins de 3 ans, 2023", offre: "Liste de structures", moyenne: 41.2 },
      communes: [
        {
          ...{ code: "63300", nom: "Riom", accessibilite: 44.1, statut: "publie", enfants: 520, places: 210 },
          enBordure: false,
        },
      ],
    },
    read: async (ctx, { query }) => {
      const asked = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
      const choix = parseChoixAcces(new URLSearchParams(asked));
      const { acces, enfants, offre, structures } = await readAcces(ctx, choix);
      const known = acces !== null && "lignes" in acces && (offre !== null || structures !== null);
      return {
        parametres: sayPortee(choix.portee),
        demande: enfants && `${enfants.libelle}, ${enfants.millesime}`,
        offre: structures
          ? `Liste de structures, ${structures.source}`
          : offre && `${offre.libelle}, ${offre.millesime}`,
        moyenne: known ? acces.moyenne : null,
        communes: known ? acces.lignes.map(({ apl, ...one }) => ({ ...one, accessibilite: apl })) : [],
      };
    },
  });
};
