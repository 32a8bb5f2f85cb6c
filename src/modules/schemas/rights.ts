import { ROLES, type Role } from "#platform/identity/principal.ts";
import { allOf, anyOf, includes, isEmpty, isOneOf } from "#platform/rights/relation.ts";
import {
  anybodyWhen,
  type Operation,
  personOfDepartement,
  personWhen,
  type Rule,
  roleWhen,
} from "#platform/rights/rights.ts";
import { PHASES_PUBLIQUES } from "./domain/plan/vocabulaire.ts";
import {
  auteurRepris,
  concernee,
  confies,
  contributeurs,
  copilotes,
  copilotesDeLaPortee,
  copilotesDuLieu,
  copilotesDuTout,
  type DroitsAction,
  type DroitsEchange,
  type DroitsMembre,
  type DroitsSchema,
  membres,
  nommes,
  phase,
  pilotes,
  pilotesDuSchema,
} from "./rights-sets.ts";

const REDACTION: readonly Role[] = ["redacteur", "administrateur"];
const NOUVELLES: readonly Role[] = ["correspondant", ...REDACTION];
/** Who speaks for an institution when it commits itself. */
const ENGAGEMENT: readonly Role[] = ["administrateur", "decideur", "signataire"];

// A scheme made by the command line has no copilot until one accepts: somebody must be able to begin.
const sansCopilote = isEmpty(copilotes);

const copiloteDuTout: Rule<DroitsSchema> = roleWhen(
  "un rédacteur ou un administrateur d'une institution copilote de tout le schéma",
  REDACTION,
  anyOf(sansCopilote, includes(copilotesDuTout, "institution")),
);
const copiloteDuLieu: Rule<DroitsAction> = roleWhen(
  "un rédacteur ou un administrateur d'une institution copilote du schéma, dans sa portée",
  REDACTION,
  anyOf<DroitsAction>(sansCopilote, includes(copilotesDuLieu, "institution")),
);
const copiloteDeLaPortee: Rule<DroitsMembre> = roleWhen(
  "un rédacteur ou un administrateur d'une institution copilote dont la portée couvre celle du rôle",
  REDACTION,
  anyOf<DroitsMembre>(sansCopilote, includes(copilotesDeLaPortee, "institution")),
);

/** What is entrusted to a contributor: what it pilots, and the volets or objectifs that its scope names. */
const confiee = anyOf<DroitsAction>(
  includes(confies, "institution"),
  allOf<DroitsAction>(includes(contributeurs, "institution"), includes(pilotes, "institution")),
);

const engageLInstitution: Rule<DroitsMembre> = roleWhen(
  "un administrateur, un décideur ou un signataire de l'institution concernée",
  ENGAGEMENT,
  includes(concernee, "institution"),
);

const engageUnCopilote: Rule<DroitsSchema> = roleWhen(
  "un administrateur, un décideur ou un signataire d'une institution copilote de tout le schéma",
  ENGAGEMENT,
  includes(copilotesDuTout, "institution"),
);

const engageUnMembre: Rule<DroitsSchema> = roleWhen(
  "un administrateur, un décideur ou un signataire d'une institution qui a accepté un rôle dans le schéma",
  ENGAGEMENT,
  includes(membres, "institution"),
);
const ecritPourUnMembre: Rule<DroitsSchema> = roleWhen(
  "un rédacteur, un administrateur, un décideur ou un signataire d'une institution qui a accepté un rôle dans le schéma",
  ["redacteur", ...ENGAGEMENT],
  includes(membres, "institution"),
);

const membre: Rule<DroitsSchema> = personWhen(
  "une personne d'une institution qui a accepté un rôle dans le schéma",
  includes(membres, "institution"),
);
const departement: Rule<DroitsSchema> = personWhen(
  "une personne du département, tant que le schéma n'a pas de copilote",
  sansCopilote,
);
const lecteurs: readonly Rule<DroitsSchema>[] = [
  anybodyWhen("tout le monde, à partir de la mise en œuvre", isOneOf(phase, PHASES_PUBLIQUES)),
  membre,
  personWhen(
    "une personne nommée pilote dans le schéma, ou dont l'institution l'est",
    anyOf(includes(nommes, "institution"), includes(nommes, "personne")),
  ),
  departement,
];

const participants: readonly Rule<DroitsEchange>[] = [
  membre,
  personWhen(
    "une personne nommée pilote dans le schéma, ou dont l'institution l'est",
    anyOf(includes(pilotesDuSchema, "institution"), includes(pilotesDuSchema, "personne")),
  ),
  departement,
];

const enPilote: readonly Rule<Pick<DroitsAction, "pilotes">>[] = [
  roleWhen("une personne d'une institution qui pilote l'action", NOUVELLES, includes(pilotes, "institution")),
  roleWhen("la personne nommée pilote de l'action", ROLES, includes(pilotes, "personne")),
];

/** The part of « donner des nouvelles » that is one's own to do, for the list of one's actions. */
export const piloterSoiMeme: Operation<Pick<DroitsAction, "pilotes">> = {
  code: "schemas.donner-des-nouvelles",
  libelle: "donner des nouvelles de ses actions",
  rules: enPilote,
};

