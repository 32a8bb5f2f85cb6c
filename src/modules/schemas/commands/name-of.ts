import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";

/** Who acts, as the history of imports writes it: « Solène Marchebois (Caf) », « ligne de commande ». */
export function nameOf({ principal, departement }: Contexte): string {
  const personne = personneDe(principal, departement);
  if (personne) return `${personne.nom} (${personne.institutionNom})`;
  return principal.genre === "systeme" ? principal.nom : "Maillage";
}
