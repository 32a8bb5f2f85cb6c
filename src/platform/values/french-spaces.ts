import { NBSP, NNBSP } from "./french.ts";

/**
 * What keeps its spaces first: a whole element whose text is exact (typed by somebody, or code), a tag. Then, in the texts that
 * are left, a space before a sign, or after « ; React parts texts by empty comments, which are looked through.
 */
const KEPT = String.raw`<(?:textarea|pre|code|script|style)\b[^]*?<\/(?:textarea|pre|code|script|style)>|<(?!!-- -->)[^>]*>`;
const BEFORE = String.raw` ((?:<!-- -->)?)([:;!?»%€])(?![\p{L}\p{N}/])`;
const AFTER = "«((?:<!-- -->)?) ";
const PLACES = new RegExp(`${KEPT}|${BEFORE}|${AFTER}`, "gu");

/**
 * The spaces that French puts before « : ; ! ? % € » and inside « guillemets » made no-break in the texts of an HTML page, so
 * that no line begins with a sign; attributes, fields and code keep theirs. Pages are written with plain spaces: this is the
 * one place where they change (Lexique des règles typographiques en usage à l’Imprimerie nationale).
 */
export function withFrenchSpaces(html: string): string {
  return html.replace(PLACES, (kept: string, gap?: string, sign?: string, gapAfter?: string) => {
    if (sign) return (sign === ":" || sign === "»" ? NBSP : NNBSP) + gap + sign;
    return gapAfter === undefined ? kept : `«${gapAfter}${NBSP}`;
  });
}
