import type { Lecture } from "./feuilles.ts";
import { readSheets } from "./read-sheets.ts";

/** How many readings are kept: the preview of an import asks for the same one at each step. */
const KEPT = 8;

const readings = new Map<string, Promise<Lecture>>();

/** {@link readSheets}, remembered by the hash of the content: the same bytes always read the same. */
export function readSheetsOnce(empreinte: string, bytes: Uint8Array, nomFichier: string): Promise<Lecture> {
  const key = `${empreinte} ${nomFichier}`;
  const reading = readings.get(key) ?? readSheets(bytes, nomFichier);
  // Put last: the oldest is the one that was not asked for the longest.
  readings.delete(key);
  readings.set(key, reading);
  reading.catch(() => readings.delete(key));
  for (const oldest of readings.keys()) {
    if (readings.size <= KEPT) break;
    readings.delete(oldest);
  }
  return reading;
}
