import { randomBytes } from "node:crypto";

declare const brand: unique symbol;

/** A string that only one kind of object may bear: `Id<"action">` is not an `Id<"objectif">`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** Département code as the COG writes it: `01` … `19`, `2A`, `2B`, `21` … `95`, `971` … `976`. */
export type CodeDepartement = string & { readonly [brand]: "departement" };

const DEPARTEMENT = /^(?:0[1-9]|1[0-9]|2[AB1-9]|[3-8][0-9]|9[0-5]|97[1-46])$/;

/** True when `text` is written as one of the 101 département codes. */
export function isCodeDepartement(text: string): text is CodeDepartement {
  return DEPARTEMENT.test(text);
}

/** The 101 codes, in their order. */
export const CODES_DEPARTEMENT: readonly CodeDepartement[] = [
  ...Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, "0")),
  "2A",
  "2B",
  ...Array.from({ length: 6 }, (_, index) => String(971 + index)),
]
  .filter(isCodeDepartement)
  .sort();

// Ids of one millisecond keep the order in which they were made: 26 bits count them all (RFC 9562, method 1).
let counter = 0;

/**
 * A new time-ordered identifier (UUID version 7, RFC 9562), in order within one process. Made here and not in SQL:
 * `uuidv7()` is absent from PostgreSQL 15 to 17. `now` is in milliseconds since 1970.
 */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  counter = (counter + 1) & 0x3ff_ffff;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  // 12 bits beside the version, 14 beside the variant; 48 random bits are left.
  bytes.writeUInt16BE(0x7000 | (counter >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True when `text` is written as an identifier of {@link newId}. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

// Crockford's base 32 without the vowels: no word can be spelled by accident, no 0/O or 1/I/L confusion.
const ALPHABET = "0123456789bcdfghjkmnpqrstvwxyz";

/**
 * A short permanent public name for an address (`/63/schemas/7k2m9qfd`): 8 characters, about 39 bits, unique by
 * département through a constraint of the table. Codes such as « 1-A » are labels and may be renumbered; this is not.
 */
export function newPublicId(): string {
  let text = "";
  while (text.length < 8) {
    for (const byte of randomBytes(16)) {
      // 240 is the last multiple of 30 under 256: beyond it the first letters would be favoured.
      if (byte < 240 && text.length < 8) text += ALPHABET[byte % 30];
    }
  }
  return text;
}
