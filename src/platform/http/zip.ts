import { crc32, deflateRawSync } from "node:zlib";
import type { Temporal } from "temporal-polyfill";

/** A file of an archive: its name, with letters of any language, and its text. */
export type FichierZip = { readonly nom: string; readonly texte: string };

/** Names are in UTF-8. */
const UTF8 = 0x0800;
const DEFLATE = 8;

/** A zip archive of a few texts, made in memory; `instant` is the time that their entries bear, at UTC. */
export function zipOf(fichiers: readonly FichierZip[], instant: Temporal.Instant): Buffer {
  const at = instant.toZonedDateTimeISO("UTC");
  const time = (at.hour << 11) | (at.minute << 5) | (at.second >> 1);
  const date = ((at.year - 1980) << 9) | (at.month << 5) | at.day;
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { nom, texte } of fichiers) {
    const name = Buffer.from(nom);
    const plain = Buffer.from(texte);
    const packed = deflateRawSync(plain);
    // What the local header and the directory say alike.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(DEFLATE, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([signature(0x04034b50), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), version(), common, rest, name]));
    bodies.push(body);
    offset += body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(fichiers.length, 4);
  end.writeUInt16LE(fichiers.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Made by version 2.0, for any system. */
function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(20);
  return bytes;
}
