/** Shapes of the demonstration's content: plain data, loaded through the commands by `../demo.ts`. */

import type { RubriqueTexte } from "../domain/imprime/textes.ts";

export type ContenuSchema = {
  titre: string;
  debut: string;
  fin: string;
  volets: readonly ContenuVolet[];
  /** What is written beside the plan, for the document. */
  textes?: readonly ContenuTexte[];
};

export type ContenuTexte = {
  rubrique: RubriqueTexte;
  /** Number of the volet of a diagnosis. */
  volet?: number;
  titre: string;
  texte: string;
};

export type ContenuVolet = { no: number; titre: string; engagements: readonly ContenuEngagement[] };
export type ContenuEngagement = { no: number; titre: string; objectifs: readonly ContenuObjectif[] };

export type ContenuObjectif = {
  no: number;
  titre: string;
  contexte: string;
  resultatsAttendus: readonly string[];
  indicateurs: readonly string[];
  /** Names or acronyms of acteurs, as a person would write them: resolved on loading. */
  pilotes: readonly string[];
  partenaires: readonly string[];
  actions: readonly ContenuAction[];
};

export type ContenuAction = {
  code: string;
  intitule: string;
  nature: "nouvelle" | "a_poursuivre";
  /** « 2023 », « 2023-04 » or « 2023-04-17 ». */
  debut?: string;
  fin?: string;
  /** Only when they differ from those of the objectif. */
  pilotes?: readonly string[];
  partenaires?: readonly string[];
  /** Oldest first. */
  nouvelles?: readonly ContenuNouvelle[];
};

export type ContenuNouvelle = {
  /** Age of the news on the day the demonstration is loaded, so that it stays believable whenever it is run. */
  joursAvant: number;
  /** Who writes: key of an invented person. */
  auteur: string;
  statut: "a_venir" | "en_cours" | "realisee" | "suspendue" | "abandonnee";
  /** Per cent, 0 to 100. */
  avancement: number;
  meteo: "soleil" | "eclaircies" | "nuages" | "orage";
  commentaire: string;
  blocage?: {
    raison: string;
    condition: string;
    /** Days from loading until the blockage should be lifted; negative when that day has passed. */
    joursEcheance: number;
  };
};
