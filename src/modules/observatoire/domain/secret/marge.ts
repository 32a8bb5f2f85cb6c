import type { Equation, GenreEquation } from "./modele.ts";

/** How far the true figure may stand from the one that is written: true − written is between `moins` and `plus`. */
export type Marge = { readonly moins: number; readonly plus: number };

export const EXACT: Marge = { moins: 0, plus: 0 };

/** A count rounded down to a multiple: « arrondi au multiple de 5 inférieur » writes 10 for 10 to 14. */
export function roundedDown(pas: number): Marge {
  return { moins: 0, plus: pas - 1 };
}

/** A figure rounded to the nearest multiple of `pas`: of 5 for a count, of 0.1 for a rate with one decimal. */
export function roundedNear(pas: number): Marge {
  return { moins: -pas / 2, plus: pas / 2 };
}

/** A term of an equation: what is written in a cell, and how it was rounded. */
export type Terme = { readonly cle: string; readonly coefficient: number; readonly marge: Marge };

/**
 * An equation between true figures, said of what is written: its limits open by the rounding of every term. `min` and
 * `max` are those that the true figures keep.
 */
export function equationOf(
  genre: GenreEquation,
  termes: readonly Terme[],
  { min, max, si }: { min: number; max: number; si?: readonly string[] },
): Equation {
  let bas = min;
  let haut = max;
  for (const { coefficient, marge } of termes) {
    const ecarts = [coefficient * marge.moins, coefficient * marge.plus];
    bas -= Math.max(...ecarts);
    haut -= Math.min(...ecarts);
  }
  return {
    genre,
    termes: termes.map(({ cle, coefficient }) => [cle, coefficient]),
    min: bas,
    max: haut,
    ...(si && si.length > 0 && { si }),
  };
}
