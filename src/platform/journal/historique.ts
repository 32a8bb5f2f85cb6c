import type { HistoriqueModule } from "#platform/references/references.ts";
import { EFFACER } from "./erasures.ts";

const PARTIES: Readonly<Record<string, string>> = { auteur: "nom de l'auteur", valeurs: "valeurs" };

/** What the journal says of itself. */
export const historiqueJournal: HistoriqueModule = {
  operations: {
    [EFFACER]: "Valeurs du journal effacées",
    "journal.consulter": "Journal consulté",
    "journal.telecharger": "Journal téléchargé",
    "journal.lire-historique": "Historique d'une personne lu",
  },
  genres: [
    {
      genre: "journal",
      libelle: "Journal",
      champs: {
        motif: { libelle: "Motif" },
        parties: { libelle: "Ce qui est effacé", lire: (value) => PARTIES[String(value)] ?? String(value) },
        lignes: { libelle: "Lignes (de, à)", lire: String },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
  ],
};
