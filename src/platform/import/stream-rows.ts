/**
 * Rows of a CSV of any length, a few thousand at a time: what stays in memory does not grow with the file. The
 * readings of `read-sheets.ts` hold a whole sheet and bound it.
 */
import { parse } from "csv-parse/sync";
import { Refusal } from "#platform/values/refusal.ts";
import { SEPARATEURS, sniffSeparator } from "./csv.ts";
import { decodeText } from "./encodings.ts";

/** One record; `numero` is the line on which it begins, `autreEncodage` true when its bytes are not of the file's encoding. */
export type LigneFlux = {
  readonly numero: number;
  readonly cellules: readonly string[];
  readonly autreEncodage: boolean;
};

export type Flux = {
  readonly encodage: string;
  readonly separateur: string | null;
  /** Records in slices; can be read once. */
  readonly tranches: AsyncIterable<readonly LigneFlux[]>;
};

/** Gives the bytes from the beginning, as often as it is asked. */
export type Octets = () => AsyncIterable<Uint8Array>;

const SAMPLE_BYTES = 200_000;
const SLICE = 2_000;
/** A quote that opens and never closes must not swallow the file. */
const RECORD_LINES = 50;
/** A line longer than this is no row of a table. */
const LINE_BYTES = 4 * 1024 * 1024;

type Fallback = { encodage: string; decode: (bytes: Uint8Array) => string };

/**
 * Recognises encoding, line ends and separator on the first bytes, then reads. UTF-8 and an encoding of Windows or of the
 * Macintosh may be mixed: each line is read as what it is.
 *
 * @throws Refusal `import.feuille-vide`, `import.octets-nuls`, `import.illisible`
 */
export async function openRows(octets: Octets): Promise<Flux> {
  const sample = await readSample(octets);
  if (sample.length === 0) throw new Refusal("import.feuille-vide");
  const utf16 = /^UTF-16/.test(decodeText(sample).encodage);
  const bytes = utf16 ? () => fromUtf16(octets, decodeText(sample).encodage, sample) : octets;
  const first = utf16 ? await readSample(bytes) : sample;
  const newline = first.includes(0x0a) || !first.includes(0x0d) ? 0x0a : 0x0d;
  const { encodage, text } = readAs(first, newline);
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const declared = /^sep=(.)\n/i.exec(lines);
  const separateur =
    SEPARATEURS.find(([sign]) => sign === declared?.[1]) ??
    sniffSeparator(declared ? lines.slice(declared[0].length) : lines);
  return {
    encodage: utf16 ? decodeText(sample).encodage : encodage.encodage,
    separateur: separateur?.[1] ?? null,
    tranches: records(bytes, newline, separateur?.[0] ?? ";", encodage, declared !== null),
  };
}

async function readSample(octets: Octets): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of octets()) {
    parts.push(part);
    length += part.length;
    if (length >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts);
}

