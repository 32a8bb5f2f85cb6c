import type { ChampLu } from "#platform/references/references.ts";

/** What the journal says of comments and attached files. */
export const OPERATIONS_ECHANGES: Readonly<Record<string, string>> = {
  "schemas.commenter": "Commentaire écrit",
  "schemas.modifier-commentaire": "Commentaire modifié",
  "schemas.retirer-commentaire": "Commentaire retiré",
  "schemas.retablir-commentaire": "Commentaire rétabli",
  "schemas.resoudre-commentaire": "Fil de commentaires résolu ou rouvert",
  "schemas.joindre": "Fichier joint",
  "schemas.modifier-piece": "Fichier joint modifié",
  "schemas.remplacer-piece": "Fichier joint remplacé",
  "schemas.retirer-piece": "Fichier joint retiré",
  "schemas.retablir-piece": "Fichier joint rétabli",
};

const yesNo = (value: unknown): string => (value === true ? "Oui" : "Non");
/** Rows that have no name of their own in a history. */
const unnamed = (): null => null;

export const CHAMPS_COMMENTAIRE: Readonly<Record<string, ChampLu>> = {
  texte: { libelle: "Texte" },
  sur: { libelle: "Sur", lire: unnamed },
  repondA: { libelle: "Répond à", lire: unnamed },
  motif: { libelle: "Raison" },
  resolu: { libelle: "Résolu", lire: yesNo },
};

export const CHAMPS_PIECE: Readonly<Record<string, ChampLu>> = {
  titre: { libelle: "Titre" },
  fichier: { libelle: "Fichier" },
  empreinte: { libelle: "Empreinte" },
  publique: { libelle: "Montré au public", lire: yesNo },
};
