import type { Command, CommandResult, PureCall } from "#platform/cli/run-command.ts";
import { readDemande } from "./cli-demande.ts";
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
  const lue = await readDemande(fichier as string, DemandePrioritesContract, say);
  if ("erreurs" in lue) return { result: lue, exit: 2 };
  const { maille, methode, graine, tirages } = lue.demande;
  const { territoires, nonClasses, sansIndicateur } = classer(lue.demande);
  say(`${territoires.length} territoires classés, ${nonClasses.length} sans toutes les valeurs.`);
  return { result: { maille, methode, graine, tirages, territoires, nonClasses, sansIndicateur }, exit: 0 };
}