/** Operations of the module: who may do what. Nothing else is allowed to anybody. */
export const operationsSchemas = {
  lire: { code: "schemas.lire", libelle: "lire ce schéma", hidden: true, rules: lecteurs },
  lireCommentaires: {
    code: "schemas.lire-commentaires",
    libelle: "lire les commentaires et les blocages",
    rules: [personOfDepartement()],
  },
  commenter: {
    code: "schemas.commenter",
    libelle: "commenter, répondre et joindre des fichiers",
    rules: participants,
  },
  reprendre: {
    code: "schemas.reprendre",
    libelle: "modifier ou retirer ce qu'on a écrit ou joint",
    rules: [personWhen("la personne qui l'a écrit ou joint", includes(auteurRepris, "personne"))],
  },
  moderer: {
    code: "schemas.moderer",
    libelle: "retirer un commentaire ou un fichier d'un autre, montrer un fichier au public",
    rules: [copiloteDuLieu],
  },
  suivre: {
    code: "schemas.suivre",
    libelle: "suivre un schéma et savoir ce qui y change",
    rules: [personOfDepartement()],
  },
  creer: {
    code: "schemas.creer",
    libelle: "créer un schéma",
    rules: [roleWhen("un rédacteur ou un administrateur d'une institution du département", REDACTION)],
  },
  importer: {
    code: "schemas.importer",
    libelle: "importer un plan d'actions",
    rules: [copiloteDuTout],
  },
  modifier: {
    code: "schemas.modifier",
    libelle: "modifier une action ou une fiche",
    rules: [
      copiloteDuLieu,
      roleWhen(
        "un rédacteur ou un administrateur d'une institution contributrice à qui l'action est confiée",
        REDACTION,
        confiee,
      ),
    ],
  },
  modifierSchema: {
    code: "schemas.modifier-schema",
    libelle: "modifier le titre, les années et les mots du schéma",
    rules: [copiloteDuTout],
  },
  ecrire: {
    code: "schemas.ecrire",
    libelle: "ajouter, déplacer, renuméroter et retirer dans le plan",
    rules: [copiloteDuLieu],
  },
  donnerDesNouvelles: {
    code: "schemas.donner-des-nouvelles",
    libelle: "donner des nouvelles de cette action",
    rules: [
      copiloteDuLieu,
      roleWhen("une personne d'une institution contributrice à qui l'action est confiée", NOUVELLES, confiee),
      ...enPilote,
    ],
  },
  demanderDesNouvelles: {
    code: "schemas.demander-des-nouvelles",
    libelle: "demander des nouvelles aux pilotes",
    rules: [copiloteDuTout],
  },
  suivreTournees: {
    code: "schemas.suivre-tournees",
    libelle: "suivre les tournées de nouvelles",
    rules: [membre, departement],
  },
  suivreMembres: {
    code: "schemas.suivre-membres",
    libelle: "suivre les propositions et l'histoire des rôles",
    rules: [membre, departement],
  },
  voirMembre: {
    code: "schemas.voir-membre",
    libelle: "voir une proposition de rôle",
    hidden: true,
    rules: [
      membre,
      departement,
      personWhen("une personne de l'institution concernée", includes(concernee, "institution")),
    ],
  },
  proposerMembre: {
    code: "schemas.proposer-membre",
    libelle: "proposer un rôle à une institution",
    rules: [copiloteDeLaPortee],
  },
  repondreMembre: {
    code: "schemas.repondre-membre",
    libelle: "accepter ou refuser un rôle au nom de l'institution",
    rules: [engageLInstitution],
  },
  annulerMembre: {
    code: "schemas.annuler-membre",
    libelle: "annuler une proposition de rôle",
    rules: [copiloteDeLaPortee],
  },
  modifierMembre: {
    code: "schemas.modifier-membre",
    libelle: "modifier un rôle",
    rules: [copiloteDeLaPortee],
  },
  retirerMembre: {
    code: "schemas.retirer-membre",
    libelle: "retirer un rôle",
    rules: [engageLInstitution, copiloteDeLaPortee],
  },
  transmettreMembre: {
    code: "schemas.transmettre-membre",
    libelle: "transmettre un rôle de copilote",
    rules: [engageLInstitution],
  },
  changerPhase: {
    code: "schemas.changer-phase",
    libelle: "changer la phase du schéma, ouvrir un amendement",
    rules: [copiloteDuTout],
  },
  adopter: {
    code: "schemas.adopter",
    libelle: "enregistrer l'adoption du schéma ou d'un amendement, clore et rouvrir le schéma",
    rules: [engageUnCopilote],
  },
  rendreAvis: {
    code: "schemas.rendre-avis",
    libelle: "rendre l'avis de son institution sur le schéma",
    rules: [engageUnMembre],
  },
  remarquer: {
    code: "schemas.remarquer",
    libelle: "faire des remarques sur le schéma au nom de son institution",
    rules: [ecritPourUnMembre],
  },
} as const satisfies Record<string, Operation<never>>;

/** What is sent with a scheme, and with an action of it: what whoever reads may do there. */
export const SUR_UN_SCHEMA: readonly Operation<DroitsSchema>[] = [
  operationsSchemas.lire,
  operationsSchemas.lireCommentaires,
  operationsSchemas.importer,
  operationsSchemas.suivreMembres,
];
export const SUR_UNE_ACTION: readonly Operation<DroitsAction>[] = [
  operationsSchemas.modifier,
  operationsSchemas.donnerDesNouvelles,
];
