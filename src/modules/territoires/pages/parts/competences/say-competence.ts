import { type CompetenceDite, LIBELLE_EXERCICE } from "../../../domain/competences/competence.ts";

/** « Intercommunale, depuis 2017 », or that it is not known. */
export function sayCompetence(dite: CompetenceDite | undefined): string {
  if (!dite) return "Inconnu";
  const { exercice, depuis } = dite;
  return depuis === null ? LIBELLE_EXERCICE[exercice] : `${LIBELLE_EXERCICE[exercice]}, depuis ${depuis}`;
}