/** The same text as UTF-8, so that lines are cut in one way. */
async function* fromUtf16(octets: Octets, encodage: string, sample: Uint8Array): AsyncGenerator<Uint8Array> {
  // Without a mark, the side of the null bytes says the order.
  const big = sample[0] === 0xfe || (encodage === "UTF-16 sans marque" && sample[0] === 0);
  const decoder = new TextDecoder(big ? "utf-16be" : "utf-16le");
  const encoder = new TextEncoder();
  for await (const part of octets()) yield encoder.encode(decoder.decode(part, { stream: true }));
  yield encoder.encode(decoder.decode());
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** The text when every byte is UTF-8, else null. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

type Encodage = { encodage: string; utf8: boolean; fallback: Fallback };

/** What most lines of the beginning are written in, and how the others are read. */
function readAs(sample: Uint8Array, newline: number): { encodage: Encodage; text: string } {
  const cut = sample.lastIndexOf(newline);
  const whole = cut < 0 ? sample : sample.subarray(0, cut + 1);
  const marked = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf;
  let good = 0;
  const others: Uint8Array[] = [];
  for (const line of cutLines(whole, newline)) {
    if (line.every((byte) => byte < 0x80)) continue;
    if (asUtf8(line) === null) others.push(line);
    else good++;
  }
  const old = decodeText(others.length > 0 ? Buffer.concat(others) : new Uint8Array());
  const mac = old.encodage === "Mac Roman";
  const decode = (bytes: Uint8Array) =>
    mac
      ? new TextDecoder("macintosh").decode(bytes)
      : decodeText(Buffer.concat([WINDOWS, bytes])).text.slice(1);
  const fallback: Fallback = { encodage: mac ? "Mac Roman" : "Windows-1252", decode };
  const utf8 = marked || good >= others.length;
  const encodage = utf8 ? (marked ? "UTF-8 avec marque" : "UTF-8") : fallback.encodage;
  return { encodage: { encodage, utf8, fallback }, text: asUtf8(whole) ?? fallback.decode(whole) };
}

/** A byte that is no UTF-8 and no accented letter of the Macintosh beside a letter: makes {@link decodeText} choose Windows. */
const WINDOWS = Uint8Array.of(0xa0);

function* cutLines(bytes: Uint8Array, newline: number): Generator<Uint8Array> {
  let start = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, start)) {
    yield bytes.subarray(start, at);
    start = at + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

type Texte = { texte: string; autre: boolean };

/** Lines as texts; a block that is all UTF-8 is decoded at once. */
async function* textLines(octets: Octets, newline: number, encodage: Encodage): AsyncGenerator<Texte[]> {
  const sign = newline === 0x0a ? "\n" : "\r";
  let rest: Uint8Array = new Uint8Array();
  let beginning = true;
  const decodeBlock = (block: Uint8Array): Texte[] => {
    if (block.includes(0)) throw new Refusal("import.octets-nuls");
    const text = asUtf8(block);
    const lines =
      text !== null && (encodage.utf8 || block.every((byte) => byte < 0x80))
        ? text.split(sign).map((texte): Texte => ({ texte, autre: false }))
        : [...cutLines(block, newline)].map((line) => decodeLine(line, encodage));
    if (beginning && lines[0]) lines[0].texte = lines[0].texte.replace(/^\ufeff/, "");
    beginning = false;
    return lines;
  };
  for await (const part of octets()) {
    const cut = part.lastIndexOf(newline);
    if (cut < 0) {
      rest = Buffer.concat([rest, part]);
      if (rest.length > LINE_BYTES) throw new Refusal("import.illisible", { ligne: null, raison: "ligne" });
      continue;
    }
    const block = rest.length > 0 ? Buffer.concat([rest, part.subarray(0, cut)]) : part.subarray(0, cut);
    yield decodeBlock(block);
    // Copied: the stream uses its buffer again.
    rest = Uint8Array.from(part.subarray(cut + 1));
  }
  if (rest.length > 0) yield decodeBlock(rest);
}

function decodeLine(line: Uint8Array, { utf8, fallback }: Encodage): Texte {
  if (line.every((byte) => byte < 0x80)) return { texte: asUtf8(line) ?? "", autre: false };
  const text = asUtf8(line);
  return text === null ? { texte: fallback.decode(line), autre: utf8 } : { texte: text, autre: !utf8 };
}

async function* records(
  octets: Octets,
  newline: number,
  separator: string,
  encodage: Encodage,
  declared: boolean,
): AsyncGenerator<LigneFlux[]> {
  let numero = 0;
  let slice: LigneFlux[] = [];
  /** Lines of a record whose quotes are not closed yet. */
  let open: Texte[] = [];
  const push = (line: Texte, first: number, cellules: string[]) => {
    if (cellules.some((cell) => cell.trim() !== "")) {
      slice.push({ numero: first, cellules, autreEncodage: line.autre });
    }
  };
  const closeAsTyped = () => {
    // The quote was a sign like another: each line stands for itself.
    const first = numero - open.length + 1;
    for (const [index, line] of open.entries()) push(line, first + index, line.texte.split(separator));
    open = [];
  };
  for await (const lines of textLines(octets, newline, encodage)) {
    for (const line of lines) {
      numero++;
      if (line.texte.endsWith("\r")) line.texte = line.texte.slice(0, -1);
      if (declared && numero === 1) continue;
      if (open.length === 0 && !line.texte.includes('"')) {
        push(line, numero, line.texte.split(separator));
      } else {
        open.push(line);
        const text = open.map(({ texte }) => texte).join("\n");
        if (isClosed(text)) {
          const autre = open.some((one) => one.autre);
          push({ texte: text, autre }, numero - open.length + 1, parseRecord(text, separator));
          open = [];
        } else if (open.length > RECORD_LINES) closeAsTyped();
      }
      if (slice.length >= SLICE) {
        yield slice;
        slice = [];
      }
    }
  }
  closeAsTyped();
  if (slice.length > 0) yield slice;
}

function isClosed(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0;
}

function parseRecord(text: string, delimiter: string): string[] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true } as const;
  try {
    return (parse(text, options) as string[][])[0] ?? [];
  } catch {
    return text.split(delimiter);
  }
}
