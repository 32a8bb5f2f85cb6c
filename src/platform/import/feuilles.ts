/**
 * What the reading of a spreadsheet gives, whatever its format: sheets, rows, cells, with the places a person sees in
 * the spreadsheet program. Nothing here knows what the sheet is about.
 */

/** One cell as text. Numbers are written as typed (« 22 », « 0.3 »), dates as ISO 8601, booleans « oui » or « non ». */
export type Cellule = {
  readonly texte: string;
  /** The cell holds a formula; `texte` is its last computed value, or the formula when none was kept. */
  readonly formule?: boolean;
  /** The text comes from the first cell of a merged range. */
  readonly fusion?: boolean;
};

/** A row that holds at least one text; empty rows are left out, `numero` is the physical row, from 1. */
export type Ligne = { readonly numero: number; readonly cellules: readonly Cellule[] };

/** `nom` is null for a CSV. */
export type Feuille = {
  readonly nom: string | null;
  readonly lignes: readonly Ligne[];
  readonly visible: boolean;
};

export type Lecture = {
  readonly format: "csv" | "xlsx" | "ods";
  readonly encodage: string | null;
  readonly separateur: string | null;
  readonly feuilles: readonly Feuille[];
  /** French sentences for the report of the import. */
  readonly remarques: readonly string[];
};

/** Something wrong or doubtful, at the place where it can be mended; `colonne` is the header as written. */
export type Anomalie = {
  readonly feuille: string | null;
  readonly ligne: number | null;
  readonly colonne: string | null;
  readonly message: string;
};

const MEGA = 1024 * 1024;

/** Limits written on the screen: rows with a text, bytes received, bytes once inflated, columns. */
export const LIMITES = {
  lignes: 15_000,
  octets: 20 * MEGA,
  octetsDecompresses: 200 * MEGA,
  colonnes: 200,
} as const;

/** The empty cell, shared: a sheet of 15 000 rows holds many. */
export const CELLULE_VIDE: Cellule = { texte: "" };

/** Letters of a column from its index: 0 → « A », 26 → « AA ». */
export function lettreColonne(index: number): string {
  let lettres = "";
  for (let reste = index + 1; reste > 0; reste = Math.floor((reste - 1) / 26)) {
    lettres = String.fromCharCode(65 + ((reste - 1) % 26)) + lettres;
  }
  return lettres;
}

/** Index of a column from its letters: « A » → 0, « AA » → 26. */
export function indexColonne(lettres: string): number {
  let index = 0;
  for (const lettre of lettres.toUpperCase()) index = index * 26 + lettre.charCodeAt(0) - 64;
  return index - 1;
}
