import type { SourceEcheances } from "#platform/echeances/echeance.ts";
import { findEcheances } from "./queries/suivi/find-echeances.ts";

/** The dates of the schemes that are not closed. */
export const echeancesSchemas: SourceEcheances = {
  genres: [
    { genre: "action-debut", libelle: "Début d’une action" },
    { genre: "action-fin", libelle: "Fin d’une action" },
    { genre: "jalon", libelle: "Jalon" },
    { genre: "blocage", libelle: "Levée d’un blocage" },
    { genre: "nouvelles", libelle: "Nouvelles demandées" },
    { genre: "tournee", libelle: "Fin d’une tournée de nouvelles" },
    { genre: "role-institution", libelle: "Fin du rôle d’une institution" },
    { genre: "consultation", libelle: "Réponse à une consultation" },
    { genre: "adoption", libelle: "Adoption d’un schéma" },
    { genre: "schema-fin", libelle: "Fin d’un schéma" },
  ],
  lire: findEcheances,
};
