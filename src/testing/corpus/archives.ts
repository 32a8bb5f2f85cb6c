import { deflateRawSync } from "node:zlib";

/** One entry of an archive; `declared`, `flags` and `at` let it lie about its size, its cipher and its place. */
export type Part = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly declared?: number;
  readonly flags?: number;
  readonly at?: number;
};

/** A zip archive written by hand, so that it may lie. */
export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared = content.length, flags = 0, at } of parts) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(label.length, 26);
    bodies.push(local, label, packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(declared, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at ?? offset, 42);
    directory.push(central, label);
    offset += 30 + label.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

export function part(name: string, text: string): Part {
  return { name, content: Buffer.from(text) };
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Parts of an XLSX of one sheet whose XML is `sheet`. */
export function xlsxParts(sheet: string, more: readonly Part[] = []): Part[] {
  return [
    part("[Content_Types].xml", "<Types/>"),
    part(
      "_rels/.rels",
      `<Relationships><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      '<workbook xmlns:r="r"><sheets><sheet name="A&amp;B" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part("xl/worksheets/sheet1.xml", sheet),
    ...more,
  ];
}

const ODF = "urn:oasis:names:tc:opendocument:xmlns";
const NAMESPACES = ["office", "table", "text", "style", "manifest"]
  .map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`)
  .join(" ");
export const MIMETYPE_ODS = "application/vnd.oasis.opendocument.spreadsheet";

/** Parts of an OpenDocument: `tables` is the XML inside of `office:spreadsheet`, `styles` its automatic styles. */
export function odsParts(
  tables: string,
  { styles = "", mimetype = MIMETYPE_ODS, manifest = "" } = {},
  more: readonly Part[] = [],
): Part[] {
  const body = `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`;
  return [
    part("mimetype", mimetype),
    part(
      "content.xml",
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles>${body}</office:document-content>`,
    ),
    ...more,
    part("META-INF/manifest.xml", `<manifest:manifest ${NAMESPACES}>${manifest}</manifest:manifest>`),
  ];
}

/** A cell of text of an OpenDocument; `attributes` go on its tag. */
export function odsCell(text: string, attributes = ""): string {
  if (text === "") return `<table:table-cell ${attributes}/>`;
  const lines = text.split("\n").map((line) => `<text:p>${escapeXml(line)}</text:p>`);
  return `<table:table-cell office:value-type="string" ${attributes}>${lines.join("")}</table:table-cell>`;
}

export function odsRow(cells: readonly string[], attributes = ""): string {
  return `<table:table-row ${attributes}>${cells.join("")}</table:table-row>`;
}

/** One table of an OpenDocument from its rows of texts. */
export function odsTable(name: string, rows: readonly (readonly string[])[], attributes = ""): string {
  const lines = rows.map((row) => odsRow(row.map((text) => odsCell(text))));
  return `<table:table table:name="${escapeXml(name)}" ${attributes}>${lines.join("")}</table:table>`;
}

/** An OLE compound file as Excel writes before 2007, or around a protected workbook, cut down to its directory. */
export function oleFile(streams: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  const directory = streams.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, "utf16le");
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    return entry;
  });
  return Buffer.concat([header, ...directory, Buffer.alloc(512)]);
}
