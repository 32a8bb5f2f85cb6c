import { touches } from "./index-recherche.ts";
import { motsDe } from "./mots.ts";

/** A part of a text; `marque` when it is one of the words found. */
export type Morceau = { texte: string; marque: boolean };

/** Letters of an excerpt, about. */
const LONGUEUR = 220;

/** A whole text with the found words marked. */
export function marquer(texte: string, termes: ReadonlySet<string>): Morceau[] {
  return cut(texte, 0, texte.length, termes);
}

/** The part of the texts where most of the found words are; null when they say nothing of them. */
export function extrait(textes: readonly string[], termes: ReadonlySet<string>): Morceau[] | null {
  let best: { texte: string; from: number; words: number } | null = null;
  for (const texte of textes) {
    const places = motsDe(texte).filter((mot) => touches(termes, mot));
    for (const [rank, { debut }] of places.entries()) {
      const seen = new Set<string>();
      for (let next = rank; next < places.length; next++) {
        const place = places[next];
        if (!place || place.debut > debut + LONGUEUR * 0.8) break;
        seen.add(place.racine);
      }
      if (!best || seen.size > best.words) best = { texte, from: debut, words: seen.size };
    }
  }
  if (!best) return null;
  const { texte } = best;
  const from = texte.length <= LONGUEUR ? 0 : startOfWord(texte, Math.max(0, best.from - 60));
  const to = texte.length <= LONGUEUR ? texte.length : endOfWord(texte, from + LONGUEUR);
  const morceaux = cut(texte, from, to, termes);
  if (from > 0) morceaux.unshift({ texte: "… ", marque: false });
  if (to < texte.length) morceaux.push({ texte: " …", marque: false });
  return morceaux;
}

/** The beginning of the first text that says something, for an object found by its title. */
export function debutDe(textes: readonly string[]): string | null {
  const texte = textes.find((one) => one.trim() !== "");
  if (!texte) return null;
  return texte.length <= LONGUEUR ? texte : `${texte.slice(0, endOfWord(texte, LONGUEUR))} …`;
}

function cut(texte: string, from: number, to: number, termes: ReadonlySet<string>): Morceau[] {
  const morceaux: Morceau[] = [];
  let at = from;
  for (const mot of motsDe(texte)) {
    const end = mot.debut + mot.ecrit.length;
    if (mot.debut < at || end > to || !touches(termes, mot)) continue;
    if (mot.debut > at) morceaux.push({ texte: texte.slice(at, mot.debut), marque: false });
    morceaux.push({ texte: mot.ecrit, marque: true });
    at = end;
  }
  if (at < to) morceaux.push({ texte: texte.slice(at, to), marque: false });
  return morceaux;
}

function startOfWord(texte: string, from: number): number {
  if (from === 0) return 0;
  const space = texte.indexOf(" ", from);
  return space === -1 || space > from + 60 ? from : space + 1;
}

function endOfWord(texte: string, to: number): number {
  if (to >= texte.length) return texte.length;
  const space = texte.lastIndexOf(" ", to);
  return space < to - 60 ? to : space;
}
