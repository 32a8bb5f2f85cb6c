import { readFichier } from "#platform/cli/read-fichier.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import { readDepartement } from "./cli-departement.ts";
import { importCompetences } from "./commands/competences/import-competences.ts";
import { importZonage } from "./commands/zonages/import-zonage.ts";
import { direErreursCompetences, direExamenCompetences } from "./domain/competences/dire-examen.ts";
import { direBilan } from "./domain/zonages/dire-bilan.ts";
import { GENRES_ZONAGE } from "./domain/zonages/lire-zonage.ts";
import { examineCompetences } from "./queries/competences/examine-competences.ts";

/** Bytes of the largest national file of a zoning. */
const OCTETS = 40 * 1024 * 1024;
const LIGNE_DE_COMMANDE = { genre: "systeme", nom: "ligne de commande" } as const;

/** `npm run maillage -- importer zonage FILE --departement 63 --genre utas --annee 2026`. */
export const commandeImporterZonage: Command = {
  mots: "importer zonage",
  resume: `Importe quelles communes forment les zones d’un zonage (${GENRES_ZONAGE.join(", ")}), une année donnée : CSV avec code_zone, nom_zone et code_commune, fichiers de la politique de la ville et des ZRR reconnus. Remplace ce qui était connu du même zonage pour la même année.`,
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
    "Importe qui s’occupe de quoi entre les intercommunalités et leurs communes : CSV siren, competence, exercice, depuis, source, tel que l’exporte la page des compétences. Ce dont le fichier ne parle pas reste. --simuler dit ce qui changerait, sans rien écrire.",
  usage: "importer competences FICHIER --departement 63 [--simuler]",
  options: { departement: { type: "string" }, simuler: { type: "boolean" } },
  arguments: 1,
  run: importCompetencesFile,
};

async function importCompetencesFile(call: CommandCall): Promise<CommandResult> {
  const { application, options, say } = call;
  const departement = await readDepartement(application, options.departement);
  const { contenu } = await readFichier(call.arguments[0] ?? "", OCTETS);
  const { platform } = application;
  const simule = options.simuler === true;
  const examen = simule
    ? await platform.read(departement, LIGNE_DE_COMMANDE, (ctx) => examineCompetences(ctx, contenu))
    : await platform.act(departement, LIGNE_DE_COMMANDE, (ctx) => importCompetences(ctx, contenu));
  for (const phrase of direExamenCompetences(examen, !simule)) say(phrase);
  const { lignes, changements, erreurs, ailleurs } = examen;
  if (erreurs.length > 0) say(`Ne se lisent pas : ${direErreursCompetences(erreurs)}.`);
  return {
    result: { lignes, changees: changements.length, ailleurs, erreurs },
    exit: erreurs.length > 0 ? 2 : 0,
  };
}
