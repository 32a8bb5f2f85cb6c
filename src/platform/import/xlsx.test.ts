import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Cellule, Lecture } from "./feuilles.ts";
import { indexColonne, lettreColonne } from "./feuilles.ts";
import { readXlsx } from "./xlsx.ts";

async function read(fill: (book: ExcelJS.Workbook) => void): Promise<Lecture> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return readXlsx(new Uint8Array(await book.xlsx.writeBuffer()), "essai.xlsx");
}

function cell(lecture: Lecture, row: number, column: number): Cellule | undefined {
  return lecture.feuilles[0]?.lignes.find((ligne) => ligne.numero === row)?.cellules[column - 1];
}

describe("values", () => {
  it("come as typed, whatever their kind", async () => {
    const lecture = await read((book) => {
      const sheet = book.addWorksheet("Plan");
      sheet.getCell("A1").value = 22;
      sheet.getCell("B1").value = 0.1 + 0.2;
      sheet.getCell("C1").value = true;
      sheet.getCell("D1").value = new Date(Date.UTC(2026, 8, 17));
      sheet.getCell("E1").value = {
        richText: [{ text: "Petite " }, { font: { bold: true }, text: "enfance" }],
      };
      sheet.getCell("F1").value = { text: "Site", hyperlink: "https://example.org" };
      sheet.getCell("G1").value = { error: "#REF!" };
      sheet.getCell("H1").value = "deux_x000D_\nlignes";
      sheet.getCell("I1").value = { formula: "A1+1", result: 23 };
      sheet.getCell("J1").value = "é & < > \u00a0fin";
    });
    const texts = Array.from({ length: 10 }, (_, at) => cell(lecture, 1, at + 1)?.texte);
    expect(texts).toEqual([
      ...["22", "0.3", "oui", "2026-09-17", "Petite enfance", "Site", "#REF!"],
      ...["deux\nlignes", "23", "é & < > \u00a0fin"],
    ]);
    expect(cell(lecture, 1, 9)?.formule).toBe(true);
    expect(cell(lecture, 1, 8)?.formule).toBeUndefined();
  });
});

describe("merged ranges", () => {
  it("fill every cell of the rows that hold something, flagged as copies", async () => {
    const lecture = await read((book) => {
      const sheet = book.addWorksheet("Plan");
      sheet.getCell("A2").value = "Volet";
      sheet.mergeCells("A2:B4");
      sheet.getCell("C2").value = "x";
      sheet.getCell("C4").value = "y";
      sheet.getCell("A9").value = null;
    });
    const copy = { texte: "Volet", fusion: true };
    expect(lecture.feuilles[0]?.lignes).toEqual([
      { numero: 2, cellules: [{ texte: "Volet" }, copy, { texte: "x" }] },
      { numero: 4, cellules: [copy, copy, { texte: "y" }] },
    ]);
  });
});

describe("sheets", () => {
  it("tell which are hidden, and remark hidden rows", async () => {
    const lecture = await read((book) => {
      const plan = book.addWorksheet("Plan");
      plan.addRow(["a"]);
      plan.addRow(["b"]).hidden = true;
      book.addWorksheet("Listes", { state: "hidden" }).addRow(["c"]);
    });
    expect(lecture.feuilles.map(({ nom, visible }) => [nom, visible])).toEqual([
      ["Plan", true],
      ["Listes", false],
    ]);
    expect(lecture.remarques).toHaveLength(2);
    expect(lecture.remarques[0]).toContain("masquées (1)");
  });
});

it("names columns as spreadsheets do", () => {
  expect([0, 25, 26, 199, 16_383].map(lettreColonne)).toEqual(["A", "Z", "AA", "GR", "XFD"]);
  for (const index of [0, 25, 26, 51, 52, 701, 702, 16_383])
    expect(indexColonne(lettreColonne(index))).toBe(index);
});
