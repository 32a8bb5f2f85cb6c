import { stemmer } from "@orama/stemmers/french";
import { normalise } from "#platform/values/french.ts";

/**
 * Words of a French text as the search compares them. A code such as « 12-B » is one word; an apostrophe and a hyphen
 * part two of them.
 */
const MOT = /\p{N}+-\p{L}(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;

/** What is too common to be looked for, and the bits that an apostrophe leaves (« l' », « qu' »). */
const VIDES = new Set(
  (
    "a ai as au aux avec c ce ces cet cette chez d dans de des du elle en est et etc eux il ils j je l la le les leur " +
    "leurs lui m ma mais me meme mes mon n ne ni nos notre nous on ont ou par pas pour qu que qui s sa se ses si son " +
    "sont sur t ta te tes ton tu un une vos votre vous y"
  ).split(" "),
);

/** Letters of a word that count: longer ones are no words (an address, a damaged paste). */
const LETTRES = 40;

export type Mot = {
  /** As the text writes it, and where it begins in it. */
  ecrit: string;
  debut: number;
  /** No accents, no case: « creches » of « Crèches ». */
  forme: string;
  /** What its family shares: « crech ». */
  racine: string;
};

/** Every word of a text in its order, but the too common ones. */
export function motsDe(texte: string): Mot[] {
  const mots: Mot[] = [];
  for (const { 0: ecrit, index } of texte.matchAll(MOT)) {
    const compare = compareOf(ecrit);
    if (compare) mots.push({ ecrit, debut: index, forme: compare.forme, racine: compare.racine });
  }
  return mots;
}

/** The words of a request, each once: 12 at most, so that no request costs more than another. */
export function motsDemandes(texte: string): Mot[] {
  const byForme = new Map(motsDe(texte).map((mot) => [mot.forme, mot]));
  return [...byForme.values()].slice(0, 12);
}

type Compare = Pick<Mot, "forme" | "racine">;

/** Words already looked at: the vocabulary of a deployment is small, a damaged paste is not. */
const compares = new Map<string, Compare | null>();
const GARDES = 50_000;

/** A word as it is compared; null for one that is too common, or of another alphabet. */
function compareOf(ecrit: string): Compare | null {
  const known = compares.get(ecrit);
  if (known !== undefined) return known;
  const forme = normalise(ecrit.slice(0, LETTRES)).replaceAll(" ", "");
  const compare = forme === "" || VIDES.has(forme) ? null : { forme, racine: stemmer(forme) };
  if (compares.size >= GARDES) compares.clear();
  if (ecrit.length <= LETTRES) compares.set(ecrit, compare);
  return compare;
}
