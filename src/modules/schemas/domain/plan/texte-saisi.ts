/** Texts that people type or paste: what they are made of once kept. */
import { Refusal } from "#platform/values/refusal.ts";

/** Characters of the longest text of a fiche; a page of a scheme holds about 3 000. */
export const TEXTE_MAXIMUM = 20_000;
const TITRE_MAXIMUM = 2_000;

const MARKUP = /<\/?(?:[a-z][a-z0-9]*(?::[a-z]+)?)(?:\s[^<>]*)?\/?>|<!--|<!\[if/i;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: "\u00a0",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  rsquo: "’",
  lsquo: "‘",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ecirc: "ê",
  ccedil: "ç",
  oelig: "œ",
};

/** Whether a text holds markup, that {@link cleanTexte} will take out. */
export function hasMarkup(saisi: string): boolean {
  return MARKUP.test(saisi.slice(0, TEXTE_MAXIMUM * 20));
}

/**
 * A text of several lines as it is kept: plain, with its paragraphs. Markup pasted from a word processor becomes the
 * text that it shows (`nettoye`); what only looks like it (« < 3 ans ») stays.
 *
 * @throws Refusal `texte.trop-long` naming the field.
 */
export function cleanTexte(saisi: string, champ: string): { texte: string; nettoye: boolean } {
  // Before anything is read: the length of what was pasted is what a person can understand.
  if (saisi.length > TEXTE_MAXIMUM * 20) throw tooLong(champ, saisi.length, TEXTE_MAXIMUM);
  const nettoye = hasMarkup(saisi);
  const texte = normaliseLines(nettoye ? withoutMarkup(saisi) : saisi);
  if (texte.length > TEXTE_MAXIMUM) throw tooLong(champ, texte.length, TEXTE_MAXIMUM);
  return { texte, nettoye };
}

/** One line: a title, a label. @throws Refusal `texte.vide`, `texte.trop-long` naming the field. */
export function cleanTitre(saisi: string, champ: string, options: { requis?: boolean } = {}): string {
  const titre = cleanTexte(saisi, champ).texte.replace(/\s+/g, " ").trim();
  if (!titre && options.requis) throw new Refusal("texte.vide", { champ });
  if (titre.length > TITRE_MAXIMUM) throw tooLong(champ, titre.length, TITRE_MAXIMUM);
  return titre;
}

function tooLong(champ: string, longueur: number, maximum: number): Refusal {
  return new Refusal("texte.trop-long", { champ, longueur, maximum });
}

function withoutMarkup(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, "")
    .replace(/<(style|script|xml|head)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<li\b[^<>]*>/gi, "\n- ")
    .replace(/<\/(?:p|div|h[1-6]|tr|table|ul|ol|blockquote)\s*>/gi, "\n\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, dec, hex, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = dec ? Number(dec) : Number.parseInt(hex, 16);
      return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : "";
    });
}

function normaliseLines(text: string): string {
  return (
    text
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      // What nobody sees: controls, marks of direction, zero widths, halves of characters.
      .replace(/(?![\n\t])[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/gu, "")
      .replace(/^[ \t]*[•·▪‣\uf0b7\uf0a7][ \t\u00a0]*/gmu, "- ")
      .replace(/[ \t]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}
