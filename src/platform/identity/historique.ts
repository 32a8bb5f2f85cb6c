import type { HistoriqueModule } from "#platform/references/references.ts";

/** What the journal says of those who sign in. */
export const historiqueIdentite: HistoriqueModule = {
  operations: { "identite.agir-au-nom-de": "A choisi au nom de qui agir" },
  genres: [],
};
