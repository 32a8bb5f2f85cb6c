import { type PrincipalPersonne, ROLES, type Role } from "#platform/identity/principal.ts";
import {
  anybodyWhen,
  type Operation,
  personOfDepartement,
  type Rule,
  roleWhen,
} from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { RoleMembre } from "./domain/membre.ts";
import { type Lieu, type Portee, reaches, reachesAll } from "./domain/portee.ts";
import { isPublic, type Phase } from "./domain/vocabulaire.ts";

/** A role that counts today. */
export type RoleEnVigueur = {
  readonly institution: Id<"acteur">;
  readonly role: RoleMembre;
  readonly portee: Portee;
};

/** What the rules need to know of a scheme. */
export type DroitsSchema = {
  phase: Phase;
  /** Roles that count today. */
  membres: readonly RoleEnVigueur[];
  /** While it is not public: who is named pilot somewhere in it, and the institutions that these belong to or are run by. */
  nommes: readonly Id<"acteur">[];
};

/** What they need to know of an action: where it stands, its pilots, and the institutions that these belong to or are run by. */
export type DroitsAction = DroitsSchema & { pilotes: readonly Id<"acteur">[]; lieu: Lieu };

/** What they need to know of a membership, or of one to be: whose it is, and what it is about. */
export type DroitsMembre = DroitsSchema & { institution: Id<"acteur">; lieux: readonly Lieu[] };

const ECRIVAINS: readonly Role[] = ["redacteur", "administrateur"];
/** Who speaks for an institution when it commits itself. */
export const ENGAGENT: readonly Role[] = ["administrateur", "decideur", "signataire"];

const sansCopilote = ({ membres }: DroitsSchema) => !membres.some(({ role }) => role === "copilote");

/** True when the institution of the person is a member whom `test` retains. */
function isMembre(
  personne: PrincipalPersonne,
  { membres }: DroitsSchema,
  test: (membre: RoleEnVigueur) => boolean = () => true,
): boolean {
  return membres.some((membre) => membre.institution === personne.institution && test(membre));
}

/** A writer of a copilot whose scope reaches every place of the object. */
function copiloteOf<Objet extends DroitsSchema>(
  phrase: string,
  lieuxOf: (objet: Objet) => readonly Lieu[],
): Rule<Objet> {
  return roleWhen(
    phrase,
    ECRIVAINS,
    // A scheme made by the command line has no copilot until one accepts: somebody must be able to begin.
    (personne, objet) =>
      sansCopilote(objet) ||
      isMembre(
        personne,
        objet,
        ({ role, portee }) => role === "copilote" && reachesAll(portee, lieuxOf(objet)),
      ),
  );
}

const TOUT: readonly Lieu[] = [{ volet: null, objectif: null }];

const copiloteDuTout = copiloteOf<DroitsSchema>(
  "un rédacteur ou un administrateur d'une institution copilote de tout le schéma",
  () => TOUT,
);
const copiloteDeLAction = copiloteOf<DroitsAction>(
  "un rédacteur ou un administrateur d'une institution copilote du schéma, dans sa portée",
  ({ lieu }) => [lieu],
);
const copiloteDuMembre = copiloteOf<DroitsMembre>(
  "un rédacteur ou un administrateur d'une institution copilote dont la portée couvre celle du rôle",
  ({ lieux }) => lieux,
);

/** What is entrusted to a contributor: what it pilots, and the volets or objectifs that its scope names. */
function confie(personne: PrincipalPersonne, action: DroitsAction): boolean {
  return isMembre(
    personne,
    action,
    ({ role, portee }) =>
      role === "contributeur" &&
      (action.pilotes.includes(personne.institution) ||
        // The whole scheme entrusts nothing in particular: it must not make a copilot of a contributor.
        (portee.genre !== "schema" && reaches(portee, action.lieu))),
  );
}

const engageLInstitution = roleWhen<DroitsMembre>(
  "un administrateur, un décideur ou un signataire de l'institution concernée",
  ENGAGENT,
  (personne, membre) => membre.institution === personne.institution,
);

const lecteurs: readonly Rule<DroitsSchema>[] = [
  anybodyWhen<DroitsSchema>("tout le monde, à partir de la mise en œuvre", (schema) =>
    isPublic(schema.phase),
  ),
  roleWhenAny("une personne d'une institution qui a accepté un rôle dans le schéma", (personne, schema) =>
    isMembre(personne, schema),
  ),
  roleWhenAny(
    "une personne nommée pilote dans le schéma, ou dont l'institution l'est",
    (personne, { nommes }) => nommes.includes(personne.institution) || nommes.includes(personne.personne),
  ),
  roleWhenAny(
    "une personne du département, tant que le schéma n'a pas de copilote",
    (_personne, schema) => sansCopilote(schema),
  ),
];

