import type { Classement } from "../../domain/priorites/classement.ts";
import { classer } from "../../domain/priorites/classer.ts";
import type { Methode } from "../../domain/priorites/demande.ts";
import type { ClassementGarde } from "./find-classement.ts";

/** The territories of a kept ranking by another method, without draws; null when none is asked, or the same. */
export function rankOtherwise(
  { demande }: Pick<ClassementGarde, "demande">,
  methode: Methode | null,
): { methode: Methode; resultat: Classement } | null {
  if (methode === null || methode === demande.methode || methode === "sous_reperes") return null;
  return { methode, resultat: classer({ ...demande, methode, tirages: 0 }) };
}
