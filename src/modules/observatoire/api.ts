import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { apiAccessibilite } from "./api/accessibilite.ts";
import { CHAMPS_CHIFFRE, maille, SourceContract } from "./api/contrats.ts";
import { apiPortrait } from "./api/portrait.ts";
import { findIndicateur, type IndicateurListe, listIndicateurs } from "./queries/list-indicateurs.ts";
import { listNoms } from "./queries/list-noms.ts";
import { type ObservationLue, readFigures } from "./queries/read-figures.ts";

const IndicateurContract = z
  .object({
    code: z.string().openapi({ description: "Nom permanent de l’indicateur." }),
    libelle: z.string().openapi({ description: "Son nom." }),
    famille: z.string().openapi({ description: "Le domaine auquel il appartient." }),
    unite: z.string().openapi({ description: "Unité des valeurs." }),
    sens: z.enum(["haut", "bas", "neutre"]).openapi({ description: "Le bout qui est défavorable." }),
    agregation: z.enum(["somme", "ratio", "non_agregable"]).openapi({
      description: "Comment on passe à un territoire plus grand ; une médiane ne s’agrège jamais.",
    }),
    definitions: z
      .array(
        z.object({
          numero: z.int().openapi({ description: "Numéro, que porte chaque chiffre." }),
          libelle: z.string().openapi({ description: "Nom court." }),
          texte: z.string().openapi({ description: "Ce qui est compté." }),
        }),
      )
      .openapi({ description: "Deux définitions ne se mêlent jamais dans une courbe." }),
    disponible: z
      .array(
        z.object({
          maille: maille.openapi({ description: "Échelle." }),
          millesime: z.string().openapi({ description: "Année, jour ou période." }),
          definition: z.int().openapi({ description: "Numéro de la définition." }),
          valeurs: z.int().openapi({ description: "Nombre de territoires qui ont une valeur." }),
        }),
      )
      .openapi({ description: "Ce que les fichiers publiés disent de lui." }),
    avertissements: z.array(z.string()).openapi({ description: "À savoir avant de lire ces chiffres." }),
    sources: z.array(SourceContract).openapi({ description: "D’où viennent les chiffres." }),
  })
  .openapi("Indicateur");

const ObservationContract = z
  .object({
    territoire: z.string().openapi({ description: "Code officiel du territoire." }),
    nom: z.string().openapi({ description: "Son nom." }),
    maille: maille.openapi({ description: "Échelle." }),
    millesime: z.string().openapi({ description: "Année, jour ou période." }),
    definition: z.int().openapi({ description: "Numéro de la définition." }),
    ...CHAMPS_CHIFFRE,
    source: SourceContract.openapi({ description: "D’où vient ce chiffre." }),
  })
  .openapi("Observation");

const EXEMPLE_SOURCE = {
  producteur: "Cnaf",
  jeu: "Taux de couverture de l’accueil des jeunes enfants",
  licence: "Licence Ouverte",
  edition: "2025-06-30",
  geographie: 2025,
};

