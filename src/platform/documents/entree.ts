import type { Temporal } from "temporal-polyfill";
import { formatDate, NBSP, NNBSP } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { DemandePdf } from "./demande-pdf.ts";

/** Characters of the data of one paper: a scheme of 100 pages has 0,4 million. */
const LONGUEUR_MAX = 20_000_000;

/** What the template reads: JSON where every text is one that a paper can show. */
export function writeEntree(demande: Omit<DemandePdf, "modele" | "images">): string {
  const { titre, langue = "fr", auteur = "", creation, presentation = {}, data } = demande;
  return printableJson({ titre, langue, auteur, jour: sayDay(creation), presentation, data });
}

/** Colour of headings when nobody chose one; the one of `typst/couleurs.typ`. */
export const COULEUR = "#1d4d6f";

/** The day of an instant in Paris: « 25 novembre 2026 ». */
export function sayDay(instant: Temporal.Instant): string {
  return formatDate(instant.toZonedDateTimeISO("Europe/Paris").toPlainDate());
}

/** Data as JSON, its texts made printable. @throws Refusal `documents.trop-lourd` */
export function printableJson(data: unknown): string {
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === "string" ? printable(value) : value,
  );
  if (text.length > LONGUEUR_MAX) throw new Refusal("documents.trop-lourd", {}, 413);
  return text;
}

/**
 * A text as it is set: letters composed, without what cannot be drawn, its apostrophes curled, its spaces before
 * « ; : ! ? » and inside « » made unbreakable. None is added: an address or a time keep their colons.
 */
export function printable(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Co}\p{Cn}\u200b\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]/gu, keepBreaks)
    .replace(/(?<=\p{L})'(?=[\p{L}\d])/gu, "’")
    .replace(/ ([;!?])/g, `${NNBSP}$1`)
    .replace(/ ([:»])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`);
}

function keepBreaks(letter: string): string {
  return letter === "\n" || letter === "\t" ? letter : letter === "\u2028" || letter === "\u2029" ? "\n" : "";
}
