/** Which end of an indicator is unfavourable: a high poverty rate, a low coverage. */
export type SensDefavorable = "haut" | "bas";

/**
 * Mid-ranks: 1 for the most unfavourable value, and the mean of the ranks they would share for equal ones. They always add
 * to n(n+1)/2.
 */
export function rangsMoyens(valeurs: readonly number[], sens: SensDefavorable): number[] {
  const signe = sens === "haut" ? -1 : 1;
  const ordre = valeurs.map((_, i) => i).sort((a, b) => signe * (at(valeurs, a) - at(valeurs, b)));
  const rangs = new Array<number>(valeurs.length);
  for (let debut = 0; debut < ordre.length; ) {
    let fin = debut + 1;
    while (fin < ordre.length && at(valeurs, at(ordre, fin)) === at(valeurs, at(ordre, debut))) fin++;
    for (let k = debut; k < fin; k++) rangs[at(ordre, k)] = (debut + 1 + fin) / 2;
    debut = fin;
  }
  return rangs;
}

/**
 * Place in a ranking, the highest `defaveur` first: 1, then 2; equal ones share the best place and the next one skips
 * (1, 2, 2, 4), so that an ex aequo at a cut is always on its near side.
 */
export function places(defaveurs: ArrayLike<number>): number[] {
  const triees = Float64Array.from(defaveurs).sort();
  return Array.from(defaveurs, (defaveur) => triees.length - lastAtMost(triees, defaveur));
}

/** Index of the last element that is at most `value`, -1 when all are more. */
function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function at(values: readonly number[], index: number): number {
  return values[index] as number;
}

/**
 * The element that would stand at `k` (from 0) if `values` were sorted upwards; leaves them in another order (Hoare's selection:
 * one ranking of 1 255 territories is cut 20 000 times).
 */
export function kieme(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const swapped = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = swapped;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k] as number;
}
