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
    const forme = formeOf(ecrit);
    if (forme === "" || VIDES.has(forme)) continue;
    mots.push({ ecrit, debut: index, forme, racine: racineOf(forme) });
  }
  return mots;
}

/** The words of a request, each once: 12 at most, so that no request costs more than another. */
export function motsDemandes(texte: string): Mot[] {
  const byForme = new Map(motsDe(texte).map((mot) => [mot.forme, mot]));
  return [...byForme.values()].slice(0, 12);
}

function formeOf(ecrit: string): string {
  return normalise(ecrit.slice(0, LETTRES)).replaceAll(" ", "");
}

/** Stems already computed: the vocabulary of a deployment is small, a damaged paste is not. */
const racines = new Map<string, string>();
const RACINES_GARDEES = 50_000;

function racineOf(forme: string): string {
  const known = racines.get(forme);
  if (known !== undefined) return known;
  if (racines.size >= RACINES_GARDEES) racines.clear();
  const racine = stemmer(forme);
  racines.set(forme, racine);
  return racine;
}
