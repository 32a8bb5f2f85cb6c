import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { apiZonages } from "./api/zonages.ts";
import { libelleNature } from "./domain/epci.ts";
import { MILLESIME } from "./domain/millesime.ts";
import {
  cleTerritoire,
  pageTerritoires,
  type TerritoireDePage,
  TYPES_TERRITOIRE,
} from "./queries/page-territoires.ts";

const population = z
  .int()
  .nullable()
  .openapi({ description: "Population municipale dans le département ; null quand elle est inconnue." });

const CommuneContract = z
  .object({
    type: z.literal("commune").openapi({ description: "Toujours « commune »." }),
    code: z.string().openapi({ description: "Code Insee." }),
    nom: z.string().openapi({ description: "Nom officiel." }),
    population,
    epci: z
      .string()
      .nullable()
      .openapi({ description: "Siren de son EPCI ; null si elle n’est dans aucun." }),
  })
  .openapi("Commune");

const EpciContract = z
  .object({
    type: z.literal("epci").openapi({ description: "Toujours « epci »." }),
    code: z.string().openapi({ description: "Siren." }),
    nom: z.string().openapi({ description: "Nom officiel." }),
    population,
    nature: z.string().openapi({ description: "Sigle de la nature : CC, CA, CU, METRO ou MET69." }),
    natureLibelle: z.string().openapi({ description: "La nature en toutes lettres." }),
    communes: z.int().openapi({ description: "Nombre de ses communes dans le département." }),
    communesDehors: z.int().openapi({ description: "Nombre de ses communes dans un autre département." }),
  })
  .openapi("Epci");

const TerritoireContract = z
  .discriminatedUnion("type", [CommuneContract, EpciContract])
  .openapi("Territoire");

/** What other software may read of the territories. */
export const apiTerritoires: ApiPart = (api) => {
  api.list({
    id: "listerTerritoires",
    path: "/territoires",
    tag: "Territoires",
    summary: "Les communes et les intercommunalités",
    description: `Les communes du département et les EPCI à fiscalité propre dont au moins une commune en fait partie, selon le code officiel géographique ${MILLESIME} ; les communes d’abord, chacun dans l’ordre de son code.`,
    params: z.object({}),
    query: z.object({
      type: z
        .enum(TYPES_TERRITOIRE, { error: `une de ces valeurs : ${TYPES_TERRITOIRE.join(", ")}` })
        .optional()
        .openapi({ description: "Seulement les communes, ou seulement les EPCI." }),
    }),
    item: TerritoireContract,
    pageName: "PageTerritoires",
    example: {
      type: "epci",
      code: "246300701",
      nom: "Clermont Auvergne Métropole",
      population: 297_663,
      nature: "METRO",
      natureLibelle: "Métropole",
      communes: 21,
      communesDehors: 0,
    },
    rows: (ctx, { query }, slice) => pageTerritoires(ctx, { type: query.type ?? null, ...slice }),
    key: cleTerritoire,
    keyPattern: /^(?:commune [0-9][0-9AB][0-9]{3}|epci [0-9]{9})$/,
    toItem,
  });

  apiZonages(api);
};

function toItem(territoire: TerritoireDePage): z.input<typeof TerritoireContract> {
  const { type, code, nom, population, nature, communes, communesDehors, epci } = territoire;
  if (type === "commune") return { type, code, nom, population, epci };
  return {
    type,
    code,
    nom,
    population,
    nature: nature ?? "",
    natureLibelle: libelleNature(nature ?? ""),
    communes: communes ?? 0,
    communesDehors: communesDehors ?? 0,
  };
}
