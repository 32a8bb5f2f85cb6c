/** Where a field stands in a document. Pure. */
import type { PartieModele } from "./faute.ts";

/** Characters of an excerpt on each side. */
const AUTOUR = 40;

const PARTIES: readonly (readonly [RegExp, PartieModele])[] = [
  [/^word\/header\d*\.xml$/, "en-tete"],
  [/^word\/footer\d*\.xml$/, "pied"],
  [/^word\/(?:foot|end)notes\.xml$|^word\/comments\.xml$/, "notes"],
];

export function partieOf(fichier: string): PartieModele {
  return PARTIES.find(([pattern]) => pattern.test(fichier))?.[1] ?? "corps";
}

/** Elements of text, as docxtemplater counts them; and ends of paragraphs, between which an excerpt stays. */
const TEXTES = /<(w:t|a:t|m:t)(?:\s[^>]*)?>([^<]*)<\/\1>|<\/w:p>/g;

/**
 * The texts of one part one after the other, as an `offset` of docxtemplater counts them (entities are not decoded), and
 * where each paragraph begins.
 */
export function textOf(xml: string): { texte: string; debuts: number[] } {
  let texte = "";
  const debuts = [0];
  for (const [, element, content = ""] of xml.matchAll(TEXTES)) {
    if (element !== undefined) texte += content;
    else if (debuts.at(-1) !== texte.length) debuts.push(texte.length);
  }
  return { texte, debuts };
}

/** The text of its paragraph around a place, cut at words: what somebody looks for in Word. */
export function extraitAt({ texte, debuts }: ReturnType<typeof textOf>, offset: number): string {
  const debut = debuts.findLast((one) => one <= offset) ?? 0;
  const fin = debuts.find((one) => one > offset) ?? texte.length;
  const from = Math.max(debut, offset - AUTOUR);
  const to = Math.min(fin, offset + AUTOUR);
  const cut = decode(texte.slice(from, to)).replace(/\s+/g, " ").trim();
  return `${from > debut ? "…" : ""}${cut}${to < fin ? "…" : ""}`;
}

/** The name of the field that is opened there, which ends with its paragraph at the latest; empty when it has none. */
export function nomAt({ texte, debuts }: ReturnType<typeof textOf>, offset: number): string {
  const fin = debuts.find((one) => one > offset) ?? texte.length;
  return /^\{\s*([#^/]?[\p{L}\d_.]+)/u.exec(decode(texte.slice(offset, fin)))?.[1] ?? "";
}

const ENTITES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITES[name] ?? "");
}
