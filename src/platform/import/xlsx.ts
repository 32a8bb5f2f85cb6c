/** Reads an XLSX workbook with ExcelJS, after the archive was checked, as sheets of plain texts. */
import ExcelJS from "exceljs";
import { Refusal } from "#platform/values/refusal.ts";
import { assembler, type Brouillon, type FeuilleBrute, numberText, pushRow, putCell } from "./assemblage.ts";
import { CELLULE_VIDE, type Cellule, type Lecture } from "./feuilles.ts";
import { MergeCollector } from "./xlsx-merges.ts";
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

function readSheet(sheet: ExcelJS.Worksheet): Omit<FeuilleBrute, "plages"> {
  const lignes: Brouillon[] = [];
  let masquees = 0;
  sheet.eachRow((row, numero) => {
    const ligne: Brouillon = { numero, cellules: [] };
    row.eachCell((cell, column) => {
      const cellule = readCell(cell);
      if (cellule !== CELLULE_VIDE) putCell(ligne, column - 1, cellule);
    });
    if (ligne.cellules.length === 0) return;
    if (row.hidden) masquees++;
    pushRow(lignes, ligne, sheet.name);
  });
  const visible = sheet.state === undefined || sheet.state === "visible";
  return { nom: sheet.name, visible, lignes, masquees };
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
  const feuilles = workbook.worksheets.map((sheet) => ({
    ...readSheet(sheet),
    plages: fusions.get(sheet.name) ?? [],
  }));
  return assembler("xlsx", feuilles);
}
