/** Meshes, from the smallest; « zonage » is a local one. */
export const MAILLES = [
  "iris",
  "qpv",
  "commune",
  "epci",
  "zonage",
  "departement",
  "region",
  "france",
] as const;
export type Maille = (typeof MAILLES)[number];

export const LIBELLE_MAILLE: Readonly<Record<Maille, string>> = {
  iris: "Quartier Iris",
  qpv: "Quartier prioritaire",
  commune: "Commune",
  epci: "Intercommunalité",
  zonage: "Territoire d’action",
  departement: "Département",
  region: "Région",
  france: "France",
};

/** What a cell says: a figure (`publie`, `arrondi`, `estime`), or why there is none. None of these is 0. */
export const STATUTS = [
  "publie",
  "arrondi",
  "estime",
  "secret_primaire",
  "secret_secondaire",
  "non_disponible",
  "non_applicable",
] as const;
export type Statut = (typeof STATUTS)[number];

export const LIBELLE_STATUT: Readonly<Record<Statut, string>> = {
  publie: "publié",
  arrondi: "arrondi par le producteur",
  estime: "estimé",
  secret_primaire: "masqué (secret statistique)",
  secret_secondaire: "masqué pour protéger une autre case",
  non_disponible: "non disponible",
  non_applicable: "sans objet",
};

/** What is written in a cell without a figure: short, and never 0 nor blank. */
export const SIGNE_STATUT: Readonly<Record<Exclude<Statut, "publie" | "arrondi" | "estime">, string>> = {
  secret_primaire: "masqué",
  secret_secondaire: "masqué",
  non_disponible: "n.d.",
  non_applicable: "s.o.",
};

export const CALCULS = ["valeur", "somme", "ratio", "formule"] as const;
export type Calcul = (typeof CALCULS)[number];

export const LIBELLE_CALCUL: Readonly<Record<Calcul, string>> = {
  valeur: "Valeur publiée telle quelle",
  somme: "Effectif",
  ratio: "Rapport d’un numérateur à un dénominateur",
  formule: "Calculé par une formule",
};

export const AGREGATIONS = ["somme", "ratio", "non_agregable"] as const;
export type Agregation = (typeof AGREGATIONS)[number];

export const LIBELLE_AGREGATION: Readonly<Record<Agregation, string>> = {
  somme: "s’additionne d’un territoire à l’autre",
  ratio: "se recalcule sur les numérateurs et les dénominateurs additionnés",
  non_agregable: "ne se recalcule pas (une médiane, un taux sans effectifs)",
};

export const SENS = ["haut", "bas", "neutre"] as const;
export type Sens = (typeof SENS)[number];

export const LIBELLE_SENS: Readonly<Record<Sens, string>> = {
  haut: "une valeur haute est défavorable",
  bas: "une valeur basse est défavorable",
  neutre: "ni favorable ni défavorable",
};

/** States of a file: received and read, its figures shown, its figures withdrawn. */
export const ETATS_FICHIER = ["recu", "publie", "annule"] as const;
export type EtatFichier = (typeof ETATS_FICHIER)[number];

export const LIBELLE_ETAT: Readonly<Record<EtatFichier, string>> = {
  recu: "À vérifier",
  publie: "Publié",
  annule: "Retiré",
};

/** Families, in the order of the catalogue; another word may be typed. */
export const FAMILLES = [
  "Population",
  "Familles",
  "Petite enfance",
  "Allocataires",
  "Ressources",
  "Quartiers prioritaires",
  "Enfance et jeunesse",
  "Parentalité",
  "Animation de la vie sociale",
] as const;
