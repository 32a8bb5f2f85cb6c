import type { Statut } from "./vocabulaire.ts";

/** True when a cell of that status holds a figure. */
export function hasFigure(statut: Statut): boolean {
  return statut === "publie" || statut === "arrondi" || statut === "estime";
}
