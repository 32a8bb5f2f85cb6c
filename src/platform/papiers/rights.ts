import { acteurColumn, includes } from "#platform/rights/relation.ts";
import { type Operation, personOfDepartement, personWhen, roleWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** A paper that somebody asked for, as rules look at it. */
export type DroitsPapier = { demandeur: Id<"acteur"> };

/** The institution that a model belongs to. */
export type DroitsModele = { institution: Id<"acteur"> };

const tenante = acteurColumn("modele_papier.institution", (modele: DroitsModele) => modele.institution);

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
  lireModele: {
    code: "papiers.lire-modele",
    libelle: "imprimer sur ce modèle Word et le télécharger",
    rules: [
      personWhen("une personne de l’institution à laquelle il appartient", includes(tenante, "institution")),
    ],
    hidden: true,
  },
  tenirModeles: {
    code: "papiers.tenir-modeles",
    libelle: "déposer, remplacer et retirer les modèles Word de cette institution",
    rules: [
      roleWhen(
        "un administrateur de cette institution",
        ["administrateur"],
        includes(tenante, "institution"),
      ),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
