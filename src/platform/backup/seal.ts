import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { Refusal } from "#platform/values/refusal.ts";
import { damaged, type Preamble } from "./format.ts";

/** Bytes of clear text in a chunk; the last one may be shorter, down to none. */
const CHUNK = 64 * 1024;
const TAG = 16;
/** 32 MB of memory and a quarter of a second a guess (OWASP, Password Storage Cheat Sheet). */
const COST = { n: 2 ** 15, r: 8, p: 3 };

type Sealing = NonNullable<Preamble["chiffrement"]>;
type Cost = Pick<Sealing, "n" | "r" | "p">;

/** The sealing of a new file: a fresh salt, hence a fresh key; the numbers of its chunks never serve twice. */
export async function newSealing(
  phrase: string,
  cost: Cost = COST,
): Promise<{ chiffrement: Sealing; key: Buffer }> {
  const sel = randomBytes(32).toString("hex");
  const { key, temoin } = await derive(phrase, sel, cost);
  return { chiffrement: { algorithme: "aes-256-gcm", derivation: "scrypt", ...cost, sel, temoin }, key };
}

/** The key of a file. @throws Refusal `sauvegarde.phrase-fausse` */
export async function openSealing(phrase: string, chiffrement: Sealing): Promise<Buffer> {
  const { key, temoin } = await derive(phrase, chiffrement.sel, chiffrement);
  if (!timingSafeEqual(Buffer.from(temoin, "hex"), Buffer.from(chiffrement.temoin, "hex"))) {
    throw new Refusal("sauvegarde.phrase-fausse");
  }
  return key;
}

/** Seals the bytes chunk by chunk; each is bound to the preamble, to its place and to being the last or not. */
export async function* seal(
  bytes: AsyncIterable<Buffer>,
  key: Buffer,
  preamble: Buffer,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, last } of cut(bytes, CHUNK)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(number, last)).setAAD(preamble);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Opens what {@link seal} made. @throws Refusal `sauvegarde.abimee` at the first chunk that is not in its place. */
export async function* unseal(
  bytes: AsyncIterable<Buffer>,
  key: Buffer,
  preamble: Buffer,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, last } of cut(bytes, CHUNK + TAG)) {
    if (chunk.length < TAG) throw damaged("elle est tronquée");
    const decipher = createDecipheriv("aes-256-gcm", key, nonce(number, last), { authTagLength: TAG })
      .setAAD(preamble)
      .setAuthTag(chunk.subarray(-TAG));
    const clear = decipher.update(chunk.subarray(0, -TAG));
    try {
      decipher.final();
    } catch {
      throw damaged("un morceau chiffré n'est pas celui qui a été écrit");
    }
    yield clear;
    number += 1;
  }
}

/** Chunks of `size` bytes; the last, which is always there, is shorter or as long. */
async function* cut(
  bytes: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    held = held.length === 0 ? more : Buffer.concat([held, more]);
    // A full chunk waits until something follows: only then is it known not to be the last.
    let start = 0;
    for (; held.length - start > size; start += size) {
      yield { chunk: held.subarray(start, start + size), last: false };
    }
    held = held.subarray(start);
  }
  yield { chunk: held, last: true };
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

async function derive(
  phrase: string,
  sel: string,
  { n, r, p }: Cost,
): Promise<{ key: Buffer; temoin: string }> {
  // Twice what it needs: 128 × n × r bytes, and a little.
  const options = { N: n, r, p, maxmem: 256 * n * r + 2 ** 20 };
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    // The same phrase typed on two systems may be composed otherwise.
    scrypt(phrase.normalize("NFC"), Buffer.from(sel, "hex"), 64, options, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  }).catch(() => {
    throw damaged("son chiffrement est illisible");
  });
  const temoin = createHmac("sha256", bytes.subarray(32)).update("maillage-sauvegarde").digest("hex");
  return { key: bytes.subarray(0, 32), temoin };
}
