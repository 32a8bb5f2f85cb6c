import type { ChampLu, HistoriqueModule } from "./references.ts";

/** What the journal says of ties; each module adds {@link CHAMPS_RENVOI} to the fields of its own kinds. */
export const historiqueRenvois: HistoriqueModule = {
  operations: {
    "renvois.ajouter": "Relié à un autre objet",
    "renvois.retirer": "Lien retiré",
    "renvois.retablir": "Lien rétabli",
  },
  genres: [],
};

export const CHAMPS_RENVOI: Readonly<Record<string, ChampLu>> = {
  lien: { libelle: "Lien" },
  relie: { libelle: "Objet relié" },
  note: { libelle: "Note" },
};
