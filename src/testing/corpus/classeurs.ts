import ExcelJS from "exceljs";
import {
  escapeXml,
  MIMETYPE_ODS,
  odsCell,
  odsParts,
  odsRow,
  odsTable,
  oleFile,
  type Part,
  part,
  xlsxParts,
  zip,
} from "./archives.ts";
import { type Cas, ENTETE, PETIT_PLAN, TITRES } from "./cas.ts";

const plan = { lignes: 3, actions: TITRES, erreurs: [] };
const [, premiere = [], seconde = []] = PETIT_PLAN;

/** An XLSX whose sheet « Plan » holds the small plan, then what `change` makes of it. */
export async function xlsxPlan(
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Plan");
  sheet.addRows(PETIT_PLAN.map((row) => [...row]));
  change(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function xlsx(titre: string, change: Parameters<typeof xlsxPlan>[0], attendu: Cas["attendu"]): Cas {
  return { titre: `XLSX: ${titre}`, nom: "plan.xlsx", make: () => xlsxPlan(change), attendu };
}

function archive(titre: string, nom: string, parts: () => readonly Part[], refus: string): Cas {
  return { titre, nom, make: () => zip(parts()), attendu: { refus } };
}

/** An ODS with one sheet « Plan » of the small plan. */
export function odsPlan(): Buffer {
  return zip(odsParts(odsTable("Plan", PETIT_PLAN)));
}

function ods(titre: string, tables: string, attendu: Cas["attendu"], styles = ""): Cas {
  return { titre: `ODS: ${titre}`, nom: "plan.ods", make: () => zip(odsParts(tables, { styles })), attendu };
}

const table = (rows: string) => `<table:table table:name="Plan">${rows}</table:table>`;
const rowOf = (texts: readonly string[], attributes = "") =>
  odsRow(
    texts.map((text) => odsCell(text)),
    attributes,
  );
const header = rowOf(ENTETE);
const HIDDEN_STYLE =
  '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
const manyEmpty =
  '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>';
const valued = (type: string, value: string, displayed: string, more = "") =>
  `<table:table-cell office:value-type="${type}" ${value} ${more}><text:p>${escapeXml(displayed)}</text:p></table:table-cell>`;
const dated = [
  ...premiere.slice(0, 5).map((text) => odsCell(text)),
  valued("date", 'office:date-value="2026-09-17T00:00:00"', "17/09/26"),
  valued("float", 'office:value="2027"', "2 027"),
  odsCell("Caf"),
].join("");
const covered = (count: number) => `<table:covered-table-cell table:number-columns-repeated="${count}"/>`;

export const CLASSEURS: readonly Cas[] = [
  xlsx("plain", () => {}, plan),
  xlsx(
    "title above, headers merged on two rows",
    (sheet) => {
      sheet.spliceRows(1, 0, ["Plan d'actions"], []);
      sheet.spliceRows(4, 0, ENTETE);
      sheet.mergeCells("A1:H1");
      for (const column of "ABCDEH") sheet.mergeCells(`${column}3:${column}4`);
      sheet.getCell("F3").value = "Calendrier";
      sheet.getCell("F4").value = "2024";
      sheet.getCell("G4").value = "2025";
      sheet.mergeCells("F3:G3");
      for (const cell of ["F5", "F6", "G5"]) sheet.getCell(cell).value = "x";
      sheet.getCell("G6").value = null;
    },
    { lignes: 5, actions: TITRES, erreurs: [], dates: ["2024", null] },
  ),
  xlsx(
    "levels merged down",
    (sheet) => {
      sheet.mergeCells("A2:A3");
      sheet.mergeCells("B2:B3");
    },
    plan,
  ),
  xlsx(
    "dates of the spreadsheet",
    (sheet) => {
      sheet.getCell("F2").value = new Date(Date.UTC(2026, 8, 17));
      sheet.getCell("G2").value = 46_647;
    },
    { ...plan, dates: ["2026-09-17", "2027-09-17"] },
  ),
  xlsx(
    "a hidden row and a hidden sheet",
    (sheet, book) => {
      sheet.getRow(3).hidden = true;
      book.addWorksheet("Brouillon", { state: "hidden" }).addRows(PETIT_PLAN.map((row) => [...row]));
    },
    { lignes: 6, actions: TITRES, erreurs: [], dit: "masquées (1)" },
  ),
  xlsx(
    "two sheets that are plans",
    (_, book) => {
      book.addWorksheet("Copie").addRows(PETIT_PLAN.map((row) => [...row]));
    },
    { lignes: 6, actions: TITRES, erreurs: [], dit: "ressemble aussi à un plan" },
  ),
  xlsx(
    "a second table under the first",
    (sheet) => {
      sheet.addRows([[], ["Objectif", "Pilote", "Échéance", "Action"], ["Autre", "Caf", "2024", "Autre"]]);
    },
    { lignes: 5, actions: TITRES, erreurs: [], dit: "Un autre tableau commence à la ligne 5" },
  ),
  xlsx(
    "a formula",
    (sheet) => {
      sheet.getCell("D2").value = { formula: "1+1", result: 2 };
    },
    { lignes: 3, erreurs: [[2, "Action"]] },
  ),
  xlsx(
    "a column too far",
    (sheet) => {
      sheet.getCell("GS2").value = "loin";
    },
    { refus: "import.trop-de-colonnes" },
  ),
  {
    titre: "XLSX: cut short",
    nom: "plan.xlsx",
    make: async () => (await xlsxPlan()).subarray(0, 3_000),
    attendu: { refus: "import.archive-abimee" },
  },
  archive(
    "XLSX: sheet without any cell",
    "plan.xlsx",
    () => xlsxParts("<worksheet/>"),
    "import.feuille-vide",
  ),
  archive(
    "XLSX: macros",
    "plan.xlsm",
    () => xlsxParts("<worksheet/>", [part("xl/vbaProject.bin", "x")]),
    "import.macros",
  ),
  archive(
    "XLSX: bomb",
    "plan.xlsx",
    () => xlsxParts("<worksheet/>", [{ name: "xl/x.bin", content: Buffer.alloc(8 << 20), declared: 10 }]),
    "import.bombe",
  ),
  archive(
    "XLSX: entity",
    "plan.xlsx",
    () => xlsxParts('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'),
    "import.xml-dangereux",
  ),
  {
    titre: "protected by a password (OLE)",
    nom: "plan.xlsx",
    make: () => oleFile(["Root Entry", "EncryptionInfo", "EncryptedPackage"]),
    attendu: { refus: "import.chiffre" },
  },
  {
    titre: "a workbook of before 2007",
    nom: "plan.xls",
    make: () => oleFile(["Root Entry", "Workbook"]),
    attendu: { refus: "import.ancien-xls" },
  },
  {
    titre: "an image renamed",
    nom: "plan.xlsx",
    make: () => Buffer.from("\x89PNG\r\n\x1a\n0000IHDR", "latin1"),
    attendu: { refus: "import.image-renommee" },
  },
  archive("a text document", "plan.docx", () => [part("word/document.xml", "<x/>")], "import.format-inconnu"),
  { titre: "ODS: plain", nom: "plan.ods", make: odsPlan, attendu: plan },
  ods("a million empty rows and columns", table(header + rowOf(premiere) + manyEmpty), {
    lignes: 2,
    erreurs: [],
  }),
  ods(
    "a text repeated on too many rows",
    table(header + rowOf(premiere, 'table:number-rows-repeated="20000"')),
    {
      refus: "import.trop-de-lignes",
    },
  ),
  ods(
    "a text repeated on too many columns",
    table(odsRow([odsCell("x", 'table:number-columns-repeated="201"')])),
    {
      refus: "import.trop-de-colonnes",
    },
  ),
  ods("dates and numbers", table(header + odsRow([dated])), {
    lignes: 2,
    dates: ["2026-09-17", "2027"],
    erreurs: [],
  }),
  ods(
    "merged title and levels",
    table(
      odsRow([odsCell("Plan d'actions", 'table:number-columns-spanned="8"'), covered(7)]) +
        header +
        odsRow([
          ...premiere.slice(0, 2).map((text) => odsCell(text, 'table:number-rows-spanned="2"')),
          ...premiere.slice(2).map((text) => odsCell(text)),
        ]) +
        odsRow([covered(2), ...seconde.slice(2).map((text) => odsCell(text))]),
    ),
    { lignes: 4, actions: TITRES, erreurs: [] },
  ),
  ods(
    "a hidden row, a hidden sheet, an annotation",
    table(
      header +
        rowOf(premiere, 'table:visibility="collapse"') +
        rowOf(seconde).replace(
          '"string" >',
          '"string" ><office:annotation><text:p>À revoir</text:p></office:annotation>',
        ),
    ) + odsTable("Brouillon", PETIT_PLAN, 'table:style-name="ta2"'),
    { lignes: 6, actions: TITRES, erreurs: [], dit: "masquées (1)" },
    HIDDEN_STYLE,
  ),
  ods(
    "a formula",
    table(
      header +
        odsRow([
          ...premiere.slice(0, 3).map((text) => odsCell(text)),
          valued("float", 'office:value="2"', "2", 'table:formula="of:=1+1"'),
        ]),
    ),
    { lignes: 2, erreurs: [[2, "Action"]] },
  ),
  ods("tags nested without end", table(`<table:table-row-group>`.repeat(5_000)), {
    refus: "import.trop-complexe",
  }),
  ods("XML that is not well formed", "<table:table><oups", { refus: "import.archive-abimee" }),
  ods("no table", "", { refus: "import.feuille-vide" }),
  archive(
    "ODS: protected by a password",
    "plan.ods",
    () =>
      odsParts("", {
        manifest:
          '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>',
      }).map((one) => (one.name === "content.xml" ? part(one.name, "\u0001\u0002chiffré") : one)),
    "import.chiffre",
  ),
  archive(
    "ODS: protected as a whole",
    "plan.ods",
    () => [
      part("mimetype", MIMETYPE_ODS),
      part("encrypted-package", "x"),
      part("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"),
    ],
    "import.chiffre",
  ),
  archive(
    "ODS: entity",
    "plan.ods",
    () => [part("mimetype", MIMETYPE_ODS), part("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')],
    "import.xml-dangereux",
  ),
  archive(
    "ODS: macros",
    "plan.ods",
    () => odsParts(odsTable("Plan", PETIT_PLAN), {}, [part("Basic/Standard/Module1.xml", "<x/>")]),
    "import.macros",
  ),
  archive(
    "ODS: another kind of OpenDocument",
    "plan.ods",
    () => odsParts("", { mimetype: "application/vnd.oasis.opendocument.text" }),
    "import.format-inconnu",
  ),
  {
    titre: "ODS: cut short",
    nom: "plan.ods",
    make: () => odsPlan().subarray(0, 700),
    attendu: { refus: "import.archive-abimee" },
  },
];
