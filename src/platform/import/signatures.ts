/** What the first bytes of a file say it is, whatever its name claims. */
import { Refusal } from "#platform/values/refusal.ts";

const IMAGES: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
  ["WebP", [0x52, 0x49, 0x46, 0x46]],
];
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const TEXTE = new Set(["csv", "txt", "tsv", "tab", ""]);
const CLASSEUR = new Set(["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "ots"]);

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte);
}

/** Extension in lower case, without the dot; empty when the name has none. */
function extensionOf(nomFichier: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(nomFichier.trim())?.[1]?.toLowerCase() ?? "";
}

/** An OLE compound file is either a protected workbook or one of before 2007: its directory names the streams. */
function refuseOle(bytes: Uint8Array): never {
  const entries = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chiffre = entries.includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw new Refusal(chiffre ? "import.chiffre" : "import.ancien-xls");
}

/**
 * « zip » for an archive, « csv » for what may be text.
 * @throws Refusal when the file is empty, an image, a protected or ancient workbook, or nothing that can be read.
 */
export function detectFormat(bytes: Uint8Array, nomFichier: string): "csv" | "zip" {
  if (bytes.length === 0) throw new Refusal("import.fichier-vide");
  const image = IMAGES.find(([, signature]) => startsWith(bytes, signature));
  if (image) throw new Refusal("import.image-renommee", { nature: image[0], fichier: nomFichier });
  if (startsWith(bytes, OLE)) refuseOle(bytes);
  const extension = extensionOf(nomFichier);
  // Two letters are little: a text may begin with « PK », so that the third byte decides.
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) < 9) return "zip";
  if (CLASSEUR.has(extension)) throw new Refusal("import.archive-abimee", { fichier: nomFichier });
  const debut = Buffer.from(bytes.subarray(0, 200)).toString("latin1").trimStart().toLowerCase();
  const balise = /^(?:ï»¿)?\s*(?:<\?xml|<!doctype|<html|<table|\{\\rtf)/.test(debut);
  if (balise || !TEXTE.has(extension)) throw new Refusal("import.format-inconnu", { fichier: nomFichier });
  return "csv";
}
