import { resolve } from "node:path";
import type { DatabaseCall, DatabaseCommand } from "#platform/cli/run-command.ts";
import type { Clock } from "#platform/context/clock.ts";
import { readPassphrase } from "./passphrase.ts";
import { restoreBackup } from "./restore.ts";
import { saveBackup } from "./save.ts";

const PHRASE =
  "La phrase de chiffrement, si l'on en veut une, est lue dans un fichier (--phrase-fichier) ou dans la variable MAILLAGE_PHRASE, jamais sur la ligne de commande.";

/** `sauvegarder` and `restaurer`. `env` is where the passphrase may be. */
export function backupCommands(env: NodeJS.ProcessEnv, clock: Clock): DatabaseCommand[] {
  const phrase = ({ options }: DatabaseCall): Promise<string | null> => {
    const file = options["phrase-fichier"];
    return readPassphrase(typeof file === "string" ? file : null, env.MAILLAGE_PHRASE);
  };
  return [
    {
      prepare: "base",
      mots: "sauvegarder",
      resume: `Copie toute la base dans un fichier, le relit et le compare. ${PHRASE}`,
      usage: "sauvegarder FICHIER [--phrase-fichier FICHIER] [--ecraser]",
      options: { "phrase-fichier": { type: "string" }, ecraser: { type: "boolean" } },
      arguments: 1,
      run: async (call) => {
        const fichier = resolve(call.arguments[0] ?? "");
        const result = await saveBackup(call.database, fichier, {
          phrase: await phrase(call),
          ecraser: call.options.ecraser === true,
          date: clock.now().toString(),
        });
        call.say(`Sauvegarde faite et relue : ${fichier}`);
        if (!result.chiffree) call.say("Elle n'est pas chiffrée : qui détient ce fichier lit tout.");
        return { result: { fichier, ...result }, exit: 0 };
      },
    },
    {
      prepare: "base",
      mots: "restaurer",
      resume: `Remet une sauvegarde dans une base neuve, entière ou pas du tout. --remplacer efface d'abord tout ce que la base contient. ${PHRASE}`,
      usage: "restaurer FICHIER [--phrase-fichier FICHIER] [--remplacer]",
      options: { "phrase-fichier": { type: "string" }, remplacer: { type: "boolean" } },
      arguments: 1,
      run: async (call) => {
        const fichier = resolve(call.arguments[0] ?? "");
        const result = await restoreBackup(call.database, fichier, {
          phrase: await phrase(call),
          remplacer: call.options.remplacer === true,
          onDepartement: (departement) => call.say(`Département ${departement} : lignes remises.`),
        });
        call.say(
          `Restauré et relu : l'état du ${result.date}. Relancez Maillage s'il tourne sur cette base.`,
        );
        return { result: { fichier, ...result }, exit: 0 };
      },
    },
  ];
}
