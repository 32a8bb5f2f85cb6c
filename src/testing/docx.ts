/** Word documents for tests, made by the library that people's own come close to. */
import { Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import PizZip from "pizzip";

/** A paragraph, the rows of a table, or a paragraph that Word cut into pieces while it was typed. */
export type PartieDocx = string | readonly (readonly string[])[] | { morceaux: readonly string[] };

/** A .docx of these parts. */
export async function writeDocx(parties: readonly PartieDocx[], enTete = ""): Promise<Uint8Array> {
  const children = parties.map((partie) => {
    if (typeof partie === "string") return new Paragraph(partie);
    if ("morceaux" in partie) {
      return new Paragraph({ children: partie.morceaux.map((text) => new TextRun({ text, bold: true })) });
    }
    const rows = partie.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
        }),
    );
    return new Table({ rows });
  });
  const headers = { default: new Header({ children: [new Paragraph(enTete)] }) };
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ headers, children }] })));
}

/** The same archive with files added or changed. */
export function withFiles(
  octets: Uint8Array,
  files: Readonly<Record<string, string | Uint8Array>>,
): Uint8Array {
  const zip = new PizZip(octets);
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

/** The text of one part, a line a paragraph. */
export function textOfDocx(octets: Uint8Array, part = "word/document.xml"): string {
  const xml = new PizZip(octets).file(part)?.asText() ?? "";
  return xml
    .replace(/<\/w:p>|<w:br\/>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
