import type { Systeme } from "./systeme.ts";

/** One equation whose shown cells went into its limits. */
export type Ligne = {
  /** In the system. */
  readonly equation: number;
  /** In the problem. */
  readonly inconnues: Int32Array;
  readonly coefficients: Float64Array;
  readonly min: number;
  readonly max: number;
};

/** Hidden cells that equations tie together, with all these equations. */
export type Probleme = {
  /** Ranks in the system, ascending. */
  readonly cellules: Int32Array;
  /** What is known before any equation. */
  readonly bas: Float64Array;
  readonly haut: Float64Array;
  readonly entiere: Uint8Array;
  readonly lignes: readonly Ligne[];
  /** Of each unknown: its lines. */
  readonly lignesDe: readonly (readonly number[])[];
};

/** The problem around one unknown cell; `garder` restricts the equations to some. */
export function problemAround(
  systeme: Systeme,
  cellule: number,
  garder?: { has(equation: number): boolean },
): Probleme {
  const vues = new Set([cellule]);
  const equations = new Set<number>();
  const pile = [cellule];
  while (pile.length > 0) {
    for (const equation of systeme.equationsDe[pile.pop() as number] as readonly number[]) {
      if (equations.has(equation) || (garder && !garder.has(equation)) || !isKnown(systeme, equation))
        continue;
      equations.add(equation);
      for (const autre of systeme.termes[equation] as Int32Array) {
        if (systeme.inconnue[autre] !== 1 || vues.has(autre)) continue;
        vues.add(autre);
        pile.push(autre);
      }
    }
  }
  return write(
    systeme,
    Int32Array.from(vues).sort(),
    [...equations].sort((a, b) => a - b),
  );
}

function isKnown({ conditions, inconnue, equations }: Systeme, index: number): boolean {
  const equation = equations[index];
  if (!equation || (equation.min === -Infinity && equation.max === Infinity)) return false;
  return (conditions[index] as Int32Array).every((cellule) => inconnue[cellule] === 0);
}

function write(systeme: Systeme, cellules: Int32Array, equations: readonly number[]): Probleme {
  const place = new Map<number, number>();
  cellules.forEach((cellule, index) => {
    place.set(cellule, index);
  });
  const lignesDe: number[][] = Array.from(cellules, () => []);
  const lignes = equations.map((equation, index) => {
    const ligne = reduce(systeme, equation, place);
    for (const inconnue of ligne.inconnues) lignesDe[inconnue]?.push(index);
    return ligne;
  });
  const entiere = Uint8Array.from(cellules, (cellule) => (systeme.cellules[cellule]?.entiere ? 1 : 0));
  return {
    cellules,
    bas: Float64Array.from(cellules, (cellule, index) => {
      const min = systeme.cellules[cellule]?.min ?? -Infinity;
      return entiere[index] ? Math.ceil(min) : min;
    }),
    haut: Float64Array.from(cellules, (cellule, index) => {
      const max = systeme.cellules[cellule]?.max ?? Infinity;
      return entiere[index] ? Math.floor(max) : max;
    }),
    entiere,
    lignes,
    lignesDe,
  };
}

/** Sums of figures with decimals are known within this, relative to the largest of them. */
const PRECISION = 1e-9;

function reduce(systeme: Systeme, equation: number, place: ReadonlyMap<number, number>): Ligne {
  const termes = systeme.termes[equation] as Int32Array;
  const tous = systeme.coefficients[equation] as Float64Array;
  const inconnues: number[] = [];
  const coefficients: number[] = [];
  let connu = 0;
  let grandeur = 0;
  termes.forEach((cellule, index) => {
    const coefficient = tous[index] as number;
    const inconnue = place.get(cellule);
    if (inconnue !== undefined) {
      inconnues.push(inconnue);
      coefficients.push(coefficient);
      return;
    }
    const part = coefficient * (systeme.cellules[cellule]?.valeur as number);
    connu += part;
    if (!Number.isInteger(part)) grandeur = Math.max(grandeur, Math.abs(part));
  });
  const { min, max } = systeme.equations[equation] as { min: number; max: number };
  const marge = grandeur * PRECISION;
  return {
    equation,
    inconnues: Int32Array.from(inconnues),
    coefficients: Float64Array.from(coefficients),
    min: min - connu - marge,
    max: max - connu + marge,
  };
}
