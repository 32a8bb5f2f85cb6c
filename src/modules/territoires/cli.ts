import { readFichier } from "#platform/cli/read-fichier.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import { formatList, plural } from "#platform/values/french.ts";
import { readDepartement } from "./cli-departement.ts";
import { importAppartenance } from "./commands/import-appartenance.ts";
import { importHistoriqueCommunes } from "./commands/import-historique-communes.ts";

/** Bytes of the largest national file of the code: the movements of Insee weigh 1.5 MB, the history in JSON 12 MB. */
const OCTETS = 40 * 1024 * 1024;

/** `npm run maillage -- importer communes historique-communes.json`. */
export const commandeImporterCommunes: Command = {
  mots: "importer communes",
  resume:
    "Importe l'historique des communes (fusions, scissions, changements de code) : « historique-communes.json » du code officiel géographique ou « v_mvt_commune » de l'Insee en CSV. Ajoute ce qui manque ; recommencer n'ajoute rien. Sert à faire passer les chiffres d'un millésime à l'autre.",
  usage: "importer communes FICHIER",
  options: {},
  arguments: 1,
  run: importCommunes,
};

async function importCommunes({
  application,
  arguments: [file = ""],
  say,
}: CommandCall): Promise<CommandResult> {
  const fichier = await readFichier(file, OCTETS);
  const bilan = await importHistoriqueCommunes(application.platform.database, fichier);
  say(
    `${plural(bilan.changements, "changement")} de code dans le fichier, dont ${plural(bilan.nouveaux, "nouveau", "nouveaux")}.`,
  );
  if (bilan.incompris > 0) say(`${plural(bilan.incompris, "ligne")} du fichier n'ont pas été comprises.`);
  return { result: bilan, exit: 0 };
}

/** `npm run maillage -- importer epci FILE --departement 63 --annee 2020`. */
export const commandeImporterEpci: Command = {
  mots: "importer epci",
  resume:
    "Importe à quelle intercommunalité appartenait chaque commune du département au 1er janvier d'une année (CSV de l'Insee ou de la DGCL), à la place de ce qui était connu de cette année-là.",
  usage: "importer epci FICHIER --departement 63 --annee 2020",
  options: { departement: { type: "string" }, annee: { type: "string" } },
  arguments: 1,
  run: importEpci,
};

async function importEpci({
  application,
  arguments: [file = ""],
  options,
  say,
}: CommandCall): Promise<CommandResult> {
  const departement = await readDepartement(application, options.departement);
  const fichier = await readFichier(file, OCTETS);
  const annee = Number(options.annee ?? Number.NaN);
  const bilan = await importAppartenance(application.platform.database, departement, annee, fichier);
  say(
    `${annee} : ${plural(bilan.communes, "commune")} dans ${plural(bilan.epci, "intercommunalité")}, ${plural(bilan.modifiees, "nouvelle ou modifiée", "nouvelles ou modifiées")}.`,
  );
  if (bilan.horsEpci > 0) say(`${plural(bilan.horsEpci, "commune")} sans intercommunalité.`);
  if (bilan.ailleurs > 0) say(`${plural(bilan.ailleurs, "ligne")} d'un autre département, laissées de côté.`);
  if (bilan.illisibles.length > 0)
    say(`Lignes illisibles, laissées de côté : ${formatList(bilan.illisibles.slice(0, 20).map(String))}.`);
  return { result: bilan, exit: 0 };
}
