import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { readDirectory } from "#platform/import/zip-guard.ts";
import { part, xlsxParts, zip } from "./archives.ts";
import { csvText, PETIT_PLAN } from "./cas.ts";
import { odsPlan, xlsxPlan } from "./classeurs.ts";

/** Valid files that are spoilt, by the name under which they are dropped. */
export type Modeles = Readonly<Record<"plan.csv" | "plan.xlsx" | "brut.xlsx" | "plan.ods", Buffer>>;
type NomModele = keyof Modeles;

/** How one file is spoilt: small and printable, so that a failure can be played again. Places are parts of the whole. */
export type Recette = {
  readonly modele: NomModele;
  /** Hostile texts put in cells, by place, before anything else. */
  readonly cellules: readonly (readonly [place: number, texte: string])[];
  /** Order of the columns; null leaves them. */
  readonly melange: readonly number[] | null;
  /** Pieces of XML put in, or removed from, the parts of an archive that is then zipped again. */
  readonly xml: readonly (readonly [place: number, morceau: string, retire: number])[];
  readonly octets: readonly (readonly [place: number, octet: number])[];
  readonly greffe: readonly [depuis: number, vers: number, part: number] | null;
  readonly coupe: number | null;
};

const HOSTILE = [
  ...[
    "",
    " ",
    "'",
    '"',
    '"""',
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "#REF!",
    "\u0000",
    "\u0001\u0002",
    "\ud800",
    "\ufffe",
  ],
  ...[
    "\u202e",
    "\u200b",
    "A\u0301".repeat(500),
    "👨‍👩‍👧",
    "99999999999999999999",
    "-1",
    "1e309",
    "NaN",
    "31/02/2024",
  ],
  ...[
    "0000-00-00",
    "9999-99-99",
    "275760-09-13",
    "1905-07-11",
    "79999",
    "T5 2024",
    "Volet 999",
    "IIIII",
    "n° ° º",
  ],
  ...[
    "Total",
    "Légende :",
    "x\ny\r\nz",
    ";;;;",
    "((((((",
    "«".repeat(300),
    " ".repeat(5_000),
    "\n".repeat(5_000),
  ],
  ...["a".repeat(40_000), "1.".repeat(5_000), "1 - ".repeat(3_000), "; ".repeat(5_000), "n ".repeat(5_000)],
  ...[
    "Action",
    "Objectif",
    "Pilote",
    "2024",
    "__proto__",
    "constructor",
    "toString",
    "'; DROP TABLE action; --",
  ],
];
const XML = [
  ...["<", ">", "&", "&#0;", "&#x110000;", "&nbsp;", "]]>", "<!-- -->", "<![CDATA[x", '"', "<a>".repeat(300)],
  ...[
    "<!DOCTYPE x>",
    "<?xml version='1.0'?>",
    'r="99999999"',
    'r="-1"',
    'r="A0"',
    'r="ZZZZ9"',
    't="s"',
    "<v>-1</v>",
  ],
  ...[
    '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>',
    '<c r="A1"><v>1e400</v></c>',
    "<row/>",
    "<c/>",
  ],
  ...[
    'table:number-columns-repeated="999999999"',
    'table:number-rows-repeated="999999999"',
    "<table:table-row/>",
  ],
  ...[
    'table:number-rows-spanned="99999"',
    '<text:s text:c="999999999"/>',
    "</table:table>",
    "<text:p>x</text:p>",
  ],
  ...[
    '<mergeCell ref="A1:XFD1048576"/>',
    "\u0000",
    "é",
    's="999"',
    't="d"',
    't="e"',
    "<f>A1</f>",
    'xmlns="x"',
  ],
];

/** Without the usual preference for the ends: most of a file is in its middle. */
const place = fc.noBias(fc.integer({ min: 0, max: 99_999 })).map((n) => n / 100_000);
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(fc.constant<T[]>([]), fc.array(arbitrary, { maxLength }));
const texte = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);

/** One spoilt file in its recipe. */
export const recette: fc.Arbitrary<Recette> = fc.record({
  modele: fc.constantFrom<NomModele>(
    "plan.csv",
    "plan.csv",
    "plan.xlsx",
    "brut.xlsx",
    "plan.ods",
    "plan.ods",
  ),
  cellules: some(fc.tuple(place, texte), 6),
  melange: rarely(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
  xml: some(fc.tuple(place, fc.constantFrom(...XML), fc.constantFrom(0, 0, 1, 20, 400)), 3),
  octets: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }),
  ),
  greffe: fc.option(fc.tuple(place, place, place), { freq: 1, nil: null }),
  coupe: fc.option(place, { freq: 1, nil: null }),
});

