import { type Operation, roleWhen } from "#platform/rights/rights.ts";

/** Operations on the glossary; anybody reads it. */
export const operationsGlossaire = {
  tenir: {
    code: "glossaire.ecrire",
    libelle: "ajouter, modifier ou masquer un terme du glossaire",
    rules: [
      roleWhen("un rédacteur ou un administrateur d’une institution du département", [
        "redacteur",
        "administrateur",
      ]),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
