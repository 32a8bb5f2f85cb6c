import type { ModeleIndicateur } from "../indicateur.ts";
import type { Maille, Statut } from "../vocabulaire.ts";

/** One cell of a file on its way to a figure: everything as written. */
export type Brute = {
  /** Code of the indicator. */
  readonly indicateur: string;
  /** Key of its definition; the first of the indicator when absent. */
  readonly definition?: string;
  readonly maille: Maille;
  readonly code: string;
  readonly nom?: string | null;
  readonly millesime: string;
  readonly valeur: string;
  readonly numerateur?: string;
  readonly denominateur?: string;
  /** Said beside the figure by the file. */
  readonly statut?: Statut | null;
  readonly note?: string | null;
  /** Header of the column, for the report. */
  readonly colonne: string | null;
  /** An indicator that only this row names. */
  readonly modele?: ModeleIndicateur;
  /** What the file itself says against this figure. */
  readonly reserve?: string;
};

/** What holds between the figures of one territory and one year; checked once the whole file is there. */
export type Controle =
  /** The parts add up to the whole, within the rounding. */
  | {
      readonly genre: "somme";
      readonly total: string;
      readonly parties: readonly string[];
      readonly tolerance: number;
    }
  /** Each is not above the next: quartiles, a part and its whole. Broken everywhere, two columns were swapped. */
  | { readonly genre: "ordre"; readonly croissants: readonly [string, string] };

/** What was said beside the file, on the command line or on screen. */
export type Reglage = {
  /** Year of the figures, for files that do not say it. */
  readonly millesime?: string;
  readonly maille?: Maille;
  /** Year of the geographic code. */
  readonly geographie?: number;
  /** ISO day of the edition; today when not said. */
  readonly edition?: string;
  readonly producteur?: string;
  readonly jeu?: string;
  readonly licence?: string;
  readonly adresse?: string;
  /** Column (header) → what it is, for the general preset: `code`, `millesime`, `valeur`, or an indicator code. */
  readonly colonnes?: Readonly<Record<string, string>>;
  /** Indicator of every figure, for files of one. */
  readonly indicateur?: string;
};

/** Where figures come from. */
export type Provenance = {
  readonly producteur: string;
  readonly jeu: string;
  readonly licence: string;
  readonly adresse: string | null;
};

/** A file once its header was read: how each of its rows turns into figures. */
export type Ouverture = {
  readonly provenance: Provenance;
  readonly geographie: number | null;
  /** The indicators that it may speak of. */
  readonly modeles: readonly ModeleIndicateur[];
  readonly controles: readonly Controle[];
  /** Status of a figure that nothing else says. */
  readonly statut: Statut;
  readonly lire: (cellules: readonly string[]) => readonly Brute[];
};

/** What is known of a file before its rows. */
export type Entete = {
  readonly nom: string;
  readonly colonnes: readonly string[];
  readonly reglage: Reglage;
  /** The département that imports. */
  readonly departement: string;
  /** A territory from its name as people write it; null when none or several bear it. */
  readonly trouver: (nom: string) => { readonly maille: Maille; readonly code: string } | null;
  /** Codes of the indicators that the catalogue has already. */
  readonly catalogue: ReadonlySet<string>;
};

/** How files of one shape are read. `ouvrir` gives null for a file of another shape. */
export type Prereglage = {
  readonly code: string;
  readonly titre: string;
  /** One sentence: which files, and where they are found. */
  readonly aide: string;
  readonly ouvrir: (entete: Entete) => Ouverture | null;
};

/** The year in a file name: « qpv-63-demo-2019.csv » → « 2019 »; the last of them when there are two. */
export function yearInName(nom: string): string | null {
  const years = nom.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g);
  return years?.at(-1) ?? null;
}

/** Index of the column whose header is one of `noms`, case and marks aside; -1 when none is. */
export function columnNamed(colonnes: readonly string[], ...noms: readonly string[]): number {
  const wanted = noms.map((nom) => nom.toLowerCase());
  return colonnes.findIndex((one) => wanted.includes(one.replace("\ufeff", "").trim().toLowerCase()));
}

export const LICENCE_OUVERTE = "Licence Ouverte 2.0";
