import { open } from "node:fs/promises";
import { Refusal } from "#platform/values/refusal.ts";

/** A phrase is typed or kept in a safe, not a file of keys. */
const MAXIMUM_BYTES = 4096;
/** Guessing costs a quarter of a second a try: shorter than this, it could still be worth it. */
const MINIMUM = 12;

/**
 * The passphrase that was given, from a file (its first line) or from the environment, never from the command line,
 * which every user of the machine can read; null when none was. An empty one is refused: it is a secret that failed to
 * come, and the backup would leave in clear.
 *
 * @throws Refusal `sauvegarde.phrase-courte`, `sauvegarde.phrase-illisible`
 */
export async function readPassphrase(
  file: string | null,
  environment: string | undefined,
): Promise<string | null> {
  const phrase = file === null ? environment : await firstLine(file);
  if (phrase === undefined) return null;
  if ([...phrase].length < MINIMUM) throw new Refusal("sauvegarde.phrase-courte", { minimum: MINIMUM });
  return phrase;
}

async function firstLine(path: string): Promise<string> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAXIMUM_BYTES), 0, MAXIMUM_BYTES, null);
      const text = buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
      return text.split(/\r?\n/, 1)[0] ?? "";
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new Refusal("sauvegarde.phrase-illisible", {
      fichier: path,
      raison: (error as { code?: string }).code ?? "illisible",
    });
  }
}