/** Any person of the département in the given relation to the object, whatever their roles. */
function roleWhenAny<Objet>(
  phrase: string,
  related: (personne: PrincipalPersonne, objet: Objet) => boolean,
): Rule<Objet> {
  return { phrase, allows: (personne, objet) => personne !== null && related(personne, objet) };
}

/** Operations of the module: who may do what. Nothing else is allowed to anybody. */
export const operationsSchemas = {
  lire: { code: "schemas.lire", libelle: "lire ce schéma", hidden: true, rules: lecteurs },
  lireCommentaires: {
    code: "schemas.lire-commentaires",
    libelle: "lire les commentaires et les blocages",
    rules: [personOfDepartement<null>()],
  },
  creer: {
    code: "schemas.creer",
    libelle: "créer un schéma",
    rules: [roleWhen<null>("un rédacteur ou un administrateur d'une institution du département", ECRIVAINS)],
  },
  importer: {
    code: "schemas.importer",
    libelle: "importer un plan d'actions",
    rules: [copiloteDuTout],
  },
  modifier: {
    code: "schemas.modifier",
    libelle: "modifier une action",
    rules: [
      copiloteDeLAction,
      roleWhen<DroitsAction>(
        "un rédacteur ou un administrateur d'une institution contributrice à qui l'action est confiée",
        ECRIVAINS,
        confie,
      ),
    ],
  },
  donnerDesNouvelles: {
    code: "schemas.donner-des-nouvelles",
    libelle: "donner des nouvelles de cette action",
    rules: [
      copiloteDeLAction,
      roleWhen<DroitsAction>(
        "une personne d'une institution contributrice à qui l'action est confiée",
        ["correspondant", ...ECRIVAINS],
        confie,
      ),
      roleWhen<DroitsAction>(
        "une personne d'une institution qui pilote l'action",
        ["correspondant", ...ECRIVAINS],
        (personne, action) => action.pilotes.includes(personne.institution),
      ),
      roleWhen<DroitsAction>("la personne nommée pilote de l'action", ROLES, (personne, action) =>
        action.pilotes.includes(personne.personne),
      ),
    ],
  },
  suivreMembres: {
    code: "schemas.suivre-membres",
    libelle: "suivre les propositions et l'histoire des rôles",
    rules: [
      roleWhenAny<DroitsSchema>(
        "une personne d'une institution qui a accepté un rôle dans le schéma",
        (personne, schema) => isMembre(personne, schema),
      ),
      roleWhenAny<DroitsSchema>(
        "une personne du département, tant que le schéma n'a pas de copilote",
        (_personne, schema) => sansCopilote(schema),
      ),
    ],
  },
  voirMembre: {
    code: "schemas.voir-membre",
    libelle: "voir ce rôle",
    hidden: true,
    rules: [
      ...(lecteurs as readonly Rule<DroitsMembre>[]),
      roleWhenAny<DroitsMembre>(
        "une personne de l'institution concernée",
        (personne, membre) => membre.institution === personne.institution,
      ),
    ],
  },
  proposerMembre: {
    code: "schemas.proposer-membre",
    libelle: "proposer un rôle à une institution",
    rules: [copiloteDuMembre],
  },
  repondreMembre: {
    code: "schemas.repondre-membre",
    libelle: "accepter ou refuser un rôle au nom de cette institution",
    rules: [engageLInstitution],
  },
  annulerMembre: {
    code: "schemas.annuler-membre",
    libelle: "annuler cette proposition",
    rules: [copiloteDuMembre],
  },
  modifierMembre: {
    code: "schemas.modifier-membre",
    libelle: "modifier ce rôle",
    rules: [copiloteDuMembre],
  },
  retirerMembre: {
    code: "schemas.retirer-membre",
    libelle: "retirer ce rôle",
    rules: [engageLInstitution, copiloteDuMembre],
  },
  transmettreMembre: {
    code: "schemas.transmettre-membre",
    libelle: "transmettre ce rôle à une autre institution",
    rules: [engageLInstitution],
  },
} as const satisfies Record<string, Operation<never>>;