function rowsOf({ cellules, melange }: Recette): string[][] {
  const rows = PETIT_PLAN.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  for (const [at, text] of cellules) {
    const index = Math.floor(at * rows.length * width);
    const row = rows[Math.floor(index / width)];
    if (row) row[index % width] = text;
  }
  return melange ? rows.map((row) => melange.map((column) => row[column] ?? "")) : rows;
}

function alterParts(archive: Buffer, alter: (xml: string, name: string) => string): Buffer {
  const parts = readDirectory(archive).map(({ name, stored, start, end }) => {
    const packed = archive.subarray(start, end);
    const content = stored ? packed : inflateRawSync(packed);
    return /\.(?:xml|rels)$/.test(name)
      ? part(name, alter(content.toString("utf8"), name))
      : { name, content };
  });
  return zip(parts);
}

/** Characters that no XML may hold are left to the readers of CSV; the others are written as they are. */
function escapeText(text: string): string {
  return [...text].map((sign) => (/[\w .,;:/'-]/.test(sign) ? sign : `&#${sign.codePointAt(0)};`)).join("");
}

/** Puts the rows of the recipe in place of those of the model, by their text: no library would write most of them. */
function withRows(archive: Buffer, rows: readonly (readonly string[])[]): Buffer {
  const replaced = new Map<string, string>();
  for (const [at, row] of PETIT_PLAN.entries()) {
    for (const [column, text] of row.entries()) {
      const other = rows[at]?.[column] ?? "";
      if (text !== "" && text !== other) replaced.set(text, other);
    }
  }
  return alterParts(archive, (xml, name) =>
    /sharedStrings|content\.xml|sheet1/.test(name)
      ? xml.replace(/(>)([^<>]+)(<)/g, (whole, open: string, text: string, close: string) => {
          const other = replaced.get(text.replace(/&#39;|&apos;/g, "'"));
          return other === undefined ? whole : open + escapeText(other) + close;
        })
      : xml,
  );
}

function spoilXml(archive: Buffer, xml: Recette["xml"]): Buffer {
  const big = /sheet1|content\.xml|workbook\.xml$|sharedStrings|styles/;
  return alterParts(archive, (text, name) => {
    if (!big.test(name)) return text;
    return xml.reduce((current, [at, piece, removed]) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + piece + current.slice(start + removed);
    }, text);
  });
}

/** Bytes of the file that a recipe describes, and the name under which it is dropped. */
export function preparer(recette: Recette, modeles: Modeles): { nom: string; bytes: Buffer } {
  const { modele, xml, octets, greffe, coupe } = recette;
  const rows = rowsOf(recette);
  let bytes: Buffer = Buffer.from(modeles[modele]);
  if (modele === "plan.csv") bytes = Buffer.from(csvText(rows));
  else {
    if (recette.cellules.length > 0 || recette.melange) bytes = withRows(bytes, rows);
    if (xml.length > 0) bytes = spoilXml(bytes, xml);
  }
  if (modele === "plan.csv") {
    for (const [at, piece] of xml) {
      const start = Math.floor(at * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, start), Buffer.from(piece), bytes.subarray(start)]);
    }
  }
  for (const [at, byte] of octets) bytes[Math.floor(at * bytes.length)] = byte;
  if (greffe) {
    const [from, to, length] = greffe.map((one) => Math.floor(one * bytes.length));
    const graft = bytes.subarray(from, (from ?? 0) + (length ?? 0) / 4);
    bytes = Buffer.concat([bytes.subarray(0, to), graft, bytes.subarray(to)]);
  }
  if (coupe !== null) bytes = bytes.subarray(0, Math.floor(coupe * bytes.length));
  return { nom: modele, bytes };
}

/** The files that {@link preparer} spoils: one of each kind, and an XLSX written by hand with inline texts. */
export async function makeModeles(): Promise<Modeles> {
  const rows = PETIT_PLAN.map((row, at) => {
    const cells = row.map((text, column) => {
      const ref = `${String.fromCharCode(65 + column)}${at + 1}`;
      return `<c r="${ref}" t="inlineStr"><is><t>${escapeText(text)}</t></is></c>`;
    });
    return `<row r="${at + 1}">${cells.join("")}</row>`;
  });
  const sheet = `<worksheet><sheetData>${rows.join("")}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`;
  return {
    "plan.csv": Buffer.from(csvText(PETIT_PLAN)),
    "plan.xlsx": Buffer.from(await xlsxPlan()),
    "brut.xlsx": zip(xlsxParts(sheet)),
    "plan.ods": odsPlan(),
  };
}
