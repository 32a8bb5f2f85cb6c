import { type Operation, roleWhen } from "#platform/rights/rights.ts";

const REDACTION = ["redacteur", "administrateur"] as const;

/** Operations on the territories; anybody reads them. */
export const operationsTerritoires = {
  dessiner: {
    code: "territoires.importer-contours",
    libelle: "importer les contours des territoires",
    rules: [roleWhen("un administrateur d’une institution du département", ["administrateur"])],
  },
  zoner: {
    code: "territoires.importer-zonage",
    libelle: "importer ou retirer les zonages des communes",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  situer: {
    code: "territoires.situer",
    libelle: "importer les centres des communes",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
  direCompetences: {
    code: "territoires.dire-competences",
    libelle: "dire les compétences des intercommunalités",
    rules: [roleWhen("un rédacteur ou un administrateur d’une institution du département", REDACTION)],
  },
} as const satisfies Record<string, Operation<never>>;
