import type { Cellule, Equation } from "./modele.ts";

/** Cells and equations in an order of their own: what was given in another order gives the same answers. */
export type Systeme = {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly rang: ReadonlyMap<string, number>;
  /** Of each equation: ranks of its cells, ascending, with their coefficients. */
  readonly termes: readonly Int32Array[];
  readonly coefficients: readonly Float64Array[];
  /** Of each equation: ranks of the cells that must be shown for it to be known. */
  readonly conditions: readonly Int32Array[];
  /** Of each cell: the equations where it is a term, then those of which it is a condition. */
  readonly equationsDe: readonly (readonly number[])[];
  readonly conditionDe: readonly (readonly number[])[];
  /** 1: a reader does not know the figure (hidden, or there is none). */
  readonly inconnue: Uint8Array;
};

const RIEN: readonly number[] = [];

/**
 * Equations that say nothing are left out: a coefficient or a limit that is not a number, no term, a cell that is not given
 * (nothing is known of it, hence of the sum).
 *
 * @throws RangeError when two cells have the same key.
 */
export function buildSysteme(donnees: readonly Cellule[], equations: readonly Equation[]): Systeme {
  const cellules = [...donnees].sort((a, b) => compareKeys(a.cle, b.cle));
  const rang = new Map<string, number>();
  for (const [index, { cle }] of cellules.entries()) {
    if (rang.has(cle)) throw new RangeError(`Two cells are called « ${cle} ».`);
    rang.set(cle, index);
  }
  const lues = equations.flatMap((equation) => read(equation, rang) ?? []);
  lues.sort((a, b) => compareKeys(a.signature, b.signature));
  const equationsDe: number[][] = cellules.map(() => []);
  const conditionDe: number[][] = [];
  for (const [index, { termes, conditions }] of lues.entries()) {
    for (const cellule of termes) equationsDe[cellule]?.push(index);
    for (const cellule of conditions) {
      conditionDe[cellule] ??= [];
      conditionDe[cellule].push(index);
    }
  }
  return {
    cellules,
    equations: lues.map(({ equation }) => equation),
    rang,
    termes: lues.map(({ termes }) => termes),
    coefficients: lues.map(({ coefficients }) => coefficients),
    conditions: lues.map(({ conditions }) => conditions),
    equationsDe,
    conditionDe: cellules.map((_, index) => conditionDe[index] ?? RIEN),
    inconnue: Uint8Array.from(cellules, ({ masque, valeur }) => (masque !== null || valeur === null ? 1 : 0)),
  };
}

export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function read(equation: Equation, rang: ReadonlyMap<string, number>) {
  const { genre, min, max, si = [] } = equation;
  if (Number.isNaN(min) || Number.isNaN(max)) return null;
  const sommes = new Map<number, number>();
  for (const [cle, coefficient] of equation.termes) {
    const cellule = rang.get(cle);
    if (cellule === undefined || !Number.isFinite(coefficient)) return null;
    sommes.set(cellule, (sommes.get(cellule) ?? 0) + coefficient);
  }
  const conditions = si.map((cle) => rang.get(cle) ?? -1).sort((a, b) => a - b);
  if (conditions[0] === -1) return null;
  const termes = [...sommes].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b);
  if (termes.length === 0) return null;
  return {
    equation,
    termes: Int32Array.from(termes, ([cellule]) => cellule),
    coefficients: Float64Array.from(termes, ([, coefficient]) => coefficient),
    conditions: Int32Array.from(conditions),
    signature: `${termes.join(" ")}|${min}|${max}|${genre}|${conditions.join(" ")}`,
  };
}
