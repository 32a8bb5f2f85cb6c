/** Whether an action is new or goes on, in the words of the sheets. */
import { normalise } from "#platform/values/french.ts";
import type { NatureAction } from "./modele.ts";

const NOUVELLE = new Set([
  ...["nouvelle", "nouveau", "nouvelles", "nouveaux", "nouvelle action", "action nouvelle", "new", "n"],
  ...["creation", "a creer", "creee", "a lancer", "a mettre en place", "a initier"],
]);
const A_POURSUIVRE = new Set([
  ...[
    "a poursuivre",
    "poursuivre",
    "poursuite",
    "poursuivie",
    "action poursuivie",
    "action a poursuivre",
    "p",
  ],
  ...["reconduite", "reconduit", "reconduction", "a reconduire", "action reconduite", "renouvelee"],
  ...["existante", "existant", "action existante", "en cours", "continuite", "a continuer", "maintenue"],
  ...["a maintenir", "a renforcer", "a developper", "a consolider", "deja engagee"],
]);

/** The nature that a word means, null for an empty cell, undefined for a word that is not known. */
export function lireNature(texte: string): NatureAction | null | undefined {
  // The key as the exports write it (« a_poursuivre ») is normalised to the same words.
  const plain = normalise(texte);
  if (plain === "") return texte.trim() === "" ? null : undefined;
  if (NOUVELLE.has(plain)) return "nouvelle";
  return A_POURSUIVRE.has(plain) ? "a_poursuivre" : undefined;
}
