import type { HistoriqueModule } from "#platform/references/references.ts";

/** What the journal says of the register, of retention and of the data of a person. */
export const historiqueRgpd: HistoriqueModule = {
  operations: {
    "rgpd.nommer-responsable": "Responsable du traitement nommé",
    "rgpd.completer-traitement": "Traitement du registre complété",
    "rgpd.regler-conservation": "Durées de conservation réglées",
    "rgpd.supprimer-a-terme": "Données supprimées à leur terme",
    "rgpd.exporter": "Données d'une personne téléchargées",
    "rgpd.effacer": "Données d'une personne effacées",
  },
  genres: [
    {
      genre: "registre",
      libelle: "Registre des traitements",
      page: (departement) => `/${departement}/registre`,
      champs: {
        traitement: { libelle: "Traitement" },
        finalite: { libelle: "Finalité" },
        base: { libelle: "Base légale" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
    {
      genre: "conservation",
      libelle: "Conservation",
      page: (departement) => `/${departement}/conservation`,
      champs: {
        cle: { libelle: "Données" },
        supprimees: { libelle: "Lignes supprimées" },
      },
      nommer: async () => new Map(),
      idOf: async () => null,
    },
  ],
};
