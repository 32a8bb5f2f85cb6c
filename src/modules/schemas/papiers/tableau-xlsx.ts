import type { PaperSize, Worksheet } from "exceljs";
import { type ColonneMesuree, hauteursOf } from "../domain/imprime/hauteurs-tableau.ts";
import { type LigneTableau, plages } from "../domain/imprime/tableau.ts";
import type { Tableau } from "../queries/imprime/load-tableau.ts";

const AVANT = [
  ["Volet", 16],
  ["Engagement", 24],
  ["Objectif", 28],
  ["N°", 7],
  ["Action", 60],
  ["Nature", 12],
] as const;
const APRES = [
  ["Pilotage", 22],
  ["Partenaires", 30],
  ["Résultats attendus", 34],
  ["Indicateurs d’évaluation", 34],
] as const;
const DATES = [
  ["Début", 11],
  ["Fin", 11],
] as const;

const JAUNE = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } } as const;
const BLEU = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDDEBF7" } } as const;
const GRIS = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEDEDED" } } as const;
const FILET = { style: "thin", color: { argb: "FF9A9A9A" } } as const;
const CADRE = { top: FILET, left: FILET, bottom: FILET, right: FILET } as const;

const PREMIERE = 5;

/** Points: letters of a cell, one of its lines, and the room around them. */
const CORPS = 10;
const INTERLIGNE = 13.2;
const MARGE = 4;

/** Of the standard; the library only names some sizes. */
const A3 = 8 as PaperSize;

/**
 * The plan as a working sheet: title across, header on two lines with the years under « Calendrier », levels and texts merged
 * over their actions, legend at the end, panes that stay, pages in landscape with the header on each. Every text is a text.
 */
export async function tableauXlsx({ titre, annees, lignes }: Tableau): Promise<Uint8Array> {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet("Plan d’actions", {
    views: [{ state: "frozen", xSplit: 4, ySplit: 4 }],
    pageSetup: {
      ...{ paperSize: A3, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...{
        printTitlesRow: "3:4",
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
      },
    },
    headerFooter: { oddFooter: "&L&8Plan d’actions&R&8Page &P sur &N" },
  });
  // Written only where the ticks do not say the same.
  const dated = lignes.some(({ dates }) => dates.debut !== "" || dates.fin !== "");
  const after = [...(dated ? DATES : []), ...APRES];
  const width = AVANT.length + annees.length + after.length;
  [...AVANT, ...annees.map(() => ["", 4] as const), ...after].forEach(([, size], index) => {
    sheet.getColumn(index + 1).width = size;
  });
  sheet.mergeCells(1, 1, 1, width);
  sheet.getCell(1, 1).value = titre;
  sheet.getCell(1, 1).font = { bold: true, size: 14 };
  writeHeader(
    sheet,
    annees,
    after.map(([name]) => name),
  );
  for (const [index, ligne] of lignes.entries()) writeLine(sheet, PREMIERE + index, ligne, dated);
  const texts = AVANT.length + annees.length + (dated ? DATES.length : 0);
  const merged = plagesOf(lignes, texts);
  for (const { column, ranges } of merged) {
    for (const [from, to] of ranges) sheet.mergeCells(PREMIERE + from, column, PREMIERE + to, column);
  }
  setHeights(sheet, lignes, merged);
  writeLegend(sheet, PREMIERE + lignes.length + 1, width);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeHeader(sheet: Worksheet, annees: readonly number[], after: readonly string[]): void {
  const start = AVANT.length + 1;
  AVANT.forEach(([name], index) => {
    sheet.mergeCells(3, index + 1, 4, index + 1);
    sheet.getCell(3, index + 1).value = name;
  });
  if (annees.length > 1) sheet.mergeCells(3, start, 3, start + annees.length - 1);
  sheet.getCell(3, start).value = "Calendrier";
  annees.forEach((annee, index) => {
    sheet.getCell(4, start + index).value = annee % 100;
  });
  after.forEach((name, index) => {
    const column = start + annees.length + index;
    sheet.mergeCells(3, column, 4, column);
    sheet.getCell(3, column).value = name;
  });
  for (const row of [3, 4]) {
    for (let column = 1; column <= AVANT.length + annees.length + after.length; column += 1) {
      const cell = sheet.getCell(row, column);
      cell.font = { bold: true };
      cell.fill = GRIS;
      cell.border = CADRE;
      cell.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
    }
  }
}

function writeLine(sheet: Worksheet, row: number, ligne: LigneTableau, dated: boolean): void {
  const { volet, engagement, objectif, code, action, nature, nouvelle, dates, pilotage, partenaires } = ligne;
  const values = [
    ...[volet, engagement, objectif, code, action, nature],
    ...dates.coches.map((coche) => (coche ? "x" : null)),
    ...(dated ? [dates.debut || null, dates.fin || null] : []),
    ...[pilotage, partenaires, ligne.resultats, ligne.indicateurs],
  ];
  values.forEach((value, index) => {
    const cell = sheet.getCell(row, index + 1);
    cell.value = value === "" ? null : value;
    cell.border = CADRE;
    cell.font = { size: CORPS };
    const tick = index >= AVANT.length && index < AVANT.length + dates.coches.length;
    cell.alignment = { vertical: "top", horizontal: tick ? "center" : "left", wrapText: true };
    const own = index >= 3 && index < AVANT.length + dates.coches.length;
    if (own && action !== "") cell.fill = nouvelle ? JAUNE : BLEU;
  });
}

type Fusion = { column: number; nom: keyof LigneTableau; ranges: [number, number][] };

/** Merged as departments do: levels over what they hold; pilots, partners and texts over their objectif. */
function plagesOf(lignes: readonly LigneTableau[], texts: number): Fusion[] {
  const levels = ["volet", "engagement", "objectif"] as const;
  const own = ["pilotage", "partenaires", "resultats", "indicateurs"] as const;
  return [
    ...levels.map((nom, index) => ({
      ...{ column: index + 1, nom },
      ranges: plages(lignes, nom, levels.slice(0, index)),
    })),
    ...own.map((nom, index) => ({ column: texts + 1 + index, nom, ranges: plages(lignes, nom, levels) })),
  ];
}

function setHeights(sheet: Worksheet, lignes: readonly LigneTableau[], merged: readonly Fusion[]): void {
  const measured = (column: number, nom: keyof LigneTableau, ranges: [number, number][]): ColonneMesuree => ({
    textes: lignes.map((ligne) => String(ligne[nom])),
    lettres: Math.floor(sheet.getColumn(column).width ?? 10),
    plages: ranges,
  });
  const heights = hauteursOf(lignes.length, [
    measured(AVANT.findIndex(([name]) => name === "Action") + 1, "action", []),
    ...merged.map(({ column, nom, ranges }) => measured(column, nom, ranges)),
  ]);
  for (const [index, lines] of heights.entries()) {
    sheet.getRow(PREMIERE + index).height = lines * INTERLIGNE + MARGE;
  }
}

function writeLegend(sheet: Worksheet, row: number, width: number): void {
  sheet.mergeCells(row, 1, row, width);
  const cell = sheet.getCell(row, 1);
  cell.value =
    "Légende : x = année de mise en œuvre ; fond jaune = action nouvelle ; fond bleu = action à poursuivre";
  cell.font = { italic: true };
}
