import { describe, expect, it } from "vitest";
import { isRefusal } from "#platform/values/refusal.ts";
import { readCsv } from "./csv.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function rows(bytes: Uint8Array): [number, ...string[]][] {
  return (readCsv(bytes).feuilles[0]?.lignes ?? []).map((ligne) => [
    ligne.numero,
    ...ligne.cellules.map((cellule) => cellule.texte),
  ]);
}

function refusal(bytes: Uint8Array): { code: string; ligne: unknown } {
  try {
    readCsv(bytes);
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, ligne: error.details.ligne ?? null };
    throw error;
  }
  return { code: "lu", ligne: null };
}

describe("encodings", () => {
  it("recognises Windows-1252 and says it", () => {
    const lecture = readCsv(new Uint8Array(Buffer.from("N°;Été\n1;\x80uro\n", "latin1")));
    expect(lecture.encodage).toBe("Windows-1252");
    expect(lecture.feuilles[0]?.lignes[1]?.cellules[1]?.texte).toBe("€uro");
    expect(lecture.remarques).toEqual([
      "Encodage Windows-1252 reconnu.",
      "Séparateur point-virgule reconnu.",
    ]);
  });

  it("strips the mark of UTF-8 and of UTF-16, either way round", () => {
    expect(rows(utf8("\ufeffé;b\n1;2"))[0]).toEqual([1, "é", "b"]);
    const little = Buffer.from("\ufeffé;b\n1;2", "utf16le");
    expect(rows(little)[0]).toEqual([1, "é", "b"]);
    expect(rows(Buffer.from(little).swap16())[0]).toEqual([1, "é", "b"]);
  });

  it("refuses null bytes and binary", () => {
    expect(refusal(utf8("a;b\n1;\u0000")).code).toBe("import.octets-nuls");
    expect(refusal(utf8("\u0001\u0002\u0003\u0004abc")).code).toBe("import.illisible");
  });
});

describe("separators", () => {
  it.each([
    [";", "point-virgule"],
    [",", "virgule"],
    ["\t", "tabulation"],
    ["|", "barre verticale"],
  ])("finds %j by the consistency of the records", (separator, name) => {
    const text = [
      "Titre du plan, avec une virgule",
      ["Volet", "Action", "Pilote"].join(separator),
      ["1", '"Ouvrir ; fermer, puis | revoir\tenfin"', "Caf"].join(separator),
      ["2", '"Dire ""oui"""', "MSA"].join(separator),
    ].join("\n");
    expect(readCsv(utf8(text)).separateur).toBe(name);
    expect(rows(utf8(text))[3]).toEqual([4, "2", 'Dire "oui"', "MSA"]);
  });

  it("obeys the « sep= » line of Excel and counts it as a row", () => {
    expect(rows(utf8("sep=,\r\na,b\r\n1,2\r\n"))).toEqual([
      [2, "a", "b"],
      [3, "1", "2"],
    ]);
  });

  it("reads a single column", () => {
    expect(readCsv(utf8("Action\nOuvrir\n")).separateur).toBeNull();
  });
});

describe("rows", () => {
  it.each(["\n", "\r\n", "\r"])("keeps the physical row with line ending %j", (end) => {
    const text = ["a;b", '"x', 'y";2', "", "3;4"].join(end);
    expect(rows(utf8(text))).toEqual([
      [1, "a", "b"],
      [2, "x\ny", "2"],
      [5, "3", "4"],
    ]);
  });

  it("accepts stray quotes, refuses the one that is never closed and names its row", () => {
    expect(rows(utf8('a;b\n1;écran 12" neuf\n'))[1]).toEqual([2, "1", 'écran 12" neuf']);
    expect(refusal(utf8('a;b\nc;d\n"x;y\nk;l\n'))).toEqual({ code: "import.guillemet", ligne: 3 });
    expect(refusal(utf8('a;b\n"x;y\nk;"l"\nm;n\n'))).toEqual({ code: "import.guillemet", ligne: 2 });
  });

  it("refuses an empty sheet, too many rows and too many columns", () => {
    expect(refusal(utf8(";;\n\n;;\n")).code).toBe("import.feuille-vide");
    expect(refusal(utf8("a;b\n".repeat(15_001))).code).toBe("import.trop-de-lignes");
    expect(refusal(utf8("a;b\n".repeat(15_000))).code).toBe("lu");
    expect(refusal(utf8(`${"a;".repeat(201)}b\n`))).toEqual({ code: "import.trop-de-colonnes", ligne: 1 });
  });
});
