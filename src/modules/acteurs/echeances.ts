import type { SourceEcheances } from "#platform/echeances/echeance.ts";
import { findEcheances } from "./queries/find-echeances.ts";

/** The days on which roles held in the name of an institution end. */
export const echeancesActeurs: SourceEcheances = {
  genres: [{ genre: "role-personne", libelle: "Fin du rôle d’une personne" }],
  lire: findEcheances,
};
