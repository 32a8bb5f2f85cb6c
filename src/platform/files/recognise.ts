import { inflateRawSync } from "node:zlib";
import { holdsMacros, readDirectory, type ZipEntry } from "#platform/import/zip-guard.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { DESCRIPTION_TYPE, type TypeFichier } from "./types.ts";

const SIGNATURES: readonly (readonly [TypeFichier, string])[] = [
  ["pdf", "%PDF-"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["jpeg", "\xff\xd8\xff"],
];
/** Bytes of the longest word that an OpenDocument says of itself. */
const LONGUEUR_MIMETYPE = 100;
const OPENDOCUMENT = "application/vnd.oasis.opendocument.";
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** What a browser would run, were it ever opened as a page. */
const CODE =
  /^(?:\ufeff|ï»¿)?\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:\?xml|!doctype|html|svg|script|head|body|iframe)/i;
/** Control characters that a text may hold: tab, ends of lines and pages, and the end mark of old systems. */
const PLAIN: ReadonlySet<number> = new Set([9, 10, 12, 13, 26]);

/** What the bytes are, whatever the name says; « texte » for any text, CSV included. No more is inflated than one word.
 * @throws Refusal `fichier.*`, which says what to do, for what may not be kept. */
export function recogniseType(contenu: Uint8Array): Exclude<TypeFichier, "csv"> {
  const bytes = Buffer.from(contenu.buffer, contenu.byteOffset, contenu.byteLength);
  if (bytes.length === 0) throw new Refusal("fichier.vide");
  const start = bytes.toString("latin1", 0, 2048);
  for (const [type, signature] of SIGNATURES) {
    if (start.startsWith(signature)) return type as Exclude<TypeFichier, "csv">;
  }
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return "webp";
  if (start.startsWith(OLE)) throw refuseOle(bytes);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return typeOfArchive(bytes);
  if (CODE.test(start)) throw new Refusal(/<svg/i.test(start) ? "fichier.svg" : "fichier.code");
  if (start.startsWith("{\\rtf") || !isText(bytes)) throw new Refusal("fichier.type-inconnu");
  return "texte";
}

function refuseOle(bytes: Buffer): Refusal {
  const sealed = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
  return new Refusal(sealed ? "fichier.chiffre" : "fichier.ancien-format");
}

function typeOfArchive(bytes: Buffer): "odt" | "ods" | "docx" | "xlsx" {
  const entries = directoryOf(bytes);
  if (holdsMacros(entries)) throw new Refusal("fichier.macros");
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const declared = mimetypeOf(bytes, entries);
  if (declared?.startsWith(`${OPENDOCUMENT}text`)) return "odt";
  if (declared?.startsWith(`${OPENDOCUMENT}spreadsheet`)) return "ods";
  if (names.has("[content_types].xml")) {
    if (names.has("word/document.xml")) return "docx";
    if (names.has("xl/workbook.xml")) return "xlsx";
  }
  throw new Refusal("fichier.archive");
}

function directoryOf(bytes: Buffer): ZipEntry[] {
  try {
    return readDirectory(bytes);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === "import.bombe") throw new Refusal("fichier.bombe", error.details, 413);
    throw new Refusal(error.code === "import.chiffre" ? "fichier.chiffre" : "fichier.abime");
  }
}

/** An OpenDocument says what it is in its smallest file, most often in clear. */
function mimetypeOf(bytes: Buffer, entries: readonly ZipEntry[]): string | null {
  const found = entries.find(({ name }) => name === "mimetype");
  if (!found) return null;
  const packed = bytes.subarray(found.start, found.end);
  try {
    const plain = found.stored ? packed : inflateRawSync(packed, { maxOutputLength: LONGUEUR_MIMETYPE });
    return plain.length > LONGUEUR_MIMETYPE ? null : plain.toString("latin1").trim();
  } catch {
    return null;
  }
}

/** In UTF-8, in the code page of Windows, or in UTF-16 when it says so. */
function isText(bytes: Buffer): boolean {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const wide = mark === 0xfffe || mark === 0xfeff;
  const low = mark === 0xfeff ? 1 : 0;
  for (let at = 0; at < bytes.length; at += wide ? 2 : 1) {
    const code = wide ? (bytes[at + low] ?? 0) + 256 * (bytes[at + 1 - low] ?? 0) : (bytes[at] ?? 0);
    if ((code < 32 && !PLAIN.has(code)) || code === 127) return false;
  }
  return true;
}

/** Ending of a name in lower case, without its dot; empty when it has none. */
export function extensionOf(nom: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(nom.trim())?.[1]?.toLowerCase() ?? "";
}

/**
 * What a file is, its name and its bytes agreeing: whoever saves it will see a name that says what it is.
 * @throws Refusal `fichier.extension` when they do not; those of {@link recogniseType}.
 */
export function typeOfNamed(nom: string, contenu: Uint8Array): TypeFichier {
  const found = recogniseType(contenu);
  const extension = extensionOf(nom);
  const possible: readonly TypeFichier[] = found === "texte" ? ["csv", "texte"] : [found];
  const type = possible.find((one) => DESCRIPTION_TYPE[one].extensions.includes(extension));
  if (type) return type;
  throw new Refusal("fichier.extension", { nom, extension, type: found });
}