/** What other software may read of the observatory: published figures, which are public. */
export const apiObservatoire: ApiPart = (api) => {
  api.list({
    id: "listerIndicateurs",
    path: "/indicateurs",
    tag: "Observatoire",
    summary: "Le catalogue des indicateurs",
    description: "Ceux dont un fichier publié dit quelque chose, dans l’ordre de leurs codes.",
    params: z.object({}),
    query: z.object({}),
    item: IndicateurContract,
    pageName: "PageIndicateurs",
    example: {
      ...{
        code: "taux-couverture",
        libelle: "Taux de couverture",
        famille: "Petite enfance",
        unite: "places pour 100",
      },
      ...{ sens: "bas", agregation: "ratio", avertissements: [], sources: [EXEMPLE_SOURCE] },
      definitions: [{ numero: 1, libelle: "Moins de 3 ans", texte: "Places théoriques pour 100 enfants." }],
      disponible: [{ maille: "epci", millesime: "2023", definition: 1, valeurs: 14 }],
    },
    rows: async (ctx, _asked, { after, limit }) =>
      (await listIndicateurs(ctx))
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .filter(({ code }) => after === null || code > after)
        .slice(0, limit),
    key: ({ code }) => code,
    keyPattern: /^[a-z0-9-]{1,80}$/,
    toItem: toIndicateur,
  });

  api.list({
    id: "listerObservations",
    path: "/observations",
    tag: "Observatoire",
    summary: "Les chiffres d’un indicateur",
    description:
      "Par millésime, puis par code de territoire. Une valeur absente a un statut qui dit pourquoi : elle n’est jamais 0. Tous les indicateurs d’un coup, en CSV : « /63/observatoire/donnees-ouvertes.csv ».",
    params: z.object({}),
    query: z.object({
      indicateur: z
        .string({ error: "le code d’un indicateur, donné par la liste des indicateurs" })
        .min(1)
        .openapi({ description: "Code de l’indicateur." }),
      maille: maille.openapi({ description: "Échelle." }),
      millesime: z
        .string()
        .optional()
        .openapi({ description: "Seulement cette année, ce jour ou cette période." }),
    }),
    item: ObservationContract,
    pageName: "PageObservations",
    example: {
      ...{ territoire: "200070712", nom: "CC Thiers Dore et Montagne", maille: "epci", millesime: "2023" },
      ...{ definition: 1, valeur: 61.4, statut: "publie", contradiction: null, source: EXEMPLE_SOURCE },
    },
    rows: async (ctx, { query }, { after, limit }) => {
      const indicateur = await findIndicateur(ctx, query.indicateur);
      if (!indicateur) throw new Refusal("introuvable", {}, 404);
      const millesime = query.millesime ?? null;
      const found = await readFigures(
        ctx,
        indicateur.id,
        sql`o.maille = ${query.maille} AND (${millesime}::text IS NULL OR o.millesime = ${millesime}::text)`,
      );
      const noms = await listNoms(ctx, query.maille);
      return found
        .map((one) => ({ ...one, nom: noms.get(one.code) ?? one.code }))
        .sort((a, b) => (cleOf(a) < cleOf(b) ? -1 : 1))
        .filter((one) => after === null || cleOf(one) > after)
        .slice(0, limit);
    },
    key: cleOf,
    keyPattern: /^[0-9a-z/-]{1,30} [0-9A-Za-z]{1,20} \d{1,5}$/,
    toItem: ({ code, nom, maille, millesime, definition, valeur, statut, contradiction, origine }) => {
      const { producteur, jeu, licence, edition, geographie } = origine;
      return {
        ...{ territoire: code, nom, maille, millesime, definition, valeur, statut },
        contradiction: contradiction && [...contradiction],
        source: { producteur, jeu, licence, edition, geographie },
      };
    },
  });

  apiPortrait(api);
  apiAccessibilite(api);
};

function cleOf({ millesime, code, definition }: ObservationLue): string {
  return `${millesime} ${code} ${definition}`;
}

function toIndicateur(one: IndicateurListe): z.input<typeof IndicateurContract> {
  const {
    code,
    libelle,
    famille,
    unite,
    sens,
    agregation,
    definitions,
    couverture,
    avertissements,
    sources,
  } = one;
  return {
    ...{ code, libelle, famille, unite, sens, agregation, avertissements: [...avertissements] },
    definitions: definitions.map(({ no, libelle, texte }) => ({ numero: no, libelle, texte })),
    disponible: couverture.map(({ maille, millesime, definition, valeurs }) => ({
      ...{ maille, millesime, definition, valeurs },
    })),
    sources: sources.map(({ producteur, jeu, licence, edition, geographie }) => ({
      ...{ producteur, jeu, licence, edition, geographie },
    })),
  };
}
