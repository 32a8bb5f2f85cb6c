import type { Cellule, Equation } from "./modele.ts";

/** A count that is shown, hidden at no great cost. */
export function montree(cle: string, valeur: number, autre: Partial<Cellule> = {}): Cellule {
  return {
    ...{ cle, valeur, min: 0, max: Infinity, entiere: true, masque: null, source: false },
    ...{ cout: 1, protection: 1, ...autre },
  };
}

/** A count under 5, hidden by its rule. */
export function masquee(cle: string, valeur: number | null, autre: Partial<Cellule> = {}): Cellule {
  return montree(cle, 0, { valeur, max: 4, masque: "primaire", protection: 3, ...autre });
}

export function egale(
  termes: readonly (readonly [string, number])[],
  valeur = 0,
  genre: Equation["genre"] = "parties",
): Equation {
  return { genre, termes, min: valeur, max: valeur };
}

/** The total is the sum of its parts. */
export function somme(
  total: string,
  parties: readonly string[],
  genre: Equation["genre"] = "parties",
): Equation {
  return egale([[total, -1], ...parties.map((cle): [string, number] => [cle, 1])], 0, genre);
}

/** Every possible value of each hidden count, by trying them all; null when nothing is possible. Small tables only. */
export function enumerate(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
): Map<string, { min: number; max: number }> | null {
  const cachees = cellules.filter(({ masque, valeur }) => masque !== null || valeur === null);
  const figures = new Map(cellules.map(({ cle, valeur }) => [cle, valeur ?? 0]));
  const trouve = new Map<string, { min: number; max: number }>();
  const visit = (index: number): void => {
    const cellule = cachees[index];
    if (cellule) {
      for (let x = Math.ceil(cellule.min); x <= cellule.max; x++) {
        figures.set(cellule.cle, x);
        visit(index + 1);
      }
      return;
    }
    for (const { termes, min, max } of equations) {
      const total = termes.reduce((sum, [cle, c]) => sum + c * (figures.get(cle) as number), 0);
      if (total < min - 1e-9 || total > max + 1e-9) return;
    }
    for (const { cle } of cachees) {
      const x = figures.get(cle) as number;
      const vu = trouve.get(cle);
      trouve.set(cle, { min: Math.min(vu?.min ?? x, x), max: Math.max(vu?.max ?? x, x) });
    }
  };
  visit(0);
  return cachees.length > 0 && trouve.size === 0 ? null : trouve;
}
