import type { HistoriqueModule } from "#platform/references/references.ts";

/** What the journal says of papers that were asked for. They have no page for others: nobody else names them. */
export const historiquePapiers: HistoriqueModule = {
  operations: {
    "papiers.demander": "Impression demandée",
    "papiers.annuler": "Impression annulée",
    "papiers.supprimer": "Impression supprimée",
    "papiers.fabriquer": "Impression faite",
    "papiers.telecharger": "Impression téléchargée",
  },
  genres: [
    {
      genre: "papier",
      libelle: "Impression",
      champs: {
        papier: { libelle: "Document" },
        titre: { libelle: "Titre" },
        format: { libelle: "Format" },
        pages: { libelle: "Pages" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
  ],
};
