import { z } from "@hono/zod-openapi";
import type { ApiPart } from "#platform/http/api/operation.ts";
import { SchemaCompletContract, SchemaResumeContract } from "./api/contracts.ts";
import { DonneesSchemaContract } from "./api/contrat-public.ts";
import { EXEMPLE_SCHEMA } from "./api/exemple.ts";
import { EXEMPLE_DONNEES } from "./api/exemple-public.ts";
import type { ActeurNomme, ActionDuPlan, ObjectifDuPlan, VoletDuPlan } from "./queries/plan/load-plan.ts";
import { loadSchemaComplet, type SchemaComplet } from "./queries/plan/load-schema-complet.ts";
import { pageSchemas } from "./queries/plan/page-schemas.ts";
import { loadDonneesOuvertes } from "./queries/public/load-donnees-ouvertes.ts";

/** What other software may read of the schemes. */
export const apiSchemas: ApiPart = (api) => {
  api.list({
    id: "listerSchemas",
    path: "/schemas",
    tag: "Schémas",
    summary: "Les schémas du département",
    description:
      "Ceux qui sont publics : à partir de la mise en œuvre. Qui s'est identifié dans une institution du département les lit tous.",
    params: z.object({}),
    query: z.object({}),
    item: SchemaResumeContract,
    pageName: "PageSchemas",
    example: {
      id: EXEMPLE_SCHEMA.id,
      titre: EXEMPLE_SCHEMA.titre,
      type: EXEMPLE_SCHEMA.type,
      debut: EXEMPLE_SCHEMA.debut,
      fin: EXEMPLE_SCHEMA.fin,
      phase: EXEMPLE_SCHEMA.phase,
      actions: 1,
      droits: EXEMPLE_SCHEMA.droits,
    },
    rows: (ctx, _asked, slice) => pageSchemas(ctx, slice),
    key: (schema) => schema.id,
    keyPattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    toItem: ({ publicId, ...schema }) => ({ ...schema, id: publicId }),
  });

  api.read({
    id: "lireSchema",
    path: "/schemas/{id}",
    tag: "Schémas",
    summary: "Un schéma entier",
    description:
      "Volets, engagements, objectifs, actions, avec l'avancement et toutes les nouvelles. Le public lit le statut, l'avancement et la date de chaque nouvelle ; les commentaires, les auteurs, les blocages et les personnes nommées sont réservés aux institutions du département.",
    params: z.object({
      id: z
        .string()
        .regex(/^[0-9a-z]{8}$/)
        .openapi({
          description: "Identifiant du schéma, donné par la liste et visible dans l'adresse de sa page.",
          example: EXEMPLE_SCHEMA.id,
        }),
    }),
    query: z.object({}),
    contract: SchemaCompletContract,
    example: EXEMPLE_SCHEMA,
    read: async (ctx, { params }) => toSchema(await loadSchemaComplet(ctx, params.id), ctx.today.toString()),
  });

  api.read({
    id: "lireDonneesSchema",
    path: "/schemas/{id}/public",
    tag: "Schémas",
    summary: "Les données ouvertes d’un schéma",
    description:
      "Ce que dit sa page publique : le texte adopté, ce que deviennent ses actions, comment il sera jugé. Les mêmes pour tous, sans personne, commentaire ni brouillon ; réutilisables sous la Licence Ouverte 2.0.",
    params: z.object({
      id: z
        .string()
        .regex(/^[0-9a-z]{8}$/)
        .openapi({ description: "Identifiant du schéma, public.", example: EXEMPLE_DONNEES.id }),
    }),
    query: z.object({}),
    contract: DonneesSchemaContract,
    example: EXEMPLE_DONNEES,
    read: (ctx, { params }) => loadDonneesOuvertes(ctx, params.id),
  });
};

function toSchema(complet: SchemaComplet, jour: string): z.input<typeof SchemaCompletContract> {
  const { publicId, titre, type, debut, fin, phase, forme } = complet.schema;
  return {
    id: publicId,
    titre,
    type,
    debut,
    fin,
    phase,
    forme,
    jour,
    droits: complet.droits,
    membres: complet.membres.map(({ institution, role, porteeEnMots, du, au, accepteJour }) => ({
      institution: institution.publicId,
      nom: institution.nom,
      role,
      portee: porteeEnMots,
      depuis: accepteJour !== null && accepteJour > du ? accepteJour : du,
      jusqua: au,
    })),
    volets: complet.volets.map((volet) => ({
      no: volet.no,
      titre: volet.titre,
      engagements: volet.engagements.map((engagement) => ({
        no: engagement.no,
        titre: engagement.titre,
        ...toContenu(complet, engagement),
      })),
      ...toContenu(complet, volet),
    })),
  };
}

function toContenu(
  complet: SchemaComplet,
  { objectifs, actions }: Pick<VoletDuPlan, "objectifs" | "actions">,
) {
  return {
    objectifs: objectifs.map((objectif) => toObjectif(complet, objectif)),
    actions: actions.map((action) => toAction(complet, action)),
  };
}

function toObjectif(complet: SchemaComplet, objectif: ObjectifDuPlan) {
  const { id, publicId, no, titre, pilotes, partenaires, actions } = objectif;
  const textes = complet.textes.get(id);
  return {
    id: publicId,
    no,
    titre,
    contexte: textes?.contexte ?? "",
    resultatsAttendus: textes?.resultatsAttendus ?? [],
    indicateurs: textes?.indicateurs ?? [],
    pilotes: pilotes.map(toActeur),
    partenaires: partenaires.map(toActeur),
    actions: actions.map((action) => toAction(complet, action)),
  };
}

function toAction({ nouvelles, droitsActions }: SchemaComplet, action: ActionDuPlan) {
  const { id, publicId, code, intitule, nature, debut, fin, pilotes, partenaires, avancement } = action;
  const { statut, bloquee, enRetard, nonDemarree, sansNouvelles } = action.situation;
  return {
    id: publicId,
    code,
    intitule,
    nature,
    debut,
    fin,
    pilotes: pilotes.map(toActeur),
    partenaires: partenaires.map(toActeur),
    statut,
    avancement,
    dernieresNouvelles: action.dernierPoint?.toString() ?? null,
    situation: { bloquee, enRetard, nonDemarree, sansNouvelles },
    rattachee: action.rattachee && { schema: action.rattachee.schema, titre: action.rattachee.titre },
    nouvelles: nouvelles.get(id) ?? [],
    droits: droitsActions.get(id) ?? [],
  };
}

function toActeur({ publicId, nom, court, genre }: ActeurNomme) {
  return { id: publicId, nom, court, genre };
}
