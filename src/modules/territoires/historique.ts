import type { HistoriqueModule } from "#platform/references/references.ts";

/** What the journal says of the territories. */
export const historiqueTerritoires: HistoriqueModule = {
  operations: {
    "territoires.importer-contours": "Contours importés",
    "territoires.retirer-contours": "Contours retirés",
  },
  genres: [
    {
      genre: "contours",
      libelle: "Contours",
      champs: {
        source: { libelle: "Source" },
        fichier: { libelle: "Fichier" },
        millesime: { libelle: "Année" },
        territoires: { libelle: "Territoires dessinés" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
  ],
};
