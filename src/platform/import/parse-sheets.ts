/** From bytes to sheets, in the thread of the caller. Screens and commands go through {@link readSheets} instead. */
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { readCsv } from "./csv.ts";
import { type Lecture, LIMITES } from "./feuilles.ts";
import { detectFormat } from "./signatures.ts";
import { readDirectory, requireWorkbook } from "./zip-guard.ts";

/** @throws Refusal always, whatever goes wrong: bytes from outside never raise anything else. */
export async function parseSheets(bytes: Uint8Array, nomFichier: string): Promise<Lecture> {
  try {
    if (bytes.length > LIMITES.octets) {
      throw new Refusal("import.trop-lourd", { octets: bytes.length, limite: LIMITES.octets }, 413);
    }
    if (detectFormat(bytes, nomFichier) === "csv") return readCsv(bytes);
    const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (requireWorkbook(readDirectory(archive), nomFichier) === "ods") {
      const { readOds } = await import("./ods.ts");
      return await readOds(bytes, nomFichier);
    }
    // ExcelJS takes 300 ms to load: the others do not wait for it.
    const { readXlsx } = await import("./xlsx.ts");
    return await readXlsx(bytes, nomFichier);
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw new Refusal("import.illisible", {
      ligne: null,
      raison: error instanceof Error ? error.message : String(error),
    });
  }
}
