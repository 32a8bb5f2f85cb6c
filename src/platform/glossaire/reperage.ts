import type { TermeGlossaire } from "./glossaire.ts";

/** Where a text writes an entry; several entries share some acronyms. */
export type Trouvaille = { debut: number; fin: number; termes: readonly TermeGlossaire[] };

type Ecriture = { texte: string; exacte: boolean; termes: TermeGlossaire[] };

const MOT = /[\p{L}\p{N}]+/gu;
const LETTRE = /[\p{L}\p{N}]/u;
const MINUSCULE = /\p{Ll}/u;

/**
 * Finds the entries of a glossary in texts, in one pass: whole words only, the longest way to write first. Acronyms are
 * looked for as they are written, terms whatever their capitals.
 */
export class Reperage {
  /** Ways to write that begin with a word, the longest first. */
  readonly #parMot = new Map<string, Ecriture[]>();

  constructor(termes: readonly TermeGlossaire[]) {
    const parTexte = new Map<string, Ecriture>();
    for (const one of termes) {
      for (const { texte, exacte } of ecrituresOf(one)) {
        const key = `${exacte} ${texte}`;
        const known = parTexte.get(key);
        if (!known) parTexte.set(key, { texte, exacte, termes: [one] });
        else if (!known.termes.includes(one)) known.termes.push(one);
      }
    }
    for (const ecriture of parTexte.values()) {
      const first = ecriture.texte.match(MOT)?.[0]?.toLowerCase();
      if (!first || !LETTRE.test(ecriture.texte.charAt(0))) continue;
      const known = this.#parMot.get(first);
      if (known) known.push(ecriture);
      else this.#parMot.set(first, [ecriture]);
    }
    for (const known of this.#parMot.values()) known.sort((a, b) => b.texte.length - a.texte.length);
  }

  /** What `texte` writes of the glossary, in its order, without overlap. */
  find(texte: string): Trouvaille[] {
    const found: Trouvaille[] = [];
    const exact = folded(texte);
    const loose = lowered(exact);
    const shouted = !MINUSCULE.test(texte);
    let unknown = 0;
    let words = 0;
    let end = 0;
    for (const { 0: word, index } of texte.matchAll(MOT)) {
      if (index < end) continue;
      words++;
      const ecriture = isWithin(texte, index) ? undefined : this.#at(exact, loose, index, word);
      if (!ecriture) {
        unknown++;
        continue;
      }
      end = index + ecriture.texte.length;
      found.push({ debut: index, fin: end, termes: ecriture.termes });
    }
    // In a title written in capitals, « LE CAP » is no diploma; a list of acronyms is one.
    return shouted && words > 1 && unknown > 0 ? [] : found;
  }

  #at(exact: string, loose: string, index: number, word: string): Ecriture | undefined {
    return this.#parMot.get(word.toLowerCase())?.find(({ texte, exacte }) => {
      const end = index + texte.length;
      return (exacte ? exact : loose).startsWith(texte, index) && !isContinued(exact, end);
    });
  }
}

function ecrituresOf({
  sigle,
  terme,
  variantes,
  sansSigle,
}: TermeGlossaire): Pick<Ecriture, "texte" | "exacte">[] {
  const sigles = sigle === null ? [] : sansSigle ? [] : [sigle];
  return [
    ...sigles.map((texte) => ({ texte: folded(texte), exacte: true })),
    ...(sigle === null ? [{ texte: lowered(folded(terme)), exacte: false }] : []),
    ...variantes.map((texte) =>
      isSigle(texte)
        ? { texte: folded(texte), exacte: true }
        : { texte: lowered(folded(texte)), exacte: false },
    ),
  ].filter(({ texte }) => texte.length > 1);
}

/** One word with a capital: as written, or « MOUS » would be found in « mous ». */
function isSigle(texte: string): boolean {
  return !/\s/.test(texte) && /\p{Lu}/u.test(texte);
}

/** Of the same length: the two apostrophes and all spaces are alike. */
function folded(texte: string): string {
  return texte.replaceAll("'", "’").replace(/\s/g, " ");
}

/** In lower case, of the same length: the few letters that would become two stay as they are. */
function lowered(texte: string): string {
  const lower = texte.toLowerCase();
  return lower.length === texte.length
    ? lower
    : texte.replace(/./gsu, (letter) => {
        const small = letter.toLowerCase();
        return small.length === letter.length ? small : letter;
      });
}

/** The word is the second part of a compound: « sous-EPCI ». */
function isWithin(texte: string, index: number): boolean {
  return /[-‑]/.test(texte.charAt(index - 1)) && LETTRE.test(texte.charAt(index - 2));
}

/** What ends there goes on: a letter, or a compound. */
function isContinued(texte: string, end: number): boolean {
  const next = texte.charAt(end);
  return (
    LETTRE.test(next) || /\p{M}/u.test(next) || (/[-‑]/.test(next) && LETTRE.test(texte.charAt(end + 1)))
  );
}
