import { compareFrench } from "#platform/values/french.ts";
import type { LigneAcces } from "./acces.ts";

/** A sorted copy; a commune without a figure comes last in both directions, for it is not 0. */
export function sortAcces(
  lignes: readonly LigneAcces[],
  cle: "nom" | "apl" | "enfants" | "places",
  sens: "asc" | "desc",
): LigneAcces[] {
  const way = sens === "asc" ? 1 : -1;
  return [...lignes].sort((a, b) => {
    if (cle === "nom") return way * compareFrench(a.nom, b.nom);
    const [x, y] = [a[cle], b[cle]];
    if (x === null || y === null)
      return Number(x === null) - Number(y === null) || compareFrench(a.nom, b.nom);
    return way * (x - y) || compareFrench(a.nom, b.nom);
  });
}
