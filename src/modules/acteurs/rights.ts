import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** The institution in whose name a role would be held. */
export type DroitsInstitution = { institution: Id<"acteur"> };

/** Operations of the module: who may do what. Institutions and committees are public, persons are not. */
export const operationsActeurs = {
  voirPersonnes: {
    code: "acteurs.voir-personnes",
    libelle: "voir les personnes du département",
    rules: [personOfDepartement<null>()],
  },
  ecrire: {
    code: "acteurs.ecrire",
    libelle: "créer ou corriger un acteur",
    rules: [
      roleWhen<null>("un rédacteur ou un administrateur d'une institution du département", [
        "redacteur",
        "administrateur",
      ]),
    ],
  },
  donnerRole: {
    code: "acteurs.donner-role",
    libelle: "donner ou retirer un rôle au nom de cette institution",
    rules: [
      roleWhen<DroitsInstitution>(
        "un administrateur de cette institution",
        ["administrateur"],
        (personne, { institution }) => personne.institution === institution,
      ),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
