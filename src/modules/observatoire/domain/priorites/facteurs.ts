/**
 * The six factors by which community life is steered, each a domain of a ranking by domains. Source: priority geography of the
 * Schéma départemental de l’animation de la vie sociale du Puy-de-Dôme 2018-2021, taken up by the services aux familles.
 */
export const FACTEURS_VIE_SOCIALE = [
  "Dynamisme démographique",
  "Organisation et équipement",
  "Couverture petite enfance et jeunesse",
  "Ressources financières",
  "Vulnérabilité sociale",
  "Minimum vieillesse",
] as const;

/** Factors of which no indicator speaks: a ranking says so rather than look complete. */
export function facteursMuets(domaines: readonly (string | null | undefined)[]): string[] {
  return FACTEURS_VIE_SOCIALE.filter((facteur) => !domaines.includes(facteur));
}

/** True when a ranking follows these factors, were it for some of them. */
export function suitLesFacteurs(domaines: readonly (string | null | undefined)[]): boolean {
  return domaines.some((domaine) => (FACTEURS_VIE_SOCIALE as readonly string[]).includes(domaine ?? ""));
}
