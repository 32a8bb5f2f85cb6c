/**
 * Checks a zip archive before any library opens it: the directory is read by hand, then every entry is inflated once
 * and its real bytes are counted, because declared sizes lie. Anything that two readers could understand differently
 * (zip64, overlapping or doubled entries, bytes outside the directory) is refused.
 * Format: PKWARE APPNOTE 6.3, §4.3.
 */
import { createInflateRaw } from "node:zlib";
import { Refusal } from "#platform/values/refusal.ts";
import { LIMITES } from "./feuilles.ts";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 2_000;
/** A plain sheet reaches 1:60; deflate allows 1:1032. Small entries are harmless whatever their ratio. */
const MAX_RATIO = 300;
const RATIO_FROM = 5 * 1024 * 1024;

export type ZipEntry = {
  readonly name: string;
  readonly stored: boolean;
  /** Declared size once inflated, in bytes; not to be trusted. */
  readonly declared: number;
  readonly start: number;
  readonly end: number;
};

function damaged(raison: string): Refusal {
  return new Refusal("import.archive-abimee", { raison });
}

function bomb(octets: number): Refusal {
  return new Refusal("import.bombe", { octets, limite: LIMITES.octetsDecompresses }, 413);
}

function findDirectory(archive: Buffer): { at: number; count: number; size: number; offset: number } {
  const at = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + 22 > archive.length || archive.readUInt32LE(at) !== END)
    throw damaged("repertoire-absent");
  if (at + 22 + archive.readUInt16LE(at + 20) !== archive.length) throw damaged("octets-en-trop");
  const count = archive.readUInt16LE(at + 10);
  const size = archive.readUInt32LE(at + 12);
  const offset = archive.readUInt32LE(at + 16);
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw damaged("zip64");
  if (archive.readUInt16LE(at + 4) !== 0 || archive.readUInt16LE(at + 8) !== count) throw damaged("volumes");
  if (offset + size !== at) throw damaged("repertoire-deplace");
  return { at, count, size, offset };
}

function readEntry(archive: Buffer, at: number, limit: number): { entry: ZipEntry; next: number } {
  if (at + 46 > limit || archive.readUInt32LE(at) !== CENTRAL) throw damaged("repertoire-illisible");
  const flags = archive.readUInt16LE(at + 8);
  const method = archive.readUInt16LE(at + 10);
  const packed = archive.readUInt32LE(at + 20);
  const declared = archive.readUInt32LE(at + 24);
  const nameLength = archive.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  const local = archive.readUInt32LE(at + 42);
  if (flags & 1) throw new Refusal("import.chiffre");
  if (method !== 0 && method !== 8) throw damaged("compression");
  if (packed === 0xffffffff || declared === 0xffffffff || local === 0xffffffff) throw damaged("zip64");
  if (next > limit || local + 30 > limit) throw damaged("repertoire-illisible");
  if (archive.readUInt32LE(local) !== LOCAL) throw damaged("entete-absent");
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const name = archive.toString("utf8", at + 46, at + 46 + nameLength).replace(/^\/+/, "");
  return { entry: { name, stored: method === 0, declared, start, end: start + packed }, next };
}

/**
 * Entries of the archive, in the order of its directory; nothing is inflated.
 * @throws Refusal `import.archive-abimee`, `import.chiffre` or `import.bombe` (declared sizes).
 */
export function readDirectory(archive: Buffer): ZipEntry[] {
  const directory = findDirectory(archive);
  if (directory.count > MAX_ENTRIES) throw damaged("trop-de-fichiers");
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = directory.offset;
  let total = 0;
  for (let n = 0; n < directory.count; n++) {
    const { entry, next } = readEntry(archive, at, directory.at);
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw damaged("fichiers-doubles");
    names.add(key);
    entries.push(entry);
    total += entry.declared;
    at = next;
  }
  if (at !== directory.at) throw damaged("repertoire-illisible");
  let previous = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    // The local header (30 bytes at least) stands between two contents: sharing bytes is the trick of flat bombs.
    if (entry.start - 30 < previous || entry.end > directory.offset) throw damaged("fichiers-superposes");
    previous = entry.end;
  }
  if (total > LIMITES.octetsDecompresses) throw bomb(total);
  return entries;
}

/** Contents of one entry, chunk by chunk, never kept whole. Stops beyond `limit` bytes with `import.bombe`. */
async function* inflate(archive: Buffer, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  const packed = archive.subarray(entry.start, entry.end);
  if (entry.stored) {
    if (packed.length > limit) throw bomb(packed.length);
    yield packed;
    return;
  }
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  inflater.end(packed);
  let count = 0;
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      count += chunk.length;
      const suspect = count > RATIO_FROM && count > packed.length * MAX_RATIO;
      if (count > limit || suspect) throw bomb(count);
      yield chunk;
    }
  } finally {
    inflater.destroy();
  }
}

const XML = /\.(?:xml|rels|vml)$/i;
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;

/**
 * Inflates every entry once, counts the real bytes and refuses XML that declares a DOCTYPE or an entity. `visit`
 * receives each chunk, so that a reader may note something on the way.
 * @throws Refusal `import.bombe`, `import.archive-abimee` or `import.xml-dangereux`.
 */
export async function inspectEntries(
  archive: Buffer,
  entries: readonly ZipEntry[],
  visit: (name: string, chunk: Buffer) => void = () => undefined,
): Promise<number> {
  let total = 0;
  for (const entry of entries) {
    const xml = XML.test(entry.name);
    let tail = "";
    try {
      for await (const chunk of inflate(archive, entry, LIMITES.octetsDecompresses - total)) {
        total += chunk.length;
        if (xml) {
          const text = tail + chunk.toString("latin1");
          if (DECLARATION.test(text)) throw new Refusal("import.xml-dangereux", { fichier: entry.name });
          tail = text.slice(-10);
        }
        visit(entry.name, chunk);
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw damaged("contenu-illisible");
    }
  }
  return total;
}

/** A code of one's own in an OpenDocument; the two listings of libraries alone are written for nothing. */
const ODF_MACROS = /^basic\/[^/]+\/(?!script-l[bc]\.xml$)[^/]+\.xml$|^scripts\/.+[^/]$/;

const names = (entries: readonly ZipEntry[]) => new Set(entries.map((entry) => entry.name.toLowerCase()));

/** Whether a document of an office suite holds code, from the names in its archive. */
export function holdsMacros(entries: readonly ZipEntry[]): boolean {
  const found = names(entries);
  const holds = (pattern: RegExp) => [...found].some((name) => pattern.test(name));
  return holds(/vbaproject\.bin$|^xl\/macrosheets\//) || (found.has("mimetype") && holds(ODF_MACROS));
}

/**
 * The kind of workbook, from the names that the archive holds.
 * @throws Refusal `import.macros`, or `import.format-inconnu` when it is no workbook.
 */
export function requireWorkbook(entries: readonly ZipEntry[], nomFichier: string): "xlsx" | "ods" {
  const found = names(entries);
  const ods = found.has("mimetype") && (found.has("content.xml") || found.has("encrypted-package"));
  if (holdsMacros(entries)) throw new Refusal("import.macros", { fichier: nomFichier });
  if (ods) return "ods";
  if (!found.has("[content_types].xml") || !found.has("xl/workbook.xml")) {
    throw new Refusal("import.format-inconnu", { fichier: nomFichier });
  }
  return "xlsx";
}
