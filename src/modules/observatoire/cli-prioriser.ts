import { readFile } from "node:fs/promises";
import type { Command, CommandResult, PureCall } from "#platform/cli/run-command.ts";
import { classer } from "./domain/priorites/classer.ts";
import { DemandePrioritesContract } from "./domain/priorites/demande.ts";

/** `npm run maillage -- prioriser demande.json`: redoes a published ranking; no base is opened. */
export const commandePrioriser: Command = {
  mots: "prioriser",
  resume:
    "Classe des territoires du plus défavorable au moins défavorable, à partir d’un fichier JSON (maille, méthode, graine, règle des classes, indicateurs, territoires). Le résultat est du JSON : score, rang, classe et probabilité d’être en classe 1 de chaque territoire. Rien n’est lu ni écrit dans la base.",
  usage: "prioriser FICHIER.json",
  options: {},
  arguments: 1,
  prepare: "rien",
  run: prioriser,
};

async function prioriser({ arguments: [fichier], say }: PureCall): Promise<CommandResult> {
  const lu = await lire(fichier as string);
  const demande = "message" in lu ? null : DemandePrioritesContract.safeParse(lu.json);
  if (!demande?.success) {
    const erreurs =
      "message" in lu
        ? [{ champ: null, message: lu.message }]
        : (demande?.error.issues ?? []).map(({ path, message }) => ({
            champ: path.join(".") || null,
            message,
          }));
    for (const { champ, message } of erreurs) say(champ === null ? message : `${champ} : ${message}`);
    return { result: { erreurs }, exit: 2 };
  }
  const { maille, methode, graine, tirages } = demande.data;
  const { territoires, nonClasses, sansIndicateur } = classer(demande.data);
  say(`${territoires.length} territoires classés, ${nonClasses.length} sans toutes les valeurs.`);
  return { result: { maille, methode, graine, tirages, territoires, nonClasses, sansIndicateur }, exit: 0 };
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
