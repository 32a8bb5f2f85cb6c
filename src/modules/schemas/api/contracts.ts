import { z } from "@hono/zod-openapi";
import { ROLES_MEMBRE } from "../domain/membres/membre.ts";
import { FORMES } from "../domain/plan/niveaux.ts";
import { METEOS, NATURES, PHASES, STATUTS, TYPES_SCHEMA } from "../domain/plan/vocabulaire.ts";

// What other software reads of a scheme. A field may be added; renaming or removing one is a new version of the API.

const publicId = z.string().openapi({ description: "Identifiant permanent." });
const no = z.int().nullable().openapi({ description: "Numéro, une étiquette qui peut changer." });
const titre = z.string().openapi({ description: "Titre." });
const statut = z.enum(STATUTS).openapi({ description: "Statut." });
const avancement = z.int().openapi({ description: "Avancement, de 0 à 100." });

const droits = z.array(z.string()).openapi({
  description:
    "Codes de ce que peut faire ici qui lit, parmi ceux de la page « Qui peut quoi » ; pour le public, au plus la lecture.",
});

const resume = {
  id: publicId,
  titre,
  type: z.enum(TYPES_SCHEMA).openapi({ description: "Ce qu'est le document." }),
  debut: z.int().openapi({ description: "Première année." }),
  fin: z.int().openapi({ description: "Dernière année." }),
  phase: z.enum(PHASES).openapi({ description: "Où il en est ; public à partir de « mise_en_oeuvre »." }),
};

export const SchemaResumeContract = z
  .object({ ...resume, actions: z.int().openapi({ description: "Nombre d'actions." }), droits })
  .openapi("SchemaResume");

const ActeurNommeContract = z
  .object({
    id: publicId,
    nom: z.string().openapi({ description: "Nom complet." }),
    court: z.string().openapi({ description: "Sigle, ou nom s'il n'y en a pas." }),
    genre: z.string().openapi({
      description: "Genre de l'acteur : institution, service, comite, reseau, categorie ou personne.",
    }),
  })
  .openapi("ActeurNomme");

const pilotes = z.array(ActeurNommeContract).openapi({ description: "Acteurs qui pilotent." });
const partenaires = z.array(ActeurNommeContract).openapi({ description: "Acteurs associés." });

const NouvelleContract = z
  .object({
    date: z.iso.date().openapi({ description: "Jour dont elle parle." }),
    statut,
    avancement,
    details: z
      .object({
        meteo: z.enum(METEOS).openapi({ description: "Comment cela se passe." }),
        auteur: z.string().openapi({ description: "Qui l'a donnée." }),
        institution: z.string().nullable().openapi({ description: "Au nom de quelle institution." }),
        commentaire: z.string().openapi({ description: "Ce qui est dit." }),
        blocage: z
          .object({
            raison: z.string().openapi({ description: "Ce qui bloque." }),
            condition: z.string().openapi({ description: "Ce qui débloquerait." }),
            echeance: z.iso.date().openapi({ description: "Jour attendu du déblocage." }),
          })
          .nullable()
          .openapi({ description: "Ce qui arrête l'action ; null si rien." }),
      })
      .nullable()
      .openapi({ description: "Null pour le public : réservé aux institutions du département." }),
  })
  .openapi("Nouvelle");

const date = "AAAA, AAAA-MM ou AAAA-MM-JJ selon ce qui est écrit ; null si rien ne l'est.";

