import { readFichier } from "#platform/cli/read-fichier.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import { readDepartement } from "./cli-departement.ts";
import { importLieux } from "./commands/lieux/import-lieux.ts";
import { direBilanLieux } from "./domain/lieux/dire-bilan-lieux.ts";

const OCTETS = 20 * 1024 * 1024;
const LIGNE_DE_COMMANDE = { genre: "systeme", nom: "ligne de commande" } as const;

/** `npm run maillage -- importer centroides FILE --departement 63`. */
export const commandeImporterCentroides: Command = {
  mots: "importer centroides",
  resume:
    "Importe où sont les communes : CSV code, lon, lat en degrés, en clair ou en gzip. Sont gardées celles du département et celles d'un anneau autour ; le fichier remplace le précédent. Sert à l'accessibilité des modes d'accueil.",
  usage: 'importer centroides FICHIER --departement 63 [--source "IGN, Admin Express"]',
  options: { departement: { type: "string" }, source: { type: "string" } },
  arguments: 1,
  run: importCentroides,
};

async function importCentroides(call: CommandCall): Promise<CommandResult> {
  const { application, options, say } = call;
  const departement = await readDepartement(application, options.departement);
  const { nom, contenu } = await readFichier(call.arguments[0] ?? "", OCTETS);
  const source = typeof options.source === "string" ? options.source : nom;
  const bilan = await application.platform.act(departement, LIGNE_DE_COMMANDE, (ctx) =>
    importLieux(ctx, { nom, contenu, source }),
  );
  for (const phrase of direBilanLieux(bilan)) say(phrase);
  return { result: bilan, exit: 0 };
}
