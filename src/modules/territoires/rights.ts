import { type Operation, roleWhen } from "#platform/rights/rights.ts";

const REDACTION = roleWhen("un rédacteur ou un administrateur d’une institution du département", [
  "redacteur",
  "administrateur",
]);

/** Operations on the territories; anybody reads them. */
export const operationsTerritoires = {
  dessiner: {
    code: "territoires.importer-contours",
    libelle: "importer les contours des territoires",
    rules: [roleWhen("un administrateur d’une institution du département", ["administrateur"])],
  },
  zoner: {
    code: "territoires.importer-zonages",
    libelle: "importer des quartiers prioritaires et des zonages",
    rules: [REDACTION],
  },
  direCompetence: {
    code: "territoires.dire-competence",
    libelle: "dire pour quoi une intercommunalité est compétente",
    rules: [REDACTION],
  },
} as const satisfies Record<string, Operation<never>>;
