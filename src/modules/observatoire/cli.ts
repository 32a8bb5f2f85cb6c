import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { openEspace, readDepartement } from "#modules/territoires/index.ts";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { octetsOfStream } from "./commands/imports/open-source.ts";
import { publishFichier } from "./commands/imports/publish-fichier.ts";
import { type FichierRecu, stageFichier } from "./commands/imports/stage-fichier.ts";
import type { Reglage } from "./domain/imports/prereglage.ts";
import { PREREGLAGES } from "./domain/imports/prereglages/index.ts";
import { GRAVITE, LIBELLE_ANOMALIE } from "./domain/imports/rapport.ts";
import { readReglage } from "./domain/imports/reglage.ts";

/** `npm run maillage -- importer indicateurs FILE --departement 63 [--prereglage …] [--simuler]`. */
export const commandeImporterIndicateurs: Command = {
  mots: "importer indicateurs",
  resume: `Importe un fichier de chiffres (CSV de toute taille, XLSX, ODS, JSON de data.caf.fr) et le publie. La forme est reconnue, ou dite par --prereglage (${PREREGLAGES.map(({ code }) => code).join(", ")}). --simuler donne le rapport sans rien écrire ; --sans-publier garde les chiffres sans les montrer. --colonnes "En-tête=code;Autre=valeur" dit à quoi correspondent les colonnes d'un tableau général.`,
  usage:
    "importer indicateurs FICHIER --departement 63 [--prereglage CODE] [--millesime 2023] [--maille epci] [--geographie 2024] [--edition 2025-06-30] [--producteur NOM] [--jeu NOM] [--licence NOM] [--indicateur CODE] [--colonnes CORRESPONDANCE] [--simuler] [--sans-publier]",
  options: {
    departement: { type: "string" },
    prereglage: { type: "string" },
    millesime: { type: "string" },
    maille: { type: "string" },
    geographie: { type: "string" },
    edition: { type: "string" },
    producteur: { type: "string" },
    jeu: { type: "string" },
    licence: { type: "string" },
    adresse: { type: "string" },
    indicateur: { type: "string" },
    colonnes: { type: "string" },
    simuler: { type: "boolean" },
    "sans-publier": { type: "boolean" },
  },
  arguments: 1,
  run: importIndicateurs,
};

/** Thrown to leave the transaction without keeping anything. */
class Abandon {
  readonly recu: FichierRecu;
  readonly refus: Refusal | null;
  constructor(recu: FichierRecu, refus: Refusal | null) {
    this.recu = recu;
    this.refus = refus;
  }
}

async function importIndicateurs(call: CommandCall): Promise<CommandResult> {
  const { application, options, say } = call;
  const { platform } = application;
  try {
    const departement = await readDepartement(application, options.departement);
    const source = await openFile(call.arguments[0] ?? "");
    const reglage = readReglage(options);
    const work = (ctx: Contexte) => stageAndPublish(ctx, call, source, reglage);
    const recu = await platform.act(departement, { genre: "systeme", nom: "ligne de commande" }, work);
    await openEspace(platform.database, departement, {
      demonstration: false,
      now: platform.clock.now().toString(),
    });
    return tell(call, recu, null);
  } catch (error) {
    if (error instanceof Abandon) return tell(call, error.recu, error.refus);
    if (!isRefusal(error)) throw error;
    const message = application.messages.sentence(error);
    say(message);
    return { result: { erreurs: [{ feuille: null, ligne: null, colonne: null, message }] }, exit: 2 };
  }
}

async function stageAndPublish(
  ctx: Contexte,
  { options }: CommandCall,
  source: Parameters<typeof stageFichier>[1]["source"],
  reglage: Reglage,
): Promise<FichierRecu> {
  const prereglage = typeof options.prereglage === "string" ? options.prereglage : null;
  const recu = await stageFichier(ctx, { source, prereglage, reglage });
  if (options.simuler) throw new Abandon(recu, null);
  if (options["sans-publier"] || recu.etat === "publie") return recu;
  try {
    await publishFichier(ctx, recu.publicId);
  } catch (error) {
    throw isRefusal(error) ? new Abandon(recu, error) : error;
  }
  return { ...recu, etat: "publie" };
}

function tell(
  { application, options, say }: CommandCall,
  recu: FichierRecu,
  refus: Refusal | null,
): CommandResult {
  const { rapport } = recu;
  for (const { genre, nombre, exemples } of rapport.anomalies) {
    say(`${GRAVITE[genre]} : ${LIBELLE_ANOMALIE[genre]} (${nombre})`);
    for (const { ligne, colonne, texte } of exemples.slice(0, 5)) {
      const place = [ligne === null ? null : `ligne ${ligne}`, colonne]
        .filter((one) => one !== null)
        .join(", ");
      say(`  ${place === "" ? "" : `${place} : `}${texte}`);
    }
  }
  const message = refus && application.messages.sentence(refus);
  if (message) say(message);
  const done = options.simuler ? "seraient gardés" : recu.deja ? "étaient déjà là" : "gardés";
  say(
    `${rapport.lignes} lignes lues, ${rapport.observations} chiffres ${done}, dont ${rapport.valeurs} valeurs ; ${rapport.refusees} cases refusées.`,
  );
  const result = {
    ...{
      fichier: options.simuler ? null : recu.publicId,
      etat: options.simuler ? "simule" : recu.etat,
      deja: recu.deja,
    },
    ...rapport,
    erreurs: message ? [{ feuille: null, ligne: null, colonne: null, message }] : [],
  };
  return { result, exit: refus ? 2 : 0 };
}

async function openFile(given: string): Promise<Parameters<typeof stageFichier>[1]["source"]> {
  // npm runs scripts from the root of the project: a relative path is one of the folder where the person stands.
  const path = resolve(process.env.INIT_CWD ?? "", given);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Refusal("commande.fichier", { fichier: given });
  return {
    nom: basename(path),
    octets: octetsOfStream(() => createReadStream(path, { highWaterMark: 256 * 1024 })),
    taille: found.size,
  };
}
