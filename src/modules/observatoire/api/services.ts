import { z } from "@hono/zod-openapi";
import { COMPETENCES, EXERCICES, GENRES_ZONAGE } from "#modules/territoires/index.ts";
import { ETATS_SERVICE, IMPLANTATIONS, SERVICES, VERDICTS } from "../domain/panier/panier.ts";
import type { ServicesTerritoire } from "../queries/portrait/read-services.ts";

const commune = {
  code: z.string().openapi({ description: "Code Insee." }),
  nom: z.string().openapi({ description: "Nom de la commune." }),
};

const PanierContract = z
  .object({
    jour: z.string().openapi({ description: "Jour du panier, AAAA-MM-JJ." }),
    requis: z
      .array(z.enum(SERVICES))
      .openapi({ description: "Services qu’il faut pour qu’il soit complet." }),
    epci: z.string().openapi({ description: "Siren de l’intercommunalité dont c’est le panier." }),
    verdict: z.enum(VERDICTS).openapi({ description: "Complet, incomplet, aucun service, ou inconnu." }),
    services: z
      .array(
        z.object({
          service: z.enum(SERVICES).openapi({ description: "Nom court du service." }),
          etat: z
            .enum([...ETATS_SERVICE, "inconnu"])
            .openapi({ description: "« inconnu » n’est pas « absent »." }),
          implantation: z
            .enum(IMPLANTATIONS)
            .nullable()
            .openapi({ description: "Sur place, ou par rayonnement d’un autre territoire." }),
          depuis: z.string().nullable().openapi({ description: "Jour de cette note, AAAA-MM-JJ." }),
          source: z.string().nullable().openapi({ description: "D’où on le tient." }),
        }),
      )
      .openapi({ description: "Un par service." }),
  })
  .openapi("PanierParentalite");

export const ServicesContract = z.object({
  epci: z
    .string()
    .nullable()
    .openapi({ description: "Siren de l’intercommunalité qui les offre ; null pour le département." }),
  paniers: z
    .array(PanierContract)
    .openapi({ description: "Celui de l’intercommunalité, ou tous pour le département." }),
  competences: z
    .array(
      z.object({
        competence: z.enum(COMPETENCES).openapi({ description: "Nom court de la compétence." }),
        exercice: z.enum(EXERCICES).openapi({ description: "Qui l’exerce." }),
        depuis: z.int().nullable().openapi({ description: "Première année ; null quand elle est inconnue." }),
        source: z.string().openapi({ description: "D’où on le tient." }),
      }),
    )
    .openapi({ description: "Ce qui est connu de l’intercommunalité." }),
  zones: z
    .array(
      z.object({
        zonage: z.enum(GENRES_ZONAGE).openapi({ description: "Genre du zonage." }),
        annee: z.int().openapi({ description: "Année où il est en vigueur." }),
        code: z.string().openapi({ description: "Code de la zone." }),
        nom: z.string().openapi({ description: "Nom de la zone." }),
        communes: z
          .array(
            z.object({
              ...commune,
              enPartie: z.boolean().openapi({ description: "Vrai quand la zone n’en couvre qu’une partie." }),
            }),
          )
          .openapi({ description: "Celles du territoire." }),
      }),
    )
    .openapi({ description: "Les plus récentes de chaque genre qui touchent le territoire." }),
  communesHorsDepartement: z
    .array(z.object({ ...commune, departement: z.string().openapi({ description: "Nom du département." }) }))
    .openapi({ description: "Communes membres que les sommes ne comptent pas." }),
  actions: z
    .array(
      z.object({
        titre: z.string().openapi({ description: "Code et intitulé de l’action." }),
        schema: z.string().openapi({ description: "Titre du schéma." }),
        page: z.string().openapi({ description: "Adresse de sa page." }),
      }),
    )
    .openapi({ description: "Actions des schémas publics qui s’y passent." }),
});

export const EXEMPLE_SERVICES: z.input<typeof ServicesContract> = {
  epci: "200070712",
  paniers: [
    {
      ...{ jour: "2026-03-02", requis: ["clas", "reaap", "laep"], epci: "200070712", verdict: "complet" },
      services: [
        {
          ...{ service: "clas", etat: "present", implantation: "siege" },
          ...{ depuis: "2019-12-31", source: "Diagnostic de la parentalité" },
        },
      ],
    },
  ],
  competences: [{ competence: "petite-enfance", exercice: "exercee", depuis: 2017, source: "Statuts" }],
  zones: [
    {
      ...{ zonage: "qpv", annee: 2022, code: "QP063007", nom: "Centre Ancien" },
      communes: [{ code: "63430", nom: "Thiers", enPartie: true }],
    },
  ],
  communesHorsDepartement: [],
  actions: [],
};

export function toServices(services: ServicesTerritoire): z.input<typeof ServicesContract> {
  const { epci, panier, competences, zones, dehors, actions } = services;
  return {
    epci: epci?.code ?? null,
    paniers: (panier?.lignes ?? []).map((ligne) => ({
      ...{ jour: panier?.jour ?? "", requis: [...(panier?.regle.requis ?? [])] },
      ...{ epci: ligne.epci, verdict: ligne.verdict },
      services: SERVICES.map((service) => {
        const note = ligne.etats[service];
        const { implantation = null, depuis = null, source = null } = note ?? {};
        return { service, etat: note?.etat ?? "inconnu", implantation, depuis, source };
      }),
    })),
    competences: competences.map(({ competence, exercice, depuis, source }) => ({
      ...{ competence, exercice, depuis, source },
    })),
    zones: zones.map(({ genre, annee, code, nom, communes }) => ({
      ...{ zonage: genre, annee, code, nom },
      communes: communes.map((one) => ({ code: one.code, nom: one.nom, enPartie: one.partielle })),
    })),
    communesHorsDepartement: dehors.map(({ code, nom, departementNom }) => ({
      ...{ code, nom, departement: departementNom },
    })),
    actions: actions.map(({ titre, precision, lien }) => ({
      ...{ titre, schema: precision ?? "", page: lien ?? "" },
    })),
  };
}
