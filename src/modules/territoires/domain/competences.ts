import { normalise } from "#platform/values/french.ts";

/** What an EPCI may be competent for that a scheme of services to families leans on. */
export const LIBELLE_COMPETENCE = {
  petite_enfance: "Petite enfance",
  enfance: "Enfance et périscolaire",
  jeunesse: "Jeunesse",
  parentalite: "Soutien à la parentalité",
  vie_sociale: "Animation de la vie sociale",
  action_sociale: "Action sociale d’intérêt communautaire",
  gens_du_voyage: "Accueil des gens du voyage",
  mobilites: "Mobilités",
} as const satisfies Record<string, string>;

export type Competence = keyof typeof LIBELLE_COMPETENCE;
export const COMPETENCES = Object.keys(LIBELLE_COMPETENCE) as Competence[];

export function isCompetence(text: string): text is Competence {
  return Object.hasOwn(LIBELLE_COMPETENCE, text);
}

/** `exercee` or `non_exercee`, as somebody said it; what nobody said is unknown, which is not no. */
export type EtatCompetence = "exercee" | "non_exercee";

export const LIBELLE_ETAT_COMPETENCE: Readonly<Record<EtatCompetence, string>> = {
  exercee: "Exercée",
  non_exercee: "Non exercée",
};

/** One thing said of one competence; days are ISO, both included, null is open. */
export type Periode = { readonly du: string | null; readonly au: string | null };

/** True when two periods have a day in common. */
export function seChevauchent(a: Periode, b: Periode): boolean {
  const starts = (one: Periode) => one.du ?? "0000-01-01";
  const ends = (one: Periode) => one.au ?? "9999-12-31";
  return starts(a) <= ends(b) && starts(b) <= ends(a);
}

/** True on the days of the period. */
export function couvre({ du, au }: Periode, jour: string): boolean {
  return (du === null || du <= jour) && (au === null || au >= jour);
}

/** The competence that a person wrote in a file, by its words. */
export function competenceOf(text: string): Competence | null {
  const said = normalise(text);
  return COMPETENCES.find((one) => normalise(LIBELLE_COMPETENCE[one]) === said || one === text) ?? null;
}
