import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import type { LigneChiffres } from "../queries/portrait/read-chiffres.ts";
import { readPortrait } from "../queries/portrait/read-portrait.ts";
import { readServices } from "../queries/portrait/read-services.ts";
import { CHAMPS_CHIFFRE, maille, SourceContract } from "./contrats.ts";
import { EXEMPLE_SERVICES, ServicesContract, toServices } from "./services.ts";

const TerritoirePortraitContract = z
  .object({
    code: z.string().openapi({ description: "Code officiel ; FR pour la France." }),
    nom: z.string().openapi({ description: "Son nom." }),
    maille: maille.openapi({ description: "Échelle." }),
  })
  .openapi("TerritoirePortrait");

const ChiffrePortraitContract = z
  .object({
    territoire: z.string().openapi({ description: "Code du territoire." }),
    ...CHAMPS_CHIFFRE,
    calcul: z.string().nullable().openapi({
      description: "Null quand le chiffre est publié tel quel ; sinon comment il a été calculé ici.",
    }),
  })
  .openapi("ChiffrePortrait");

const LignePortraitContract = z
  .object({
    indicateur: z.string().openapi({ description: "Code de l’indicateur." }),
    libelle: z.string().openapi({ description: "Son nom." }),
    famille: z.string().openapi({ description: "Le domaine auquel il appartient." }),
    unite: z.string().openapi({ description: "Unité des valeurs." }),
    millesime: z.string().openapi({ description: "Année, jour ou période, la même pour tous." }),
    definition: z
      .string()
      .nullable()
      .openapi({ description: "Définition suivie, quand l’indicateur en a plusieurs." }),
    chiffres: z.array(ChiffrePortraitContract).openapi({
      description:
        "Un par territoire dont quelque chose est publié à ce millésime, celui du portrait d’abord.",
    }),
    source: SourceContract.openapi({ description: "D’où viennent ces chiffres." }),
  })
  .openapi("LignePortrait");

const PortraitContract = z
  .object({
    territoires: z.array(TerritoirePortraitContract).openapi({
      description: "Celui du portrait, puis son intercommunalité, le département, la région et la France.",
    }),
    indicateurs: z.array(LignePortraitContract).openapi({ description: "Le plus récent de chaque chiffre." }),
    incomplets: z
      .array(
        z.object({
          libelle: z.string().openapi({ description: "Nom de l’indicateur." }),
          millesime: z.string().openapi({ description: "Année, jour ou période." }),
          communesConnues: z.int().openapi({ description: "Communes du territoire qui ont un chiffre." }),
          communes: z.int().openapi({ description: "Communes du territoire." }),
        }),
      )
      .openapi({ description: "Sommes qui ne sont pas données, car des communes n’ont pas de chiffre." }),
    services: ServicesContract.openapi({ description: "Ce que le territoire offre, hors des chiffres." }),
  })
  .openapi("Portrait");

/** The portrait of a territory, as its page shows it. */
export const apiPortrait: ApiPart = (api) => {
  api.read({
    id: "lirePortrait",
    path: "/territoires/{code}/portrait",
    tag: "Observatoire",
    summary: "Le portrait d’un territoire",
    description:
      "Le plus récent de chaque chiffre connu d’une commune, d’une intercommunalité ou du département, à côté du même chiffre des territoires qui l’entourent. Ce que personne ne publie et que les communes permettent d’additionner est calculé et dit tel. Puis ce qu’il offre : panier de services à la parentalité, compétences, zonages, actions des schémas.",
    params: z.object({
      code: z
        .string()
        .regex(/^[0-9AB]{2,9}$/, {
          error: "le code officiel d’un territoire, « 63300 », « 200070712 », « 63 »",
        })
        .openapi({
          description: "Code Insee d’une commune, Siren d’une intercommunalité, ou code du département.",
        }),
    }),
    query: z.object({}),
    contract: PortraitContract,
    example: {
      territoires: [
        { code: "200070712", nom: "CC Thiers Dore et Montagne", maille: "epci" },
        { code: "FR", nom: "France", maille: "france" },
      ],
      indicateurs: [
        {
          ...{ indicateur: "taux-couverture", libelle: "Taux de couverture", famille: "Petite enfance" },
          ...{ unite: "places pour 100", millesime: "2023", definition: null },
          chiffres: [
            { territoire: "200070712", valeur: 56.8, statut: "publie", contradiction: null, calcul: null },
            { territoire: "FR", valeur: 60.9, statut: "publie", contradiction: null, calcul: null },
          ],
          source: {
            ...{ producteur: "Cnaf", jeu: "Taux de couverture de l’accueil des jeunes enfants" },
            ...{ licence: "Licence Ouverte", edition: "2025-06-30", geographie: 2025 },
          },
        },
      ],
      incomplets: [
        { libelle: "Foyers allocataires", millesime: "2024-12", communesConnues: 3, communes: 30 },
      ],
      services: EXEMPLE_SERVICES,
    },
    read: async (ctx, { params }) => {
      const { territoires, lignes, partielles } = await readPortrait(ctx, params.code, null);
      return {
        territoires: territoires.map(({ code, nom, maille: echelle }) => ({ code, nom, maille: echelle })),
        indicateurs: lignes.map((ligne) =>
          toLigne(
            ligne,
            territoires.map(({ code }) => code),
          ),
        ),
        incomplets: partielles.map(({ libelle, millesime, connues, communes }) => ({
          ...{ libelle, millesime, communesConnues: connues, communes },
        })),
        services: toServices(await readServices(ctx, territoires)),
      };
    },
  });
};

function toLigne(ligne: LigneChiffres, codes: readonly string[]): z.input<typeof LignePortraitContract> {
  const { indicateur, millesime, definition, cases, origine } = ligne;
  const { producteur, jeu, licence, edition, geographie } = origine;
  return {
    ...{ indicateur: indicateur.code, libelle: indicateur.libelle, famille: indicateur.famille },
    ...{ unite: indicateur.unite, millesime, definition },
    chiffres: cases.flatMap((one, place) =>
      one
        ? [
            {
              ...one,
              territoire: codes[place] ?? "",
              contradiction: one.contradiction && [...one.contradiction],
            },
          ]
        : [],
    ),
    source: { producteur, jeu, licence, edition, geographie },
  };
}
