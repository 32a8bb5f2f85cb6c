import { ROLES } from "#platform/identity/principal.ts";
import {
  anybodyWhen,
  type Operation,
  personOfDepartement,
  type Rule,
  roleWhen,
} from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { isPublic, type Phase } from "./domain/vocabulaire.ts";

/** What the rules need to know of a scheme. */
export type DroitsSchema = {
  phase: Phase;
  /** Institutions that accepted to hold it together. */
  copilotes: readonly Id<"acteur">[];
};

/** What they need to know of an action: its pilots, and the institutions that these belong to or are run by. */
export type DroitsAction = DroitsSchema & { pilotes: readonly Id<"acteur">[] };

const redacteurCopilote: Rule<DroitsSchema> = roleWhen(
  "un rédacteur ou un administrateur d'une institution copilote du schéma",
  ["redacteur", "administrateur"],
  // A scheme made by the command line has no copilot until one accepts: somebody must be able to begin.
  (personne, schema) => schema.copilotes.length === 0 || schema.copilotes.includes(personne.institution),
);

/** Operations of the module: who may do what. Nothing else is allowed to anybody. */
export const operationsSchemas = {
  lire: {
    code: "schemas.lire",
    libelle: "lire ce schéma",
    hidden: true,
    rules: [
      anybodyWhen<DroitsSchema>("tout le monde, à partir de la mise en œuvre", (schema) =>
        isPublic(schema.phase),
      ),
      personOfDepartement<DroitsSchema>(),
    ],
  },
  lireCommentaires: {
    code: "schemas.lire-commentaires",
    libelle: "lire les commentaires et les blocages",
    rules: [personOfDepartement<null>()],
  },
  creer: {
    code: "schemas.creer",
    libelle: "créer un schéma",
    rules: [
      roleWhen<null>("un rédacteur ou un administrateur d'une institution du département", [
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
      redacteurCopilote as Rule<DroitsAction>,
      roleWhen<DroitsAction>(
        "une personne d'une institution qui pilote l'action",
        ["correspondant", "redacteur", "administrateur"],
        (personne, action) => action.pilotes.includes(personne.institution),
      ),
      roleWhen<DroitsAction>("la personne nommée pilote de l'action", ROLES, (personne, action) =>
        action.pilotes.includes(personne.personne),
      ),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
