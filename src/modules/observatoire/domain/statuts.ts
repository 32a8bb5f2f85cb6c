import type { Statut } from "./vocabulaire.ts";

/**
 * From the surest to the least: what is made of several figures has the worst of their statuses. A hidden cell is worse than
 * a missing one, for whoever could compute it from the total would learn it.
 */
const DU_MEILLEUR_AU_PIRE: readonly Statut[] = [
  "publie",
  "arrondi",
  "estime",
  "non_applicable",
  "non_disponible",
  "secret_secondaire",
  "secret_primaire",
];

/** The worst of some statuses; `publie` of none. */
export function worstStatut(statuts: Iterable<Statut>): Statut {
  let worst = 0;
  for (const statut of statuts) worst = Math.max(worst, DU_MEILLEUR_AU_PIRE.indexOf(statut));
  return DU_MEILLEUR_AU_PIRE[worst] ?? "publie";
}

/** True when a cell of that status holds a figure. */
export function hasFigure(statut: Statut): boolean {
  return statut === "publie" || statut === "arrondi" || statut === "estime";
}
