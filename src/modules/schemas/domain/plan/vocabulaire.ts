/** The words of a scheme, as they are stored and as they are read. */

export const STATUTS = ["a_venir", "en_cours", "realisee", "suspendue", "abandonnee"] as const;
export type Statut = (typeof STATUTS)[number];

export const LIBELLE_STATUT: Record<Statut, string> = {
  a_venir: "À venir",
  en_cours: "En cours",
  realisee: "Réalisée",
  suspendue: "Suspendue",
  abandonnee: "Abandonnée",
};

export const METEOS = ["soleil", "eclaircies", "nuages", "orage"] as const;
export type Meteo = (typeof METEOS)[number];

export const LIBELLE_METEO: Record<Meteo, string> = {
  soleil: "Tout va bien",
  eclaircies: "Quelques réserves",
  nuages: "Des difficultés",
  orage: "En danger",
};

export const NATURES = ["nouvelle", "a_poursuivre"] as const;
export type Nature = (typeof NATURES)[number];

export const LIBELLE_NATURE: Record<Nature, string> = { nouvelle: "Nouvelle", a_poursuivre: "À poursuivre" };

export const PHASES = [
  "bilan_precedent",
  "diagnostic",
  "elaboration",
  "consultation",
  "adoption",
  "mise_en_oeuvre",
  "evaluation",
  "clos",
] as const;
export type Phase = (typeof PHASES)[number];

export const LIBELLE_PHASE: Record<Phase, string> = {
  bilan_precedent: "Bilan du précédent",
  diagnostic: "Diagnostic",
  elaboration: "Élaboration",
  consultation: "Consultation",
  adoption: "Adoption",
  mise_en_oeuvre: "Mise en œuvre",
  evaluation: "Évaluation",
  clos: "Clos",
};

/** From « mise en œuvre » on, anybody reads the scheme; before, only the institutions of the département. */
export const PHASES_PUBLIQUES: readonly Phase[] = ["mise_en_oeuvre", "evaluation", "clos"];

export function isPublic(phase: Phase): boolean {
  return PHASES_PUBLIQUES.includes(phase);
}

export const TYPES_SCHEMA = ["sdsf", "ctg", "convention_cadre", "contrat", "autre"] as const;
export type TypeSchema = (typeof TYPES_SCHEMA)[number];

export const LIBELLE_TYPE: Record<TypeSchema, string> = {
  sdsf: "Schéma départemental des services aux familles",
  ctg: "Convention territoriale globale",
  convention_cadre: "Convention-cadre",
  contrat: "Contrat",
  autre: "Autre",
};

/** A dropped file: to be checked, imported, imported then undone, given up. */
export const ETATS_IMPORTATION = ["deposee", "confirmee", "annulee", "abandonnee"] as const;
export type EtatImportation = (typeof ETATS_IMPORTATION)[number];
