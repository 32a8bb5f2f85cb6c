import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "#platform/values/refusal.ts";
import { xlsxParts, zip } from "#testing/corpus/archives.ts";
import type { Lecture } from "./feuilles.ts";
import { messagesImport } from "./messages.ts";
import { parseSheets } from "./parse-sheets.ts";
import { readSheets } from "./read-sheets.ts";

const SHEET =
  '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Bon</t></is></c></row><row r="2"><c r="B2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1"/></mergeCells></worksheet>';

async function code(bytes: Uint8Array, name = "plan.xlsx"): Promise<string> {
  try {
    await parseSheets(bytes, name);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Whatever is refused has a sentence of its own.
    expect(messagesImport[error.code]?.(error.details)).toMatch(/\p{L}.*\.$/u);
    return error.code;
  }
  return "lu";
}

describe("archives that lie", { timeout: 60_000 }, () => {
  it("reads the honest one, a title merged over the whole row included", async () => {
    const lecture = await parseSheets(zip(xlsxParts(SHEET)), "plan.xlsx");
    expect(lecture.feuilles[0]?.nom).toBe("A&B");
    const first = lecture.feuilles[0]?.lignes[0]?.cellules;
    expect(first).toEqual([{ texte: "Bon" }, { texte: "Bon", fusion: true }]);
  });

  it("stops a bomb by its declared size, by its ratio and by its real bytes", async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    const declares = { name: "xl/x.bin", content: Buffer.from("x"), declared: 300 * 1024 * 1024 };
    expect(await code(zip(xlsxParts(SHEET, [declares])))).toBe("import.bombe");
    expect(await code(zip(xlsxParts(SHEET, [{ name: "xl/x.bin", content: zeros, declared: 10 }])))).toBe(
      "import.bombe",
    );
    // Half of the bytes are noise: the ratio is ordinary, only the count tells.
    const noise = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < noise.length; at += 64) noise.writeUInt32LE((at * 2654435761) % 4294967296, at);
    const heavy = Buffer.concat(Array.from({ length: 60 }, () => noise));
    const parts = [1, 2, 3, 4].map((n) => ({ name: `xl/${n}.bin`, content: heavy, declared: 10 }));
    expect(await code(zip(xlsxParts(SHEET, parts)))).toBe("import.bombe");
  });

  it("refuses overlapping, doubled and protected entries, and bytes around the archive", async () => {
    const twin = { name: "xl/twin.bin", content: Buffer.from("twin"), at: 0 };
    expect(await code(zip(xlsxParts(SHEET, [twin])))).toBe("import.archive-abimee");
    const double = { name: "XL/workbook.xml", content: Buffer.from("<x/>") };
    expect(await code(zip(xlsxParts(SHEET, [double])))).toBe("import.archive-abimee");
    const locked = { name: "xl/locked.bin", content: Buffer.from("x"), flags: 1 };
    expect(await code(zip(xlsxParts(SHEET, [locked])))).toBe("import.chiffre");
    expect(await code(Buffer.concat([zip(xlsxParts(SHEET)), Buffer.from("suite")]))).toBe(
      "import.archive-abimee",
    );
    expect(await code(zip(xlsxParts(SHEET)).subarray(0, 400))).toBe("import.archive-abimee");
    const many = Array.from({ length: 2_001 }, (_, n) => ({ name: `xl/${n}`, content: Buffer.from("") }));
    expect(await code(zip(xlsxParts(SHEET, many)))).toBe("import.archive-abimee");
  });

  it("refuses entities, even cut by a chunk, macros, and other kinds of archives", async () => {
    const padding = " ".repeat(256 * 1024 - 5);
    expect(await code(zip(xlsxParts(`${padding}<!DOCTYPE x [<!ENTITY a "b">]>${SHEET}`)))).toBe(
      "import.xml-dangereux",
    );
    const macro = { name: "xl/vbaProject.bin", content: Buffer.from("x") };
    expect(await code(zip(xlsxParts(SHEET, [macro])))).toBe("import.macros");
    const enabled = xlsxParts(SHEET).map((part) =>
      part.name === "[Content_Types].xml"
        ? {
            ...part,
            content: Buffer.from(
              '<Types ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
            ),
          }
        : part,
    );
    expect(await code(zip(enabled))).toBe("import.macros");
    const other = ["mimetype", "content.xml"].map((name) => ({ name, content: Buffer.from("<x/>") }));
    expect(await code(zip(other))).toBe("import.format-inconnu");
    expect(await code(zip([{ name: "word/document.xml", content: Buffer.from("<x/>") }]))).toBe(
      "import.format-inconnu",
    );
  });

  it("refuses what only bears the name of a sheet", async () => {
    expect(await code(new Uint8Array())).toBe("import.fichier-vide");
    expect(await code(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe("import.image-renommee");
    expect(await code(Buffer.from("%PDF-1.7"), "plan.csv")).toBe("import.image-renommee");
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await code(Buffer.concat([ole, Buffer.from("Workbook", "utf16le")]))).toBe("import.ancien-xls");
    expect(await code(Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]))).toBe(
      "import.chiffre",
    );
    expect(await code(Buffer.from("bonjour"), "plan.xlsx")).toBe("import.archive-abimee");
    expect(await code(Buffer.from("<html><table>"), "plan.csv")).toBe("import.format-inconnu");
    expect(await code(Buffer.from("a;b"), "plan.docx")).toBe("import.format-inconnu");
    expect(await code(Buffer.alloc(20 * 1024 * 1024 + 1, 97), "plan.csv")).toBe("import.trop-lourd");
  });

  it("refuses an empty sheet and too many rows or columns", async () => {
    const rows = (inner: string) => zip(xlsxParts(`<worksheet><sheetData>${inner}</sheetData></worksheet>`));
    expect(await code(rows(""))).toBe("import.feuille-vide");
    const many = Array.from(
      { length: 15_001 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`,
    );
    expect(await code(rows(many.join("")))).toBe("import.trop-de-lignes");
    expect(await code(rows('<row r="3"><c r="GS3"><v>1</v></c></row>'))).toBe("import.trop-de-colonnes");
  });
});

describe("any bytes", { timeout: 60_000 }, () => {
  const outcome = async (bytes: Uint8Array, name: string) => {
    const result = await code(bytes, name);
    return result === "lu" || result in messagesImport;
  };

  it("give a reading or a refusal, never anything else", async () => {
    const names = fc.constantFrom("a.csv", "a.xlsx", "a", "a.txt");
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), names, outcome), { numRuns: 300 });
  });

  it("give the same with a workbook whose bytes are changed or cut", async () => {
    const honest = zip(xlsxParts(SHEET));
    const changes = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(honest.length), async (edits, cut) => {
        const copy = Buffer.from(honest);
        for (const [at, byte] of edits) copy[at] = byte;
        return (await outcome(copy, "a.xlsx")) && (await outcome(copy.subarray(0, cut), "a.xlsx"));
      }),
      { numRuns: 60 },
    );
  });
});

// Starting a thread from source takes seconds on a loaded machine.
describe("worker thread", { timeout: 60_000 }, () => {
  async function made(): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Plan");
    for (let n = 0; n < 3_000; n++) sheet.addRow(["Volet", `Action ${n}`, n, `Texte un peu long ${n}`]);
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const refused = async (reading: Promise<Lecture>) => {
    const error: unknown = await reading.then(
      () => null,
      (reason: unknown) => reason,
    );
    return isRefusal(error) ? { code: error.code, details: error.details, status: error.status } : error;
  };

  it("hands back the sheets", async () => {
    const lecture = await readSheets(await made(), "plan.xlsx");
    expect(lecture.feuilles[0]?.lignes).toHaveLength(3_000);
    expect(lecture).toEqual(await parseSheets(await made(), "plan.xlsx"));
  });

  it("hands back a refusal with its details", async () => {
    const macro = { name: "xl/vbaProject.bin", content: Buffer.from("x") };
    const bytes = zip(xlsxParts(SHEET, [macro]));
    const details = { fichier: "plan.xlsx" };
    expect(await refused(readSheets(bytes, "plan.xlsx"))).toEqual({
      code: "import.macros",
      details,
      status: 422,
    });
  });

  it("is stopped beyond its time and beyond its memory, and the process lives on", async () => {
    const bytes = await made();
    expect(await refused(readSheets(bytes, "plan.xlsx", { timeLimitMs: 1 }))).toMatchObject({
      code: "import.trop-long",
    });
    const cells = Array.from({ length: 14_000 }, (_, n) => {
      const row = ["A", "B", "C", "D", "E", "F", "G", "H"].map(
        (column) => `<c r="${column}${n + 1}"><v>${n}</v></c>`,
      );
      return `<row r="${n + 1}">${row.join("")}</row>`;
    });
    const large = zip(xlsxParts(`<worksheet><sheetData>${cells.join("")}</sheetData></worksheet>`));
    expect(await refused(readSheets(large, "plan.xlsx", { heapMb: 24 }))).toMatchObject({
      code: "import.trop-complexe",
    });
  });

  it("reads a large CSV as well", async () => {
    const text = `Volet;Action\n${"1;Une action assez longue pour peser un peu\n".repeat(8_000)}`;
    expect((await readSheets(Buffer.from(text), "plan.csv")).feuilles[0]?.lignes).toHaveLength(8_001);
  });
});
