import { nomDepartement } from "#modules/territoires/index.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import { isCodeDepartement } from "#platform/values/ids.ts";
import { verifyVersions } from "./queries/versions/verify-versions.ts";

/** `npm run maillage -- schema verifier-versions --departement 63`. */
export const commandeVerifierVersions: Command = {
  mots: "schema verifier-versions",
  resume:
    "Recalcule l'empreinte de chaque texte adopté du département et la compare à celle qui a été écrite le jour de l'adoption. Le résultat est du JSON ; le code de sortie est 2 si une version diffère.",
  usage: "schema verifier-versions --departement 63",
  options: { departement: { type: "string" } },
  arguments: 0,
  run: verify,
};

async function verify({ application, options, say }: CommandCall): Promise<CommandResult> {
  const code = options.departement;
  const { platform } = application;
  const known =
    typeof code === "string" &&
    isCodeDepartement(code) &&
    (await nomDepartement(platform.database, code)) !== null;
  if (!known) {
    say("Écrivez le code d'un département après --departement, de 01 à 95, 2A, 2B, ou 971 à 976.");
    return { result: { versions: [] }, exit: 2 };
  }
  const who = { genre: "systeme", nom: "ligne de commande" } as const;
  const versions = await platform.read(code, who, (ctx) => verifyVersions(ctx));
  for (const { schema, numero, intacte } of versions)
    say(`${intacte ? "intacte" : "MODIFIÉE"} : ${schema}, version ${numero}`);
  if (versions.length === 0) say("Aucun texte n'est adopté dans ce département.");
  return { result: { versions }, exit: versions.every(({ intacte }) => intacte) ? 0 : 2 };
}
