/** One figure that a reader may or may not see. */
export type Cellule = {
  /** Who it is, alone of its name: territory, indicator, year, edition… */
  readonly cle: string;
  /** What is known behind; null: the source itself hid it, or there is none. */
  readonly valeur: number | null;
  /** What anybody knows of it before reading a table (its rule: 1 to 4, 0 or more…). */
  readonly min: number;
  readonly max: number;
  /** A count. */
  readonly entiere: boolean;
  /** null: shown; else why not. */
  readonly masque: null | "primaire" | "secondaire";
  /** Hidden by its producer already: never unmasked. */
  readonly source: boolean;
  /** What hiding it costs (lower is hidden first); Infinity: never hidden. */
  readonly cout: number;
  /** Interval that a hidden cell must keep, in its unit. */
  readonly protection: number;
};

export const GENRES_EQUATION = [
  "territoires",
  "parties",
  "sources",
  "annees",
  "ratio",
  "ordre",
  "arrondi",
] as const;
export type GenreEquation = (typeof GENRES_EQUATION)[number];

/** What every reader knows: min ≤ Σ coefficient × cell ≤ max. `genre` says it in words on the audit page. */
export type Equation = {
  readonly genre: GenreEquation;
  readonly termes: readonly (readonly [cle: string, coefficient: number])[];
  readonly min: number;
  readonly max: number;
  /** Cells whose figure is inside the coefficients or the limits: the equation is known only while all of them are shown. */
  readonly si?: readonly string[];
};

/** What a reader who puts all the equations together knows of one hidden cell. */
export type Attaque = {
  readonly cle: string;
  /** Exact: the true value may be each of these two. */
  readonly min: number;
  readonly max: number;
  /** Narrower than the protection of the cell, or a single value. */
  readonly exposee: boolean;
  /** Equations that expose it. */
  readonly par: readonly Equation[];
  /** Equations that nothing can satisfy with the others (rounded or wrong figures): set aside to find the limits. */
  readonly contradictoire?: readonly Equation[];
};

/** A table once protected. */
export type Protection = {
  readonly cellules: Cellule[];
  /** Keys of the cells hidden besides, in order. */
  readonly ajoutees: string[];
  /** What no further hiding can protect. */
  readonly restantes: Attaque[];
};

/** Whether what stays possible gives a cell away: narrower than its protection, or a single value. */
export function isExposed({ protection }: Pick<Cellule, "protection">, min: number, max: number): boolean {
  return max - min < protection || max <= min;
}
