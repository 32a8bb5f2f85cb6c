import type { Classement } from "./classement.ts";
import { classer } from "./classer.ts";
import type { DemandePriorites, Methode } from "./demande.ts";

/** The territories of a ranking by another method, without draws; null when none is asked, or the same. */
export function rankOtherwise(
  { demande }: { demande: DemandePriorites },
  methode: Methode | null,
): { methode: Methode; resultat: Classement } | null {
  if (methode === null || methode === demande.methode || methode === "sous_reperes") return null;
  return { methode, resultat: classer({ ...demande, methode, tirages: 0 }) };
}
