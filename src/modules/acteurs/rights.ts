import { sql } from "kysely";
import { acteurSet, includes } from "#platform/rights/relation.ts";
import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** The institution in whose name a role would be held. */
export type DroitsInstitution = { institution: Id<"acteur"> };

const elleMeme = acteurSet(
  ({ institution }: DroitsInstitution) => [institution],
  (column) => sql`SELECT ${column("institution.id")}`,
);

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
  donnerRole: {
    code: "acteurs.donner-role",
    libelle: "donner ou retirer un rôle au nom de cette institution",
    rules: [
      roleWhen(
        "un administrateur de cette institution",
        ["administrateur"],
        includes(elleMeme, "institution"),
      ),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
