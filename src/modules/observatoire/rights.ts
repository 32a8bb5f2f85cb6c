import { type Operation, roleWhen } from "#platform/rights/rights.ts";

const REDACTION = ["redacteur", "administrateur"] as const;

/** Operations on the observatory; what is published is public. */
export const operationsObservatoire = {
  tenirCatalogue: {
    code: "observatoire.ecrire",
    libelle: "tenir le catalogue des indicateurs",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  importerDonnees: {
    code: "observatoire.importer",
    libelle: "importer, publier ou retirer des données",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
} as const satisfies Record<string, Operation<never>>;
