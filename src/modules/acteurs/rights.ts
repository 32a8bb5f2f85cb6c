import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";

/** Operations of the module: who may do what. Institutions and committees are public, persons are not. */
export const operationsActeurs = {
  voirPersonnes: {
    code: "acteurs.voir-personnes",
    libelle: "voir les personnes du département",
    rules: [personOfDepartement()],
  },
  ecrire: {
    code: "acteurs.ecrire",
    libelle: "créer ou corriger un acteur",
    rules: [
      roleWhen("un rédacteur ou un administrateur d'une institution du département", [
        "redacteur",
        "administrateur",
      ]),
    ],
  },
} as const satisfies Record<string, Operation<null>>;
