import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";

const administration = roleWhen("un administrateur ou un certificateur d'une institution du département", [
  "administrateur",
  "certificateur",
]);

/** Operations of the journal. The history of an object also asks for the right to read that object. */
export const operationsJournal = {
  lireHistorique: {
    code: "journal.lire-historique",
    libelle: "lire l'historique d'un objet",
    rules: [personOfDepartement()],
  },
  consulter: {
    code: "journal.consulter",
    libelle: "chercher dans le journal du département et le télécharger",
    rules: [administration],
  },
} as const satisfies Record<string, Operation<never>>;
