import { openEspace, readDepartement } from "#modules/territoires/index.ts";
import { readFichier } from "#platform/cli/read-fichier.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Application } from "#platform/http/application.ts";
import { type Anomalie, type Lecture, LIMITES } from "#platform/import/feuilles.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { formatList } from "#platform/values/french.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { lockImports } from "./commands/imports/lock-imports.ts";
import { confirmImport } from "./commands/imports/settle-import.ts";
import { stageImport } from "./commands/imports/stage-import.ts";
import { sayMemoire } from "./domain/imports/dire-memoire.ts";
import { checkSchema, type NouveauSchema } from "./domain/plan/nouveau-schema.ts";
import { PHASES } from "./domain/plan/vocabulaire.ts";
import { type BilanImport, bilanImport, examinePlan } from "./queries/imports/examine-plan.ts";
import { findSchemaByTitle } from "./queries/plan/find-schema.ts";

/** `npm run maillage -- importer plan FILE --departement 63 --schema "SDSF 2022-2026"`. */
export const commandeImporterPlan: Command = {
  mots: "importer plan",
  resume:
    "Importe un plan d'actions (CSV, XLSX ou ODS). Le schéma est désigné par son titre exact, et créé s'il n'existe pas. --simuler montre la différence sans rien écrire ; --retirer-absentes retire les actions que le fichier n'a pas ; --sans-memoire ignore la correspondance retenue pour ce modèle de fichier.",
  usage:
    'importer plan FICHIER --departement 63 --schema "SDSF 2022-2026" [--debut 2022 --fin 2026] [--phase elaboration] [--feuille NOM] [--simuler] [--retirer-absentes] [--sans-memoire]',
  options: {
    departement: { type: "string" },
    schema: { type: "string" },
    debut: { type: "string" },
    fin: { type: "string" },
    phase: { type: "string" },
    feuille: { type: "string" },
    simuler: { type: "boolean" },
    "retirer-absentes": { type: "boolean" },
    "sans-memoire": { type: "boolean" },
  },
  arguments: 1,
  run: importPlanFile,
};

const RIEN = { ajoutees: 0, modifiees: 0, inchangees: 0, absentes: 0 } as const;

/** Thrown to leave the transaction without keeping anything, with what it would have done. */
class Abandon {
  readonly bilan: BilanImport;
  constructor(bilan: BilanImport) {
    this.bilan = bilan;
  }
}

async function importPlanFile(call: CommandCall): Promise<CommandResult> {
  const { application, say } = call;
  try {
    const departement = await readDepartement(application, call.options.departement);
    const titre = readText(call, "schema");
    const fichier = await readPlan(call.arguments[0] ?? "");
    for (const remarque of fichier.lecture.remarques) say(remarque);
    const bilan = await act(call, departement, titre, fichier);
    const done = call.options.simuler ? "à faire" : "fait";
    say(
      `${done} : ${bilan.ajoutees} ajoutées, ${bilan.modifiees} modifiées, ${bilan.inchangees} inchangées, ${bilan.absentes} absentes du fichier.`,
    );
    return { result: bilan, exit: 0 };
  } catch (error) {
    const erreurs = error instanceof Abandon ? error.bilan.erreurs : refusalAsErrors(application, error);
    for (const erreur of erreurs) say(`${place(erreur)}${erreur.message}`);
    return { result: { ...RIEN, erreurs }, exit: 2 };
  }
}

async function act(
  call: CommandCall,
  departement: CodeDepartement,
  titre: string,
  { nom, contenu, lecture }: FichierLu,
): Promise<BilanImport> {
  const { application, options, say } = call;
  const { platform } = application;
  const choix = {
    ...(typeof options.feuille === "string" && { feuille: options.feuille }),
    retirerAbsentes: options["retirer-absentes"] === true,
    sansMemoire: options["sans-memoire"] === true,
  };
  const work = async (ctx: Contexte): Promise<BilanImport> => {
    // Before the scheme is looked for: of two commands that name a new one, the second finds it.
    await lockImports(ctx);
    const schema = await findSchemaByTitle(ctx, titre);
    const cible = schema ? { schema: schema.publicId } : { nouveau: describe(call, titre) };
    const examen = await examinePlan(ctx, schema?.id ?? null, lecture, choix);
    const { memoire, reprise } = examen.colonnes;
    if (memoire && reprise) say(`${sayMemoire(memoire)} (--sans-memoire pour l'ignorer).`);
    for (const avertissement of examen.avertissements) say(`${place(avertissement)}${avertissement.message}`);
    // Nothing is kept of a file that has errors, nor of a trial.
    if (examen.erreurs.length > 0 || options.simuler) throw new Abandon(bilanImport(examen));
    const importation = await stageImport(ctx, { fichier: { nom, contenu }, cible, cle: newId() });
    return confirmImport(ctx, importation, lecture, choix);
  };
  try {
    const bilan = await platform.act(departement, { genre: "systeme", nom: "ligne de commande" }, work);
    const now = platform.clock.now().toString();
    await openEspace(platform.database, departement, { demonstration: false, now });
    return bilan;
  } catch (error) {
    if (error instanceof Abandon && error.bilan.erreurs.length === 0) return error.bilan;
    throw error;
  }
}

/** The scheme to create: its years are said, or read in its title. */
function describe(call: CommandCall, titre: string): NouveauSchema {
  const years = /\b((?:19|20)\d\d)\s*[-–—/à]+\s*((?:19|20)\d\d)\b/.exec(titre);
  const debut = Number(call.options.debut ?? years?.[1]);
  const fin = Number(call.options.fin ?? years?.[2]);
  if (!debut || !fin) throw new Refusal("commande.annees", { titre });
  const phase = PHASES.find((one) => one === (call.options.phase ?? "elaboration"));
  if (!phase) throw new Refusal("commande.phase", { phases: formatList(PHASES) });
  return checkSchema({ titre, type: "sdsf", debut, fin, phase });
}

function readText(call: CommandCall, option: string): string {
  const value = call.options[option];
  if (typeof value !== "string" || !value.trim())
    throw new Refusal("commande.option", { option: `--${option}` });
  return value.trim();
}

type FichierLu = { nom: string; contenu: Uint8Array; lecture: Lecture };

async function readPlan(given: string): Promise<FichierLu> {
  const fichier = await readFichier(given, LIMITES.octets);
  return { ...fichier, lecture: await readSheets(fichier.contenu, fichier.nom) };
}

function refusalAsErrors(application: Application, error: unknown): Anomalie[] {
  if (!isRefusal(error)) throw error;
  const { feuille, ligne, colonne } = error.details;
  return [
    {
      feuille: typeof feuille === "string" ? feuille : null,
      ligne: typeof ligne === "number" ? ligne : null,
      colonne: typeof colonne === "string" ? colonne : null,
      message: application.messages.sentence(error),
    },
  ];
}

function place({ feuille, ligne, colonne }: Anomalie): string {
  const parts = [feuille && `feuille ${feuille}`, ligne && `ligne ${ligne}`, colonne && `colonne ${colonne}`];
  const written = parts.filter(Boolean).join(", ");
  return written ? `${written} : ` : "";
}
