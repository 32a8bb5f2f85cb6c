import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { COMPETENCES, EXERCICES, LIBELLE_COMPETENCE } from "../domain/competences/competence.ts";
import { GENRES_ZONAGE, LIBELLE_ZONAGE } from "../domain/zonages/lire-zonage.ts";
import { listCompetences } from "../queries/competences/list-competences.ts";
import { listZones, TOUTES, type Zone } from "../queries/zonages/list-zonages.ts";

const ZoneContract = z
  .object({
    zonage: z
      .enum(GENRES_ZONAGE)
      .openapi({ description: "Genre : quartier prioritaire, revitalisation rurale, action sociale…" }),
    libelle: z.string().openapi({ description: "Ce genre en toutes lettres." }),
    annee: z.int().openapi({ description: "Année où ce zonage est en vigueur." }),
    code: z.string().openapi({ description: "Code de la zone, celui de son producteur." }),
    nom: z.string().openapi({ description: "Son nom." }),
    communes: z
      .array(
        z.object({
          code: z.string().openapi({ description: "Code Insee." }),
          nom: z.string().openapi({ description: "Nom de la commune." }),
          enPartie: z.boolean().openapi({ description: "Vrai quand la zone n’en couvre qu’une partie." }),
        }),
      )
      .openapi({ description: "Les communes du département qui la font." }),
    source: z.string().openapi({ description: "Qui publie ce zonage." }),
  })
  .openapi("Zone");

const CompetencesContract = z
  .object({
    epci: z.string().openapi({ description: "Siren de l’intercommunalité." }),
    nom: z.string().openapi({ description: "Son nom." }),
    competences: z
      .array(
        z.object({
          competence: z.enum(COMPETENCES).openapi({ description: "Nom court de la compétence." }),
          libelle: z.string().openapi({ description: "La compétence en toutes lettres." }),
          exercice: z
            .enum(EXERCICES)
            .openapi({ description: "Exercée par l’intercommunalité, partagée, ou restée aux communes." }),
          depuis: z
            .int()
            .nullable()
            .openapi({ description: "Première année ; null quand elle est inconnue." }),
          source: z.string().openapi({ description: "D’où on le tient." }),
        }),
      )
      .openapi({ description: "Ce qui est connu ; une compétence absente de la liste est inconnue." }),
  })
  .openapi("CompetencesEpci");

/** Zonings and competences, which are public. */
export const apiZonages: ApiPart = (api) => {
  api.list({
    id: "listerZones",
    path: "/zonages",
    tag: "Territoires",
    summary: "Les zones dessinées sur les communes",
    description:
      "Quartiers prioritaires, revitalisation rurale, action sociale, circonscriptions : par genre, année, puis code. Chacune vaut pour une année.",
    params: z.object({}),
    query: z.object({
      zonage: z
        .enum(GENRES_ZONAGE, { error: `une de ces valeurs : ${GENRES_ZONAGE.join(", ")}` })
        .optional()
        .openapi({ description: "Seulement celles de ce genre." }),
      annee: z
        .string()
        .regex(/^\d{4}$/, { error: "une année en quatre chiffres" })
        .optional()
        .openapi({ description: "Seulement celles de cette année." }),
      commune: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .openapi({ description: "Seulement celles qui couvrent cette commune : son code ou son nom." }),
    }),
    item: ZoneContract,
    pageName: "PageZones",
    example: {
      ...{ zonage: "qpv", libelle: "Quartier prioritaire (QPV)", annee: 2022 },
      ...{ code: "QP063007", nom: "Centre Ancien", source: "SIG ville" },
      communes: [{ code: "63430", nom: "Thiers", enPartie: true }],
    },
    rows: async (ctx, { query }, { after, limit }) => {
      const { zonage: genre = null, annee, commune = "" } = query;
      return (await listZones(ctx, { ...TOUTES, genre, annee: annee ? Number(annee) : null, commune }))
        .sort((a, b) => (cleOf(a) < cleOf(b) ? -1 : 1))
        .filter((one) => after === null || cleOf(one) > after)
        .slice(0, limit);
    },
    key: cleOf,
    keyPattern: /^[a-z]+ \d{4} .{1,200}$/,
    toItem: ({ genre, annee, code, nom, communes, source }) => ({
      ...{ zonage: genre, libelle: LIBELLE_ZONAGE[genre], annee, code, nom, source },
      communes: communes.map((one) => ({ code: one.code, nom: one.nom, enPartie: one.partielle })),
    }),
  });

  api.list({
    id: "listerCompetences",
    path: "/competences",
    tag: "Territoires",
    summary: "Qui s’occupe de quoi entre l’intercommunalité et ses communes",
    description: "Toutes les intercommunalités du département, dans l’ordre de leurs codes.",
    params: z.object({}),
    query: z.object({}),
    item: CompetencesContract,
    pageName: "PageCompetences",
    example: {
      ...{ epci: "246300701", nom: "Clermont Auvergne Métropole" },
      competences: [
        {
          ...{ competence: "politique-ville", libelle: "Politique de la ville", exercice: "exercee" },
          ...{ depuis: null, source: "Code général des collectivités territoriales, article L. 5217-2" },
        },
      ],
    },
    rows: async (ctx, _asked, { after, limit }) =>
      (await listCompetences(ctx))
        .sort((a, b) => (a.siren < b.siren ? -1 : 1))
        .filter(({ siren }) => after === null || siren > after)
        .slice(0, limit),
    key: ({ siren }) => siren,
    keyPattern: /^\d{9}$/,
    toItem: ({ siren, nom, connues }) => ({
      ...{ epci: siren, nom },
      competences: COMPETENCES.flatMap((one) => {
        const dite = connues[one];
        if (!dite) return [];
        const { exercice, depuis, source } = dite;
        return [{ competence: one, libelle: LIBELLE_COMPETENCE[one], exercice, depuis, source }];
      }),
    }),
  });
};

/** What orders the zones, and names one. */
function cleOf({ genre, annee, code }: Zone): string {
  return `${genre} ${annee} ${code}`;
}
