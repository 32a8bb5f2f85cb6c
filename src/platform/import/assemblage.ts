/** From the rows of a workbook, whatever its format, to the sheets that are read: merged ranges, limits, remarks. */
import { Refusal } from "#platform/values/refusal.ts";
import { CELLULE_VIDE, type Cellule, type Lecture, LIMITES } from "./feuilles.ts";

/** A merged range; rows from 1, columns from 0, both ends included. */
export type Plage = {
  readonly haut: number;
  readonly gauche: number;
  readonly bas: number;
  readonly droite: number;
};

export type Brouillon = { numero: number; cellules: Cellule[] };

/** A sheet as a reader found it: rows that hold something, in order, how many of them are hidden, merged ranges. */
export type FeuilleBrute = {
  readonly nom: string;
  readonly visible: boolean;
  readonly lignes: readonly Brouillon[];
  readonly masquees: number;
  readonly plages: readonly Plage[];
};

/** Binary fractions come back as typed: 15 significant digits are what spreadsheets themselves keep. */
export function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : "";
}

/** Adds a row. @throws Refusal `import.trop-de-lignes` beyond the limit. */
export function pushRow(lignes: Brouillon[], ligne: Brouillon, feuille: string): void {
  lignes.push(ligne);
  if (lignes.length > LIMITES.lignes) {
    throw new Refusal("import.trop-de-lignes", { limite: LIMITES.lignes, feuille }, 413);
  }
}

/** Writes a cell at `index` (from 0). @throws Refusal `import.trop-de-colonnes` beyond the limit. */
export function putCell(ligne: Brouillon, index: number, cellule: Cellule): void {
  if (index >= LIMITES.colonnes) {
    throw new Refusal("import.trop-de-colonnes", { ligne: ligne.numero, limite: LIMITES.colonnes }, 413);
  }
  while (ligne.cellules.length < index) ligne.cellules.push(CELLULE_VIDE);
  ligne.cellules[index] = cellule;
}

/** First position of `rows` whose number is at least `numero`. */
function lowerBound(rows: readonly Brouillon[], numero: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.numero ?? 0) < numero) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Copies the first cell of each range on the others, in the rows that hold something of their own. */
function spread(rows: readonly Brouillon[], plages: readonly Plage[]): void {
  const width = rows.reduce((most, row) => Math.max(most, row.cellules.length), 0);
  let budget = LIMITES.lignes * LIMITES.colonnes;
  for (const plage of plages) {
    const first = lowerBound(rows, plage.haut);
    const origin = rows[first];
    const source = origin?.numero === plage.haut ? origin.cellules[plage.gauche] : undefined;
    if (!source || source.texte === "") continue;
    const copy: Cellule = { ...source, fusion: true };
    const right = Math.min(plage.droite, width - 1);
    for (let at = first; (rows[at]?.numero ?? Number.POSITIVE_INFINITY) <= plage.bas; at++) {
      const row = rows[at];
      for (let column = plage.gauche; row && column <= right; column++) {
        if (row === origin && column === plage.gauche) continue;
        while (row.cellules.length < column) row.cellules.push(CELLULE_VIDE);
        row.cellules[column] = copy;
        if (--budget < 0) throw new Refusal("import.trop-complexe", {}, 413);
      }
    }
  }
}

/**
 * The reading of a workbook, with its remarks.
 * @throws Refusal `import.feuille-vide` when no sheet holds a text, `import.trop-complexe` when merged ranges are too many.
 */
export function assembler(format: "xlsx" | "ods", brutes: readonly FeuilleBrute[]): Lecture {
  if (!brutes.some(({ lignes }) => lignes.length > 0)) throw new Refusal("import.feuille-vide");
  const remarques: string[] = [];
  for (const { nom, lignes, plages, masquees } of brutes) {
    spread(lignes, plages);
    if (masquees > 0) {
      remarques.push(`Feuille « ${nom} » : des lignes masquées (${masquees}) ont été lues comme les autres.`);
    }
  }
  for (const { nom, visible, lignes } of brutes) {
    if (!visible && lignes.length > 0) remarques.push(`La feuille « ${nom} » est masquée dans le classeur.`);
  }
  const feuilles = brutes.map(({ nom, visible, lignes }) => ({ nom, visible, lignes }));
  return { format, encodage: null, separateur: null, feuilles, remarques };
}