const ActionContract = z
  .object({
    id: publicId,
    code: z.string().nullable().openapi({ description: "Étiquette telle que « 1-A », qui peut changer." }),
    intitule: z.string().openapi({ description: "Intitulé." }),
    nature: z.enum(NATURES).nullable().openapi({ description: "Nouvelle, ou à poursuivre." }),
    debut: z
      .string()
      .nullable()
      .openapi({ description: `Début : ${date}` }),
    fin: z
      .string()
      .nullable()
      .openapi({ description: `Fin : ${date}` }),
    pilotes,
    partenaires,
    statut: statut.openapi({ description: "Celui des dernières nouvelles ; « a_venir » sans nouvelles." }),
    avancement,
    dernieresNouvelles: z.iso.date().nullable().openapi({ description: "Jour des dernières nouvelles." }),
    situation: z
      .object({
        bloquee: z.boolean().openapi({ description: "Les dernières nouvelles disent un blocage." }),
        enRetard: z.boolean().openapi({ description: "La fin écrite est passée." }),
        nonDemarree: z
          .boolean()
          .openapi({ description: "Le début écrit est passé, elle est encore à venir." }),
        sansNouvelles: z.boolean().openapi({ description: "Rien n'a été dit depuis plus de six mois." }),
      })
      .openapi({ description: "Calculée pour le jour de la réponse." }),
    rattachee: z
      .object({
        schema: publicId.openapi({ description: "Identifiant du schéma où l'action est écrite." }),
        titre: z.string().openapi({ description: "Titre de ce schéma." }),
      })
      .nullable()
      .openapi({
        description:
          "Pour une action d'un autre schéma, rattachée à celui-ci ; null sinon. Ses nouvelles et les droits se lisent dans le sien.",
      }),
    nouvelles: z.array(NouvelleContract).openapi({ description: "Les plus récentes d'abord." }),
    droits,
  })
  .openapi("Action");

const ObjectifContract = z
  .object({
    id: publicId,
    no,
    titre,
    contexte: z.string().openapi({ description: "Pourquoi cet objectif." }),
    resultatsAttendus: z.array(z.string()).openapi({ description: "Résultats attendus." }),
    indicateurs: z.array(z.string()).openapi({ description: "Comment il sera évalué." }),
    pilotes,
    partenaires,
    actions: z.array(ActionContract).openapi({ description: "Ses actions, dans l'ordre du plan." }),
  })
  .openapi("Objectif");

const objectifs = z
  .array(ObjectifContract)
  .openapi({ description: "Les objectifs placés directement dessous." });
const actions = z.array(ActionContract).openapi({
  description:
    "Les actions placées directement dessous, quand le schéma n'a pas d'objectif au-dessus d'elles.",
});

const EngagementContract = z.object({ no, titre, objectifs, actions }).openapi("Engagement");

const VoletContract = z
  .object({
    no,
    titre,
    engagements: z
      .array(EngagementContract)
      .openapi({ description: "Ses engagements ; vide quand le schéma n'a pas ce niveau." }),
    objectifs,
    actions,
  })
  .openapi("Volet");

const MembreContract = z
  .object({
    institution: z.string().openapi({ description: "Identifiant permanent de l'institution." }),
    nom: z.string().openapi({ description: "Son nom complet." }),
    role: z.enum(ROLES_MEMBRE).openapi({ description: "Ce que l'institution est au schéma." }),
    portee: z.string().openapi({ description: "Sur quoi porte le rôle, en mots." }),
    depuis: z.iso.date().openapi({ description: "Premier jour du rôle." }),
    jusqua: z.iso.date().nullable().openapi({ description: "Dernier jour ; null si aucune fin n'est dite." }),
  })
  .openapi("Membre");

export const SchemaCompletContract = z
  .object({
    ...resume,
    forme: z.enum(FORMES).openapi({
      description:
        "Ce qui est sous quoi : `engagements` (volet, engagement, objectif, action), `objectifs` (axe, objectif, action), `axes` (axe, objectifs à côté d'actions), `orientations` (axe, orientation, action), `themes` (thème, action).",
    }),
    membres: z
      .array(MembreContract)
      .openapi({ description: "Institutions dont le rôle, accepté, compte ce jour." }),
    jour: z.iso.date().openapi({ description: "Jour pour lequel les situations sont calculées, à Paris." }),
    droits,
    volets: z.array(VoletContract).openapi({ description: "Ses volets, dans l'ordre du plan." }),
  })
  .openapi("SchemaComplet");
