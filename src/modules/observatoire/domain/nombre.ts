import { hasFigure } from "./statuts.ts";
import type { Statut } from "./vocabulaire.ts";

/** What a cell of a file says: a figure with its status, why there is none, or a text that is neither. */
export type CelluleLue =
  | { readonly genre: "valeur"; readonly valeur: number }
  | { readonly genre: "absence"; readonly statut: Statut }
  | { readonly genre: "texte" };

const ABSENCES: Readonly<Record<string, Statut>> = {
  "": "non_disponible",
  nd: "non_disponible",
  "n.d.": "non_disponible",
  "n/d": "non_disponible",
  na: "non_disponible",
  "n/a": "non_disponible",
  null: "non_disponible",
  nan: "non_disponible",
  "-": "non_disponible",
  "–": "non_disponible",
  "…": "non_disponible",
  "...": "non_disponible",
  s: "secret_primaire",
  c: "secret_primaire",
  secret: "secret_primaire",
  ss: "secret_secondaire",
  so: "non_applicable",
  "s.o.": "non_applicable",
  "sans objet": "non_applicable",
};

/** Spaces of every width that French files put between thousands, and the apostrophe of some spreadsheets. */
const THOUSANDS = /(?<=\d)[\s\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))/g;

/**
 * Reads one cell: « 1 033 » with any space, « 15 478,5 », « 127.5 », « 1.234,5 », « 63 % », « −14,4 »; « s », « n.d. »,
 * « < 5 » say why there is no figure. A figure alone with a comma or a point reads it as the decimal mark.
 */
export function readCellule(texte: string): CelluleLue {
  const trimmed = texte.trim();
  const absence = ABSENCES[trimmed.toLowerCase()];
  if (absence !== undefined) return { genre: "absence", statut: absence };
  if (/^[<≤]\s*\d+$/.test(trimmed)) return { genre: "absence", statut: "secret_primaire" };
  let plain = trimmed
    .replace(/\s*[%€]$/, "")
    .replace(/^[−–]/, "-")
    .replace(THOUSANDS, "");
  const comma = plain.lastIndexOf(",");
  const point = plain.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    // The last mark is the decimal one; the other must cut thousands, or the text is no figure.
    const [decimal, thousands] = comma > point ? [",", "."] : [".", ","];
    const [whole = "", ...rest] = plain.split(decimal);
    if (rest.length !== 1 || !/^-?\d{1,3}$/.test(whole.split(thousands)[0] ?? "")) return { genre: "texte" };
    if (
      !whole
        .split(thousands)
        .slice(1)
        .every((group) => /^\d{3}$/.test(group))
    )
      return { genre: "texte" };
    plain = `${whole.replaceAll(thousands, "")}.${rest[0]}`;
  } else plain = plain.replace(",", ".");
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain)) return { genre: "texte" };
  const valeur = Number(plain);
  return Number.isFinite(valeur) ? { genre: "valeur", valeur } : { genre: "texte" };
}

/** A status as a file writes it: one of ours, or one of the usual signs; null when unknown. */
export function readStatut(texte: string, statuts: readonly Statut[]): Statut | null {
  const plain = texte.trim().toLowerCase();
  if (plain === "") return null;
  return statuts.find((one) => one === plain.replaceAll(/[ -]/g, "_")) ?? ABSENCES[plain] ?? null;
}

/** The status kept with a figure, or with its absence: a cell without a figure never says « publié ». */
export function settleStatut(cellule: CelluleLue, dit: Statut | null, parDefaut: Statut): Statut {
  if (cellule.genre === "valeur") return dit !== null && hasFigure(dit) ? dit : parDefaut;
  if (dit !== null && !hasFigure(dit)) return dit;
  return cellule.genre === "absence" ? cellule.statut : "non_disponible";
}
