import { compareFrench } from "#platform/values/french.ts";

export const TRIS_TABLEAU = ["nom", "valeur"] as const;
export type TriTableau = (typeof TRIS_TABLEAU)[number];

type Triable = { readonly nom: string; readonly valeur: number | null };

/** A sorted copy; a cell without a figure comes last in both directions, for it is not 0. */
export function sortTableau<T extends Triable>(
  lignes: readonly T[],
  cle: TriTableau,
  sens: "asc" | "desc",
): T[] {
  const way = sens === "asc" ? 1 : -1;
  return [...lignes].sort((a, b) => {
    if (cle === "nom") return way * compareFrench(a.nom, b.nom);
    if (a.valeur === null || b.valeur === null) {
      return Number(a.valeur === null) - Number(b.valeur === null) || compareFrench(a.nom, b.nom);
    }
    return way * (a.valeur - b.valeur) || compareFrench(a.nom, b.nom);
  });
}
