import { crc32, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { readDirectory } from "#platform/import/zip-guard.ts";
import { zipOf } from "./zip.ts";

const NOW = Temporal.Instant.from("2026-11-25T08:30:10Z");
const name = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter((one) => !/[/\0]/.test(one));
const distinct = { selector: ({ nom }: { nom: string }) => nom.toLowerCase(), maxLength: 6 };

it("an archive read by our own guard gives back every text, whatever its letters", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ nom: name, texte: fc.string({ unit: "grapheme" }) }), distinct),
      (fichiers) => {
        const archive = zipOf(fichiers, NOW);
        const found = readDirectory(archive).map((entry) => {
          const plain = inflateRawSync(archive.subarray(entry.start, entry.end));
          expect(plain.length).toBe(entry.declared);
          // The sum stands 16 bytes before the end of the fixed part of the local header.
          const local = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]), entry.start);
          expect(archive.readUInt32LE(local + 14)).toBe(crc32(plain));
          return { nom: entry.name, texte: plain.toString() };
        });
        expect(found).toEqual(fichiers);
      },
    ),
  );
});
