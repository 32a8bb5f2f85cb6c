import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Refusal } from "#platform/values/refusal.ts";

/**
 * The file that a command names. @throws Refusal `commande.fichier` when it is none, `import.trop-lourd` (413) beyond `octets`
 */
export async function readFichier(given: string, octets: number): Promise<{ nom: string; contenu: Buffer }> {
  // npm runs scripts from the root of the project: a relative path is one of the folder where the person stands.
  const path = resolve(process.env.INIT_CWD ?? "", given);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Refusal("commande.fichier", { fichier: given });
  // Looked at before it is read: a file of several gigabytes must not enter memory.
  if (found.size > octets)
    throw new Refusal("import.trop-lourd", { octets: found.size, limite: octets }, 413);
  return { nom: basename(path), contenu: await readFile(path) };
}
