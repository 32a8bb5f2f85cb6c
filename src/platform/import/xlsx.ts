/** Reads an XLSX workbook with ExcelJS, after the archive was checked, as sheets of plain texts. */
import ExcelJS from "exceljs";
import { Refusal } from "#platform/values/refusal.ts";
import { CELLULE_VIDE, type Cellule, type Feuille, type Lecture, LIMITES, type Ligne } from "./feuilles.ts";
import { MergeCollector, type Plage } from "./xlsx-merges.ts";
import { inspectEntries, readDirectory, requireWorkbook } from "./zip-guard.ts";

/** Parts that carry no text of a cell; several make ExcelJS slow or fail on ordinary files. */
const IGNORED = [
  "autoFilter",
  "cols",
  "conditionalFormatting",
  "dataValidations",
  "drawing",
  "extLst",
  "headerFooter",
  "hyperlinks",
  "mergeCells",
  "pageMargins",
  "pageSetup",
  "picture",
  "printOptions",
  "rowBreaks",
  "sheetFormatPr",
  "sheetPr",
  "sheetProtection",
  "sheetViews",
  "tableParts",
];

/** Binary fractions come back as typed: 15 significant digits are what Excel itself keeps. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : "";
}

/** ISO day, with the time when there is one. ExcelJS gives the wall clock as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const iso = value.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19);
}

function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value) return value.richText.map((run) => run.text ?? "").join("");
  if ("error" in value) return value.error;
  if ("hyperlink" in value) return textOf(value.text as ExcelJS.CellValue);
  if ("result" in value && value.result !== undefined) return textOf(value.result as ExcelJS.CellValue);
  if ("formula" in value && value.formula) return `=${value.formula}`;
  return "sharedFormula" in value ? `=${value.sharedFormula}` : "";
}

/** Excel writes control characters as `_x000D_`, line endings in several ways. */
function tidy(text: string): string {
  return text.replace(/_x000[dD]_/g, "").replace(/\r\n?/g, "\n");
}

function readCell(cell: ExcelJS.Cell): Cellule {
  const texte = tidy(textOf(cell.value));
  if (cell.type === ExcelJS.ValueType.Formula) return { texte, formule: true };
  return texte.trim() === "" ? CELLULE_VIDE : { texte };
}

type Brouillon = { numero: number; cellules: Cellule[] };

function readRows(sheet: ExcelJS.Worksheet): { rows: Brouillon[]; hidden: number } {
  const rows: Brouillon[] = [];
  let hidden = 0;
  sheet.eachRow((row, numero) => {
    const cellules: Cellule[] = [];
    row.eachCell((cell, column) => {
      const cellule = readCell(cell);
      if (cellule === CELLULE_VIDE) return;
      if (column > LIMITES.colonnes) {
        throw new Refusal("import.trop-de-colonnes", { ligne: numero, limite: LIMITES.colonnes }, 413);
      }
      while (cellules.length < column - 1) cellules.push(CELLULE_VIDE);
      cellules[column - 1] = cellule;
    });
    if (cellules.length === 0) return;
    if (row.hidden) hidden++;
    rows.push({ numero, cellules });
    if (rows.length > LIMITES.lignes) {
      throw new Refusal("import.trop-de-lignes", { limite: LIMITES.lignes, feuille: sheet.name }, 413);
    }
  });
  return { rows, hidden };
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

function readSheet(sheet: ExcelJS.Worksheet, plages: readonly Plage[], remarques: string[]): Feuille {
  const { rows, hidden } = readRows(sheet);
  spread(rows, plages);
  if (hidden > 0) {
    remarques.push(
      `Feuille « ${sheet.name} » : des lignes masquées (${hidden}) ont été lues comme les autres.`,
    );
  }
  const lignes: Ligne[] = rows;
  return { nom: sheet.name, lignes, visible: sheet.state === undefined || sheet.state === "visible" };
}

/**
 * Reads an XLSX workbook held in memory. Heavy: call it from a worker thread.
 * @throws Refusal as {@link readDirectory}, {@link requireWorkbook} and {@link inspectEntries} do, and `import.macros`,
 * `import.feuille-vide`, `import.trop-de-lignes`, `import.trop-de-colonnes`, `import.illisible`.
 */
export async function readXlsx(bytes: Uint8Array, nomFichier: string): Promise<Lecture> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(archive);
  requireWorkbook(entries, nomFichier);
  const collector = new MergeCollector();
  let types = "";
  await inspectEntries(archive, entries, (name, chunk) => {
    if (name === "[Content_Types].xml" && types.length < 1_000_000) types += chunk.toString("latin1");
    collector.visit(name, chunk);
  });
  if (/macroEnabled|vbaProject/i.test(types)) throw new Refusal("import.macros", { fichier: nomFichier });

  const workbook = new ExcelJS.Workbook();
  try {
    // ExcelJS declares a Buffer of its own; it hands it to JSZip, which takes any.
    await workbook.xlsx.load(archive as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORED });
  } catch (error) {
    throw new Refusal("import.illisible", {
      ligne: null,
      raison: error instanceof Error ? error.message : "xlsx",
    });
  }
  const fusions = collector.fusions();
  const remarques: string[] = [];
  const feuilles = workbook.worksheets.map((sheet) =>
    readSheet(sheet, fusions.get(sheet.name) ?? [], remarques),
  );
  if (!feuilles.some((feuille) => feuille.lignes.length > 0)) throw new Refusal("import.feuille-vide");
  for (const feuille of feuilles) {
    if (!feuille.visible && feuille.lignes.length > 0) {
      remarques.push(`La feuille « ${feuille.nom} » est masquée dans le classeur.`);
    }
  }
  return { format: "xlsx", encodage: null, separateur: null, feuilles, remarques };
}
