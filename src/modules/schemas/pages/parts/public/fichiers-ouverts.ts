import type { VueSchema } from "../liens.ts";

/** The files of the open data, in the order of the page. */
export const FICHIERS_OUVERTS: readonly {
  titre: string;
  vue: VueSchema;
  type: "application/json" | "text/csv";
}[] = [
  { titre: "Tout le schéma (JSON)", vue: "donnees/schema.json", type: "application/json" },
  { titre: "Actions (CSV)", vue: "donnees/actions.csv", type: "text/csv" },
  { titre: "Objectifs (CSV)", vue: "donnees/objectifs.csv", type: "text/csv" },
  { titre: "Indicateurs (CSV)", vue: "donnees/indicateurs.csv", type: "text/csv" },
];
