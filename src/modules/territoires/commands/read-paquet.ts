import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The rows of one file of the official geographic code as the package ships it: « communes », « arrondissements ». */
export async function readPaquet<T>(name: string): Promise<T[]> {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return JSON.parse(await readFile(path, "utf8")) as T[];
}
