/** Who takes care of what between an EPCI and its communes, for what families use. Pure. */
export const COMPETENCES = [
  "petite-enfance",
  "enfance-jeunesse",
  "parentalite",
  "action-sociale",
  "politique-ville",
  "equipements",
  "mobilites",
] as const;
export type Competence = (typeof COMPETENCES)[number];

export const LIBELLE_COMPETENCE: Readonly<Record<Competence, string>> = {
  "petite-enfance": "Petite enfance (crèches, relais)",
  "enfance-jeunesse": "Enfance et jeunesse (accueils de loisirs)",
  parentalite: "Soutien à la parentalité",
  "action-sociale": "Action sociale d’intérêt communautaire",
  "politique-ville": "Politique de la ville",
  equipements: "Équipements culturels et sportifs",
  mobilites: "Mobilités",
};

export const EXERCICES = ["exercee", "partagee", "communes"] as const;
export type Exercice = (typeof EXERCICES)[number];

export const LIBELLE_EXERCICE: Readonly<Record<Exercice, string>> = {
  exercee: "Intercommunale",
  partagee: "Partagée avec les communes",
  communes: "Restée aux communes",
};

/** First year in which an EPCI of today could hold something. */
export const PREMIERE_ANNEE = 1966;
/** Characters of the longest source. */
export const SOURCE_COMPETENCE_MAXIMUM = 200;

export type CompetenceDite = {
  readonly competence: Competence;
  readonly exercice: Exercice;
  /** First year; null when it is not known. */
  readonly depuis: number | null;
  /** « Statuts de 2020 ». */
  readonly source: string;
};

/** One line as a form or a file says it; nothing said of `exercice` means not known. */
export type SaisieCompetence = {
  readonly competence: string;
  readonly exercice: string;
  readonly depuis: string;
  readonly source: string;
};

export type CompetenceLue =
  | CompetenceDite
  | { readonly inconnue: Competence }
  | { readonly erreur: "competence" | "exercice" | "depuis" | "source" };

/** Reads one line; `erreur` names what is wrong: competence, exercice, depuis, source. */
export function lireCompetence(saisie: SaisieCompetence, derniere: number): CompetenceLue {
  const competence = COMPETENCES.find((one) => one === saisie.competence.trim());
  if (!competence) return { erreur: "competence" };
  const said = saisie.exercice.trim();
  if (said === "") return { inconnue: competence };
  const exercice = EXERCICES.find((one) => one === said);
  if (!exercice) return { erreur: "exercice" };
  const year = saisie.depuis.trim();
  const depuis = year === "" ? null : Number(year);
  if (depuis !== null && !(Number.isInteger(depuis) && depuis >= PREMIERE_ANNEE && depuis <= derniere))
    return { erreur: "depuis" };
  const source = saisie.source.replace(/\s+/g, " ").trim();
  if (source === "" || source.length > SOURCE_COMPETENCE_MAXIMUM) return { erreur: "source" };
  return { competence, exercice, depuis, source };
}
