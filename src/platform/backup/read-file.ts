import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import {
  damaged,
  differences,
  FORMAT,
  type Footer,
  type Header,
  type Piece,
  PREAMBLE_BYTES,
  type Preamble,
  PreambleContract,
  readPiece,
  SUM_BYTES,
  Tally,
  VERSION,
} from "./format.ts";
import { openSealing, unseal } from "./seal.ts";

const LINE_BREAK = 0x0a;
/** A row with a file of 20 MB weighs twice as much in hexadecimal; beyond this nothing of ours. */
const LINE_BYTES = 256 * 1024 * 1024;
/** Rows are handed over by about this many bytes. */
const BATCH_BYTES = 512 * 1024;

/**
 * Reads a backup as it flows. Everything is checked: the sum of the file, each sealed chunk, the order of the lines, the
 * count and the digest of each table. Whoever acts on the pieces must be able to undo it until the last one has come:
 * a file cut short is only known at its end.
 *
 * @throws Refusal `sauvegarde.illisible`, `sauvegarde.etrangere`, `sauvegarde.version`, `sauvegarde.phrase-absente`,
 * `sauvegarde.phrase-inutile`, `sauvegarde.phrase-fausse`, `sauvegarde.abimee`
 */
export async function* readBackupFile(path: string, phrase: string | null): AsyncGenerator<Piece> {
  const file = createReadStream(path);
  try {
    yield* readPieces(file, phrase);
  } catch (error) {
    const { code, syscall } = error as { code?: string; syscall?: string };
    if (syscall) throw new Refusal("sauvegarde.illisible", { fichier: path, raison: code ?? syscall });
    throw error;
  } finally {
    file.destroy();
  }
}

/** Reads the whole file and trusts nothing of it. Returns what it says it holds, which was found to be true. */
export async function checkBackupFile(
  path: string,
  phrase: string | null,
): Promise<{ entete: Header; fin: Footer }> {
  let entete: Header | undefined;
  let fin: Footer | undefined;
  for await (const piece of readBackupFile(path, phrase)) {
    if (piece.genre === "entete") entete = piece.entete;
    if (piece.genre === "fin") fin = piece.fin;
  }
  if (!entete || !fin) throw damaged("elle est tronquée");
  return { entete, fin };
}

async function* readPieces(file: AsyncIterable<Buffer>, phrase: string | null): AsyncGenerator<Piece> {
  const bytes = file[Symbol.asyncIterator]();
  const { start, rest } = await readPreambleLine(bytes);
  const { chiffrement } = parsePreamble(start);
  if (chiffrement && phrase === null) throw new Refusal("sauvegarde.phrase-absente");
  // Somebody may have put a file of theirs in the place of the sealed one.
  if (!chiffrement && phrase !== null) throw new Refusal("sauvegarde.phrase-inutile");
  const key = chiffrement && phrase !== null ? await openSealing(phrase, chiffrement) : null;
  const body = withoutSum(start, rest, bytes);
  const clear = key ? unseal(body, key, start) : body;
  yield* checked(piecesOf(linesOf(inflate(clear))));
}

async function readPreambleLine(bytes: AsyncIterator<Buffer>): Promise<{ start: Buffer; rest: Buffer }> {
  let held: Buffer = Buffer.alloc(0);
  while (!held.includes(LINE_BREAK) && held.length < PREAMBLE_BYTES) {
    const { value, done } = await bytes.next();
    if (done) break;
    held = Buffer.concat([held, value]);
  }
  const end = held.indexOf(LINE_BREAK);
  if (end === -1) throw new Refusal("sauvegarde.etrangere");
  return { start: held.subarray(0, end + 1), rest: held.subarray(end + 1) };
}

function parsePreamble(line: Buffer): Preamble {
  let value: unknown;
  try {
    value = JSON.parse(line.toString("utf8"));
  } catch {
    throw new Refusal("sauvegarde.etrangere");
  }
  const said = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (said.format !== FORMAT) throw new Refusal("sauvegarde.etrangere");
  if (typeof said.version === "number" && said.version !== VERSION) {
    throw new Refusal("sauvegarde.version", { version: said.version, connue: VERSION });
  }
  const parsed = PreambleContract.safeParse(value);
  if (!parsed.success) throw damaged("son début est illisible");
  return parsed.data;
}

/** The body; the last bytes of the file are held back, and compared at the end. */
async function* withoutSum(
  start: Buffer,
  rest: Buffer,
  bytes: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  const sum = createHash("sha256").update(start);
  let held = rest;
  for (;;) {
    const { value, done } = await bytes.next();
    if (done) break;
    held = Buffer.concat([held, value]);
    if (held.length <= SUM_BYTES) continue;
    const ready = held.subarray(0, -SUM_BYTES);
    held = held.subarray(-SUM_BYTES);
    sum.update(ready);
    yield ready;
  }
  const last = held.subarray(0, Math.max(0, held.length - SUM_BYTES));
  sum.update(last);
  if (last.length > 0) yield last;
  if (!sum.digest().equals(held.subarray(-SUM_BYTES))) throw damaged("son empreinte n'est pas la bonne");
}

async function* inflate(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // An error of either side must come out of the loop below, once.
  const feeding = pipeline(Readable.from(bytes, { objectMode: false }), gunzip).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    throw asDamage((await feeding) ?? error);
  } finally {
    gunzip.destroy();
  }
  const failure = await feeding;
  if (failure) throw asDamage(failure);
}

function asDamage(error: unknown): unknown {
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (isRefusal(error) || syscall) return error;
  return code?.startsWith("Z_") ? damaged("son contenu ne se décompresse pas") : error;
}

/** Lines as bytes, without their break, by batches. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_BREAK); end !== -1; end = chunk.indexOf(LINE_BREAK, start)) {
      const rest = chunk.subarray(start, end);
      lines.push(parts.length === 0 ? rest : Buffer.concat([...parts, rest]));
      parts = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LINE_BYTES) throw damaged("une ligne est démesurée");
    if (lines.length > 0) yield lines;
  }
  if (length > 0) throw damaged("elle est tronquée");
}

/** Rows gathered up to the next line that is not a row. */
async function* piecesOf(batches: AsyncIterable<Buffer[]>): AsyncGenerator<Piece> {
  let rows: string[] = [];
  let size = 0;
  for await (const lines of batches) {
    for (const line of lines) {
      const text = line.toString("utf8");
      const row = text.startsWith("{");
      if (rows.length > 0 && (!row || size > BATCH_BYTES)) {
        yield { genre: "lignes", lignes: rows };
        rows = [];
        size = 0;
      }
      if (row) {
        rows.push(text);
        size += line.length;
      } else yield readPiece(text);
    }
  }
  if (rows.length > 0) yield { genre: "lignes", lignes: rows };
}

/** Lets through a header, rows that it announces, one footer that tells the truth, and nothing after. */
async function* checked(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let tally: Tally | undefined;
  let fin: Footer | undefined;
  for await (const piece of pieces) {
    if (fin || (piece.genre === "entete") !== (tally === undefined))
      throw damaged("ses lignes sont en désordre");
    if (piece.genre === "entete") tally = new Tally(piece.entete);
    tally?.add(piece);
    if (piece.genre === "fin") fin = piece.fin;
    // Told only once the sum of the file itself has been compared, below.
    else yield piece;
  }
  if (!tally || !fin) throw damaged("elle est tronquée");
  const different = differences(tally.footer(), fin);
  if (different.length > 0) throw damaged(`la table ${different[0]} n'est pas celle qui a été écrite`);
  yield { genre: "fin", fin };
}
