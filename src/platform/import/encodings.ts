/** The text of a file that does not say how it was encoded, and the name of what was recognised. */

/** Windows-1252 from 0x80 to 0x9F; Node 20 reads these bytes as Latin-1 control characters (« € » would be lost). */
const CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const SAMPLE_BYTES = 100_000;

export type TexteDecode = { readonly text: string; readonly encodage: string };

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (character) => CP1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** Bytes of the accented letters of French in the old encoding of the Macintosh: à â ç é è ê ë î ï ô ù û É. */
const MAC = new Set([0x88, 0x89, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x94, 0x95, 0x99, 0x9d, 0x9e, 0x83]);
/** The same letters in Windows-1252. */
const WINDOWS = new Set([
  0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xee, 0xef, 0xf4, 0xf9, 0xfb, 0xc9, 0xc0, 0xc8,
]);

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** True when accented letters make words in Mac Roman and not in Windows-1252. */
function looksMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  for (let at = 0; at < Math.min(bytes.length, SAMPLE_BYTES); at++) {
    const byte = bytes[at] ?? 0;
    // A quotation mark or a dash of Windows stands beside a space, an accented letter inside a word.
    if (byte < 0x80 || !(isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]))) continue;
    if (MAC.has(byte)) mac++;
    if (WINDOWS.has(byte)) windows++;
  }
  return mac > windows;
}

function utf16(bytes: Uint8Array, bigEndian: boolean): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder("utf-16le").decode(bigEndian ? Buffer.from(even).swap16() : even);
}

/** « le » or « be » when every other byte is nearly always null, as in UTF-16 without its mark; else null. */
function unmarkedUtf16(bytes: Uint8Array): "le" | "be" | null {
  const nulls = [0, 0];
  const length = Math.min(bytes.length - (bytes.length % 2), SAMPLE_BYTES);
  for (let at = 0; at < length; at++) if (bytes[at] === 0) nulls[at % 2] = (nulls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nulls.map((count) => (length === 0 ? 0 : count / (length / 2)));
  if (odd > 0.7 && even < 0.05) return "le";
  return even > 0.7 && odd < 0.05 ? "be" : null;
}

/** Decodes by the byte order mark, else UTF-16 by its null bytes, else valid UTF-8, else Mac Roman or Windows-1252. */
export function decodeText(bytes: Uint8Array): TexteDecode {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { text: new TextDecoder("utf-8").decode(bytes), encodage: "UTF-8 avec marque" };
  }
  if (a === 0xff && b === 0xfe) return { text: utf16(bytes, false), encodage: "UTF-16" };
  if (a === 0xfe && b === 0xff) return { text: utf16(bytes, true), encodage: "UTF-16" };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return { text: utf16(bytes, unmarked === "be"), encodage: "UTF-16 sans marque" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encodage: "UTF-8" };
  } catch {
    if (!looksMacRoman(bytes)) return { text: decodeWindows1252(bytes), encodage: "Windows-1252" };
    return { text: new TextDecoder("macintosh").decode(bytes), encodage: "Mac Roman" };
  }
}
