import { readFile } from "node:fs/promises";
import type { z } from "zod";

/** What a JSON file asks, or what is wrong with it: the field (« indicateurs.0.code »; null: the file itself) and a sentence. */
export type DemandeLue<T> =
  | { readonly demande: T }
  | { readonly erreurs: readonly { readonly champ: string | null; readonly message: string }[] };

/** Reads and checks the JSON file of a command; what is wrong is also said to the person. */
export async function readDemande<T>(
  fichier: string,
  contract: z.ZodType<T>,
  say: (line: string) => void,
): Promise<DemandeLue<T>> {
  const lu = await lire(fichier);
  const demande = "message" in lu ? null : contract.safeParse(lu.json);
  if (demande?.success) return { demande: demande.data };
  const erreurs =
    "message" in lu
      ? [{ champ: null, message: lu.message }]
      : (demande?.error.issues ?? []).map(({ path, message }) => ({
          champ: path.join(".") || null,
          message,
        }));
  for (const { champ, message } of erreurs) say(champ === null ? message : `${champ} : ${message}`);
  return { erreurs };
}

async function lire(fichier: string): Promise<{ json: unknown } | { message: string }> {
  let texte: string;
  try {
    texte = await readFile(fichier, "utf8");
  } catch {
    return { message: `Le fichier « ${fichier} » ne peut pas être lu : vérifiez son nom et son dossier.` };
  }
  try {
    return { json: JSON.parse(texte.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { message: `Le fichier « ${fichier} » n’est pas du JSON : ${(error as Error).message}` };
  }
}
