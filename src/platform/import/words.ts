/** How near a column's header is to the words by which a field is known. */
import { normalise } from "#platform/values/french.ts";

const EMPTY_WORDS = new Set(
  "a au aux avec c d dans de des du e en et l la le les leur leurs ou par pour s ses sa son sur un une x".split(
    " ",
  ),
);
const NUMBER_WORDS = new Set(["n", "no", "num", "numero", "numeros"]);

/** A header longer than this is a sentence: data, or a note. */
const MAX_WORDS = 8;

function singular(word: string): string {
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

/** Words that carry the meaning, singular, without accents; « N° », « no » and « numéro » are one word. */
export function meaningfulWords(text: string): string[] {
  // The masculine ordinal sign is also typed for the degree sign of « N° »; alone they would glue to the next word.
  const words = normalise(text.replace(/[°º]/g, " ")).split(/[ ']+/);
  return words
    .filter((word) => word !== "" && !EMPTY_WORDS.has(word))
    .map((word) => (NUMBER_WORDS.has(word) ? "numero" : singular(word)));
}

function isPrefix(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short);
}

/**
 * 100 the same words in the same order, 95 in another order, 60 to 90 when the header holds all the synonym's words,
 * 40 to 58 when it holds words of the same beginning, 0 otherwise.
 */
export function wordsScore(header: readonly string[], synonym: readonly string[]): number {
  if (header.length === 0 || synonym.length === 0) return 0;
  if (header.join(" ") === synonym.join(" ")) return 100;
  const held = new Set(header);
  const all = synonym.every((word) => held.has(word));
  if (all && new Set(synonym).size === held.size) return 95;
  if (header.length > MAX_WORDS) return 0;
  const coverage = synonym.length / header.length;
  if (all) return 60 + 30 * Math.min(coverage, 1);
  const near = synonym.every((word) => header.some((other) => isPrefix(word, other)));
  return near ? 40 + 18 * Math.min(coverage, 1) : 0;
}
