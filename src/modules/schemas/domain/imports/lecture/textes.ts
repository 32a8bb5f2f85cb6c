/** Texts, lists and level names as people type them in a plan of actions. */
import { normalise } from "#platform/values/french.ts";

/**
 * Text without what cannot be seen (zero width, direction marks, control characters other than line breaks and tabs), nor the
 * apostrophe that exports put before `= + - @` so that no spreadsheet runs the text as a formula.
 */
export function nettoyer(texte: string): string {
  return texte
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");
}

/** A title on one line; non-breaking spaces are kept where they stand alone. */
export function lireTitre(texte: string): string {
  return nettoyer(texte)
    .replace(/ *\n\s*|\s{2,}|\t/g, " ")
    .trim();
}

const PUCE = /^(?:[-–—•·▪◦●○■□➢➔→✓*]|o(?=\s))\s*/u;

/** Cuts on ` ; ` or `;` at the end of a word, but not inside parentheses or quotation marks. */
function cutSemicolons(texte: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < texte.length; at++) {
    const character = texte[at];
    if (character === "(" || character === "«" || character === "[") depth++;
    if (character === ")" || character === "»" || character === "]") depth = Math.max(0, depth - 1);
    if (character !== ";" || depth > 0) continue;
    parts.push(texte.slice(start, at));
    start = at + 1;
  }
  parts.push(texte.slice(start));
  return parts;
}

const BARRE = /\s\|(?:\s|$)/;

/**
 * Items of a cell: cut on ` | `, line breaks, ` ; ` and bullets; empty and doubled ones are dropped. Where there is a bar it
 * is what separates: a semicolon then belongs to its item.
 */
export function lireListe(texte: string): string[] {
  const clean = nettoyer(texte);
  if (BARRE.test(clean))
    return [...new Set(clean.split(/\n|\s\|(?:\s|$)/).map((item) => lireTitre(item)))].filter(
      (item) => item !== "",
    );
  const items = clean
    .split("\n")
    .flatMap((line) => line.split(/\s*[•▪●■]\s*/u))
    .flatMap((line) => cutSemicolons(line.trim().replace(PUCE, "")))
    .map((item) => lireTitre(item.trim().replace(PUCE, "")).replace(/[;,]$/, "").trim())
    .filter((item) => item !== "");
  return [...new Set(items)];
}

/**
 * A list as one cell that {@link lireListe} reads back: written as wanted where that says the same, else with bars, which
 * no semicolon nor dash of an item disturbs.
 */
export function ecrireListe(items: readonly string[], ecrire: (items: readonly string[]) => string): string {
  const written = ecrire(items);
  const back = lireListe(written);
  if (back.length === items.length && back.every((item, at) => item === items[at])) return written;
  return items.length === 1 ? `${items[0]} |` : items.join(" | ");
}

const MOTS_NIVEAU =
  "volet|engagement|objectif|fiche|orientation|axe|th[ée]matique|th[èe]me|enjeu|pilier|ambition|priorit[ée]|domaine|chapitre";
const AVEC_MOT = new RegExp(
  `^(?:(?:fiche|sous)[\\s-]+)?(?:${MOTS_NIVEAU})(?:\\s+(?:op[ée]rationnel|strat[ée]gique|g[ée]n[ée]ral)(?:le)?)?(?:\\s+de\\s+travail)?\\s*(?:n\\s*[°o]\\s*)?(\\d{1,3}(?:\\.\\d{1,3})*|[IVX]{1,5})\\b\\s*(?:[:.)\\-–—]\\s*)?(.*)$`,
  "iu",
);
const SANS_MOT =
  /^(\d{1,3})\s*(?:[:.)]\s*|[-–—]\s+)(\P{N}.*)$|^(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?:[:)\-–—]\s*)?(.*)$/u;
const ROMAINS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function romain(texte: string): number {
  const values = [...texte.toUpperCase()].map((letter) => ROMAINS[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Number written « 3 », « 1.3 » (its last part), « III » or « Volet 3 »; null when there is none. */
export function lireNumero(texte: string): number | null {
  const found = /^(?:[^\d]*?\s)?(?:n\s*[°o]\s*)?(\d{1,3}(?:[.-]\d{1,3})*|[IVX]{1,5})\s*[:.)]?$/iu.exec(
    texte.trim(),
  );
  const written = found?.[1];
  if (!written) return null;
  return /\d/.test(written) ? Number(written.split(/[.-]/).at(-1)) : romain(written);
}

/** « Volet 1 : Petite enfance » → 1 and « Petite enfance »; a title without number keeps `no` null. */
export function lireNiveau(texte: string): { no: number | null; titre: string; mot: string | null } {
  const titre = lireTitre(texte);
  const mot = new RegExp(`^(?:${MOTS_NIVEAU})`, "iu").exec(titre)?.[0] ?? null;
  const named = AVEC_MOT.exec(titre);
  if (named?.[1]) {
    const rest = named[2] ?? "";
    return { no: lireNumero(named[1]), titre: rest === "" ? titre : rest, mot: normalise(mot ?? "") };
  }
  const plain = SANS_MOT.exec(titre);
  const written = plain?.[1] ?? plain?.[3];
  const rest = plain?.[2] ?? plain?.[4] ?? "";
  if (written && rest !== "") return { no: lireNumero(written), titre: rest, mot: null };
  return { no: null, titre, mot: null };
}

const CODE_EN_TETE =
  /^(?:(?:fiche[\s-]+)?action\s*)?(?:n\s*[°o]\s*)?(\d{1,3}(?:[-.][A-Z0-9]{1,3})*|[A-Z]{1,3}[-. ]?\d{1,3}(?:[-.][A-Z0-9]{1,3})*)\s*(?::|[–—-]\s)\s*(\S.*)$/iu;

/** « Action 1-A : Ouvrir un lieu » → code « 1-A » and the title; for sheets that have no column of codes. */
export function lireCodeEnTete(intitule: string): { code: string | null; intitule: string } {
  const found = CODE_EN_TETE.exec(intitule);
  if (!found?.[1] || !found[2]) return { code: null, intitule };
  return { code: found[1], intitule: found[2] };
}

/** Form under which two codes are the same: « 1-A », « 1 – a ». */
export function codeComparable(code: string): string {
  return code.replace(/[–—‑]/g, "-").replace(/\s+/g, "").toUpperCase();
}
