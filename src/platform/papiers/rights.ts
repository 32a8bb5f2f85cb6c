import { acteurColumn, includes } from "#platform/rights/relation.ts";
import { type Operation, personOfDepartement, personWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** A paper that somebody asked for, as rules look at it. */
export type DroitsPapier = { demandeur: Id<"acteur"> };

const demandeur = acteurColumn("papier.demandeur", (papier: DroitsPapier) => papier.demandeur);

/** Operations on papers. What a paper shows is the right of its module, asked when it is made and when it is downloaded. */
export const operationsPapiers = {
  demander: {
    code: "papiers.demander",
    libelle: "demander une impression",
    rules: [personOfDepartement()],
  },
  suivre: {
    code: "papiers.suivre",
    libelle: "suivre, annuler et télécharger cette impression",
    rules: [personWhen("la personne qui l’a demandée", includes(demandeur, "personne"))],
    hidden: true,
  },
} as const satisfies Record<string, Operation<never>>;
