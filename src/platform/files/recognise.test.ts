import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { zipOf } from "#platform/http/zip.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { recogniseType, typeOfNamed } from "./recognise.ts";
import { TYPES_FICHIER } from "./types.ts";

const INSTANT = Temporal.Instant.from("2026-11-25T09:00:00Z");
const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const archive = (noms: readonly string[], texte = "x"): Buffer =>
  zipOf(
    noms.map((nom) => ({ nom, texte })),
    INSTANT,
  );
const odt = (mimetype: string, ...autres: string[]): Buffer =>
  zipOf(
    [
      { nom: "mimetype", texte: mimetype },
      ...["content.xml", ...autres].map((nom) => ({ nom, texte: "<x/>" })),
    ],
    INSTANT,
  );
const DOCX = ["[Content_Types].xml", "word/document.xml"];
const XLSX = ["[Content_Types].xml", "xl/workbook.xml"];

function codeOf(work: () => unknown): string {
  try {
    return `kept as ${String(work())}`;
  } catch (error) {
    return isRefusal(error) ? error.code : String(error);
  }
}

describe("what the bytes are", () => {
  it.each<[string, Buffer, string]>([
    ["a PDF", bytes("%PDF-1.7\nx"), "pdf"],
    ["a PNG", bytes("\x89PNG\r\n\x1a\nIHDR"), "png"],
    ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "jpeg"],
    ["a WebP", bytes("RIFF\0\0\0\0WEBPVP8 "), "webp"],
    ["a text of LibreOffice", odt("application/vnd.oasis.opendocument.text"), "odt"],
    ["a workbook of LibreOffice", odt("application/vnd.oasis.opendocument.spreadsheet"), "ods"],
    ["a text of Word", archive(DOCX), "docx"],
    ["a workbook of Excel", archive(XLSX), "xlsx"],
    ["a text", Buffer.from("Compte rendu — été 2026\r\n"), "texte"],
    ["a text of Windows", bytes("Compte rendu, \xe9t\xe9 2026\t\x96 fin\x1a"), "texte"],
    ["a text in UTF-16", Buffer.from("\ufeffété", "utf16le"), "texte"],
    ["one character", bytes("x"), "texte"],
    ["a text that begins as a workbook", bytes("PK;nom;prénom"), "texte"],
    ["a CSV whose first cell is a formula", bytes("=cmd|' /C calc'!A0;x"), "texte"],
  ])("%s", (_what, contenu, type) => {
    expect(recogniseType(contenu)).toBe(type);
  });

  it.each<[string, Buffer, string]>([
    ["nothing", bytes(""), "fichier.vide"],
    ["an image that may hold code", bytes('<?xml version="1.0"?><svg onload="alert(1)"/>'), "fichier.svg"],
    ["the same without a declaration", bytes("\n <svg/>"), "fichier.svg"],
    ["a page", bytes("<!DOCTYPE html><script>1</script>"), "fichier.code"],
    ["a page after a comment", bytes("<!-- x --> <html>"), "fichier.code"],
    ["a page after a mark", Buffer.from("\ufeff<HTML>"), "fichier.code"],
    ["a program", bytes("MZ\x90\0\x03"), "fichier.type-inconnu"],
    ["an animation", bytes("GIF89a\x01\0\x01\0"), "fichier.type-inconnu"],
    ["a sound that says it is an image", bytes("RIFF\0\0\0\0WAVEfmt "), "fichier.type-inconnu"],
    ["rich text", bytes("{\\rtf1 x}"), "fichier.type-inconnu"],
    ["a PDF after something else", bytes("\0\0%PDF-1.7"), "fichier.type-inconnu"],
    ["UTF-16 with a NUL", Buffer.from("\ufeffa\0b", "utf16le"), "fichier.type-inconnu"],
    ["half a character of UTF-16", Buffer.from([0xff, 0xfe, 0x00]), "fichier.type-inconnu"],
    ["a workbook of before 2007", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "fichier.ancien-format"],
    [
      "a sealed document",
      Buffer.concat([bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Buffer.from("EncryptedPackage", "utf16le")]),
      "fichier.chiffre",
    ],
    ["an archive of anything", archive(["photo.jpg"]), "fichier.archive"],
    ["an empty archive", bytes(`PK\x05\x06${"\0".repeat(18)}`), "fichier.archive"],
    ["half an archive", archive(DOCX).subarray(0, -9), "fichier.abime"],
    ["macros of Word", archive([...DOCX, "word/vbaProject.bin"]), "fichier.macros"],
    ["macros of Excel", archive([...XLSX, "xl/macrosheets/sheet1.xml"]), "fichier.macros"],
    [
      "macros of LibreOffice",
      odt("application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml"),
      "fichier.macros",
    ],
    ["slides", archive(["[Content_Types].xml", "ppt/presentation.xml"]), "fichier.archive"],
  ])("%s is refused", (_what, contenu, code) => {
    expect(codeOf(() => recogniseType(contenu))).toBe(code);
  });

  it("refuses an archive that says it would be huge, without inflating it", () => {
    const small = archive(DOCX);
    const at = small.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    small.writeUInt32LE(0x3fffffff, at + 24);
    expect(codeOf(() => recogniseType(small))).toBe("fichier.bombe");
  });

  it("does not follow a first entry that inflates without end", () => {
    // The word that an OpenDocument says in clear, compressed here, and a thousand times longer.
    const bomb = zipOf(
      [{ nom: "mimetype", texte: "application/vnd.oasis.opendocument.text".repeat(50_000) }],
      INSTANT,
    );
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(() => recogniseType(bomb))).toBe("fichier.archive");
  });

  it("is not held up by comments without end", () => {
    expect(codeOf(() => recogniseType(bytes("<!---->".repeat(10_000))))).toBe("kept as texte");
  });

  it("says a type or a sentence, whatever the bytes", () => {
    const start = fc.constantFrom("", "PK\x03\x04", "%PDF-", "RIFF", "<svg", "\xd0\xcf\x11\xe0");
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        const said = codeOf(() => recogniseType(Buffer.concat([bytes(head), rest])));
        expect(said).toMatch(/^(kept as [a-z]+|fichier\.[a-z-]+)$/);
      }),
    );
  });
});

describe("a name and its bytes", () => {
  it.each([
    ["CR.pdf", "%PDF-1.4", "pdf"],
    ["PHOTO.JPG", "\xff\xd8\xff", "jpeg"],
    ["liste.csv", "a;b", "csv"],
    ["notes.txt", "a;b", "texte"],
  ])("%s agrees", (nom, contenu, type) => {
    expect(typeOfNamed(nom, bytes(contenu))).toBe(type);
  });

  it.each([
    ["photo.pdf", "\xff\xd8\xff"],
    ["facture.exe", "%PDF-1.4"],
    ["page.html", "bonjour"],
    ["script.js", "alert(1)"],
    ["sans fin", "bonjour"],
    ["plan.xlsx", "a;b"],
    ["double.pdf.exe", "%PDF-1.4"],
  ])("%s does not", (nom, contenu) => {
    expect(codeOf(() => typeOfNamed(nom, bytes(contenu)))).toBe("fichier.extension");
  });

  it("has one ending for one type", () => {
    expect(new Set(TYPES_FICHIER).size).toBe(TYPES_FICHIER.length);
  });
});
