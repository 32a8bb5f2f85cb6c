import { sql } from "kysely";
import { ROLES } from "#platform/identity/principal.ts";
import { acteurSet, anyOf, attribute, includes, isEmpty, isOneOf } from "#platform/rights/relation.ts";
import {
  anybodyWhen,
  type Operation,
  personOfDepartement,
  type Rule,
  roleWhen,
} from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { PHASES_PUBLIQUES, type Phase } from "./domain/vocabulaire.ts";

/** What the rules need to know of a scheme. */
export type DroitsSchema = {
  phase: Phase;
  /** Institutions that accepted to hold it together. */
  copilotes: readonly Id<"acteur">[];
};

/** What they need to know of an action: its pilots, and the institutions that these belong to or are run by. */
export type DroitsAction = DroitsSchema & { pilotes: readonly Id<"acteur">[] };

const phase = attribute("schema.phase", (schema: DroitsSchema) => schema.phase);

export const copilotes = acteurSet(
  (schema: DroitsSchema) => schema.copilotes,
  (column) => sql`
    SELECT m.institution FROM schema_membre m
     WHERE m.departement = ${column("schema.departement")} AND m.schema = ${column("schema.id")}
       AND m.role = 'copilote' AND m.accepte_le IS NOT NULL`,
);

/** The pilots of an action (its own, or its objectif's) and the institutions that they belong to or are run by. */
export const pilotes = acteurSet(
  (action: DroitsAction) => action.pilotes,
  (column) => sql`
    WITH own AS (
      SELECT l.acteur FROM action_acteur l
       WHERE l.departement = ${column("action.departement")} AND l.action = ${column("action.id")}
         AND l.role = 'pilote'
    ), pilote AS (
      SELECT acteur FROM own
      UNION
      SELECT l.acteur FROM objectif_acteur l
       WHERE l.departement = ${column("action.departement")} AND l.objectif = ${column("action.objectif")}
         AND l.role = 'pilote' AND NOT EXISTS (SELECT FROM own)
    )
    SELECT acteur FROM pilote
    UNION
    SELECT p.parent FROM acteur p JOIN pilote ON pilote.acteur = p.id
     WHERE p.departement = ${column("action.departement")} AND p.parent IS NOT NULL AND p.genre <> 'personne'`,
);

const redacteurCopilote: Rule<DroitsSchema> = roleWhen(
  "un rédacteur ou un administrateur d'une institution copilote du schéma",
  ["redacteur", "administrateur"],
  // A scheme made by the command line has no copilot until one accepts: somebody must be able to begin.
  anyOf(isEmpty(copilotes), includes(copilotes, "institution")),
);

/** Operations of the module: who may do what. Nothing else is allowed to anybody. */
export const operationsSchemas = {
  lire: {
    code: "schemas.lire",
    libelle: "lire ce schéma",
    hidden: true,
    rules: [
      anybodyWhen("tout le monde, à partir de la mise en œuvre", isOneOf(phase, PHASES_PUBLIQUES)),
      personOfDepartement(),
    ],
  },
  lireCommentaires: {
    code: "schemas.lire-commentaires",
    libelle: "lire les commentaires et les blocages",
    rules: [personOfDepartement()],
  },
  creer: {
    code: "schemas.creer",
    libelle: "créer un schéma",
    rules: [
      roleWhen("un rédacteur ou un administrateur d'une institution du département", [
        "redacteur",
        "administrateur",
      ]),
    ],
  },
  importer: {
    code: "schemas.importer",
    libelle: "importer un plan d'actions",
    rules: [redacteurCopilote],
  },
  modifier: {
    code: "schemas.modifier",
    libelle: "modifier une action",
    rules: [redacteurCopilote],
  },
  donnerDesNouvelles: {
    code: "schemas.donner-des-nouvelles",
    libelle: "donner des nouvelles de cette action",
    rules: [
      redacteurCopilote,
      roleWhen(
        "une personne d'une institution qui pilote l'action",
        ["correspondant", "redacteur", "administrateur"],
        includes(pilotes, "institution"),
      ),
      roleWhen("la personne nommée pilote de l'action", ROLES, includes(pilotes, "personne")),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
