import { readFichier } from "#platform/cli/read-fichier.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import { plural } from "#platform/values/french.ts";
import { readDepartement } from "./cli-departement.ts";
import { importCompetences } from "./commands/competences/import-competences.ts";
import { importZonage } from "./commands/zonages/import-zonage.ts";
import { direBilan } from "./domain/zonages/dire-bilan.ts";
import { GENRES_ZONAGE } from "./domain/zonages/lire-zonage.ts";

/** Bytes of the largest national file of a zoning. */
const OCTETS = 40 * 1024 * 1024;
const LIGNE_DE_COMMANDE = { genre: "systeme", nom: "ligne de commande" } as const;

/** `npm run maillage -- importer zonage FILE --departement 63 --genre utas --annee 2026`. */
export const commandeImporterZonage: Command = {
  mots: "importer zonage",
  resume: `Importe quelles communes forment les zones d'un zonage (${GENRES_ZONAGE.join(", ")}), une année donnée : CSV avec code_zone, nom_zone et code_commune, fichiers de la politique de la ville et des ZRR reconnus. Remplace ce qui était connu du même zonage pour la même année.`,
  usage: 'importer zonage FICHIER --departement 63 --genre utas --annee 2026 [--source "Département"]',
  options: {
    departement: { type: "string" },
    genre: { type: "string" },
    annee: { type: "string" },
    source: { type: "string" },
  },
  arguments: 1,
  run: importZonageFile,
};

async function importZonageFile(call: CommandCall): Promise<CommandResult> {
  const { application, options, say } = call;
  const departement = await readDepartement(application, options.departement);
  const { nom, contenu } = await readFichier(call.arguments[0] ?? "", OCTETS);
  const genre = String(options.genre ?? "");
  const annee = Number(options.annee ?? Number.NaN);
  const source = typeof options.source === "string" ? options.source : nom;
  const bilan = await application.platform.act(departement, LIGNE_DE_COMMANDE, (ctx) =>
    importZonage(ctx, { genre, annee, nom, contenu, source }),
  );
  for (const phrase of direBilan(bilan)) say(phrase);
  return { result: bilan, exit: 0 };
}

/** `npm run maillage -- importer competences FILE --departement 63`. */
export const commandeImporterCompetences: Command = {
  mots: "importer competences",
  resume:
    "Importe qui s'occupe de quoi entre les intercommunalités et leurs communes : CSV siren, competence, exercice, depuis, source, tel que l'exporte la page des compétences. Ce dont le fichier ne parle pas reste.",
  usage: "importer competences FICHIER --departement 63",
  options: { departement: { type: "string" } },
  arguments: 1,
  run: importCompetencesFile,
};

async function importCompetencesFile(call: CommandCall): Promise<CommandResult> {
  const { application, options, say } = call;
  const departement = await readDepartement(application, options.departement);
  const { contenu } = await readFichier(call.arguments[0] ?? "", OCTETS);
  const bilan = await application.platform.act(departement, LIGNE_DE_COMMANDE, (ctx) =>
    importCompetences(ctx, contenu),
  );
  say(
    `${plural(bilan.lignes, "ligne")}, ${plural(bilan.changees, "compétence changée", "compétences changées")}.`,
  );
  if (bilan.ailleurs > 0)
    say(`${plural(bilan.ailleurs, "ligne")} d'une intercommunalité d'ailleurs, laissées de côté.`);
  return { result: bilan, exit: 0 };
}
