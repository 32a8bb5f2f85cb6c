import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { GENRES } from "./domain/genre.ts";
import { pageActeurs } from "./queries/page-acteurs.ts";

const ActeurContract = z
  .object({
    id: z.string().openapi({ description: "Identifiant permanent." }),
    genre: z.enum(GENRES).openapi({ description: "Ce qu'est l'acteur." }),
    nom: z.string().openapi({ description: "Nom complet." }),
    sigle: z.string().nullable().openapi({ description: "Sigle d'usage." }),
    nature: z
      .string()
      .nullable()
      .openapi({ description: "Nature de l'institution : caf, departement, msa, commune… ; texte libre." }),
    siret: z
      .string()
      .nullable()
      .openapi({ description: "SIRET de l'institution, quatorze chiffres, quand il est connu." }),
    fonction: z.string().nullable().openapi({ description: "Fonction d'une personne." }),
    parent: z
      .object({
        id: z.string().openapi({ description: "Identifiant permanent." }),
        nom: z.string().openapi({ description: "Nom complet." }),
      })
      .nullable()
      .openapi({
        description:
          "L'institution d'un service ou d'une personne, celle qui tient le secrétariat d'un comité.",
      }),
    droits: z.array(z.string()).openapi({
      description: "Ce que vous pouvez faire de cet acteur : des codes d'opérations, aucun pour un visiteur.",
    }),
  })
  .openapi("Acteur");

/** What other software may read of the acteurs. */
export const apiActeurs: ApiPart = (api) => {
  api.list({
    id: "listerActeurs",
    path: "/acteurs",
    tag: "Acteurs",
    summary: "Les acteurs du département",
    description:
      "Institutions, services, comités, réseaux et catégories. Les personnes n'y sont que pour qui s'est identifié dans une institution du département.",
    params: z.object({}),
    query: z.object({
      genre: z
        .enum(GENRES, { error: `une de ces valeurs : ${GENRES.join(", ")}` })
        .optional()
        .openapi({ description: "Seulement les acteurs de ce genre." }),
    }),
    item: ActeurContract,
    pageName: "PageActeurs",
    example: {
      id: "7k2m9qfd",
      genre: "institution",
      nom: "Caisse d'allocations familiales",
      sigle: "Caf",
      nature: "caf",
      siret: null,
      fonction: null,
      parent: null,
      droits: [],
    },
    rows: (ctx, { query }, slice) => pageActeurs(ctx, { genre: query.genre ?? null, ...slice }),
    key: (acteur) => acteur.id,
    keyPattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    toItem: ({ publicId, ...acteur }) => ({ ...acteur, id: publicId }),
  });
};
