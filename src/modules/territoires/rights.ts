import { type Operation, roleWhen } from "#platform/rights/rights.ts";

/** Operations on the territories; anybody reads them. */
export const operationsTerritoires = {
  dessiner: {
    code: "territoires.importer-contours",
    libelle: "importer les contours des territoires",
    rules: [roleWhen("un administrateur d’une institution du département", ["administrateur"])],
  },
} as const satisfies Record<string, Operation<never>>;
