import { type Operation, personOfDepartement } from "#platform/rights/rights.ts";

/** What is done with one's dates. */
export const operationsEcheances = {
  tenirAgenda: {
    code: "echeances.tenir-agenda",
    libelle: "lire ses dates dans l'agenda de son téléphone, à une adresse que l'on peut supprimer",
    rules: [personOfDepartement()],
  },
} as const satisfies Record<string, Operation<never>>;
