import { acteurColumn, includes } from "#platform/rights/relation.ts";
import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** A person whose data are asked for, as rules look at them. */
export type DroitsPersonne = { personne: Id<"acteur">; institution: Id<"acteur"> | null };

const elleMeme = acteurColumn("personne.id", ({ personne }: DroitsPersonne) => personne);

const sienne = acteurColumn("personne.parent", ({ institution }: DroitsPersonne) => institution);

const administrateurDeSonInstitution = roleWhen(
  "un administrateur de l'institution de cette personne",
  ["administrateur"],
  includes(sienne, "institution"),
);

/** Operations on personal data. */
export const operationsRgpd = {
  lire: {
    code: "rgpd.lire",
    libelle: "lire le registre des traitements et les durées de conservation",
    rules: [personOfDepartement()],
  },
  regler: {
    code: "rgpd.regler",
    libelle: "compléter le registre et régler les durées de conservation",
    rules: [roleWhen("un administrateur d'une institution du département", ["administrateur"])],
  },
  exporter: {
    code: "rgpd.exporter",
    libelle: "télécharger toutes les données d'une personne",
    rules: [
      {
        phrase: "la personne elle-même",
        who: { kind: "personne", roles: null },
        relation: includes(elleMeme, "personne"),
      },
      administrateurDeSonInstitution,
    ],
  },
  effacer: {
    code: "rgpd.effacer",
    libelle: "effacer une personne",
    rules: [administrateurDeSonInstitution],
  },
} as const satisfies Record<string, Operation<never>>;
