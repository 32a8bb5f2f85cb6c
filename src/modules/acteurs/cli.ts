import { z } from "zod";
import type { Command, CommandCall, CommandResult } from "#platform/cli/run-command.ts";
import type { Database } from "#platform/database/database.ts";
import {
  FIRST_LINK_HOURS,
  firstLien,
  killLiens,
  knownName,
  linkAddress,
  makeLien,
} from "#platform/identity/lien.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { createAdministrateur } from "./commands/create-administrateur.ts";

/** What the command needs of the territories, which this module does not know; `main.ts` plugs it in. */
export type PortTerritoires = {
  nomDepartement: (database: Database, code: string) => Promise<string | null>;
  openEspace: (
    database: Database,
    departement: CodeDepartement,
    options: { demonstration: boolean; now: string },
  ) => Promise<boolean>;
};

/** `npm run maillage -- administrateur creer --departement 63 …`: the first person of a real deployment. */
export function commandeCreerAdministrateur(territoires: PortTerritoires): Command {
  return {
    mots: "administrateur creer",
    resume:
      "Ouvre le département, s'il ne l'est pas, et y crée une personne avec le rôle d'administrateur ; son institution est créée si elle n'existe pas. Refuse un double. Pas dans un département de démonstration.",
    usage:
      'administrateur creer --departement 63 --nom "Durand" --prenom "Camille" --courriel camille.durand@exemple.fr --institution "Caf"',
    options: {
      departement: { type: "string" },
      nom: { type: "string" },
      prenom: { type: "string" },
      courriel: { type: "string" },
      institution: { type: "string" },
    },
    arguments: 0,
    run: (call) => create(call, territoires),
  };
}

async function create(
  call: CommandCall,
  { nomDepartement, openEspace }: PortTerritoires,
): Promise<CommandResult> {
  const { application, say } = call;
  const { platform, espaces } = application;
  const nouveau = {
    nom: readText(call, "nom"),
    prenom: readText(call, "prenom"),
    courriel: readCourriel(call),
    institution: readText(call, "institution"),
  };
  const departement = readText(call, "departement");
  const libelle = isCodeDepartement(departement)
    ? await nomDepartement(platform.database, departement)
    : null;
  if (!isCodeDepartement(departement) || libelle === null) {
    throw new Refusal("commande.departement", { code: departement });
  }
  if ((await espaces.find(departement))?.demonstration) {
    throw new Refusal("administrateur.demonstration", { departement });
  }
  const done = await platform.act(
    departement,
    { genre: "systeme", nom: "ligne de commande" },
    async (ctx) => {
      const cree = await createAdministrateur(ctx, nouveau);
      // The last step before the commit: a refusal opens nothing, and what opened without a person opens again as well.
      const ouvert = await openEspace(platform.database, departement, {
        demonstration: false,
        now: ctx.now.toString(),
      });
      const { personne } = cree;
      const lien = await firstLien(
        ctx.tx,
        { courriel: nouveau.courriel.toLowerCase(), nom: cree.nom, departement, personne },
        ctx.now,
      );
      return { ...cree, ...lien, ouvert };
    },
  );
  const { institution, ouvert } = done;
  say(`${done.nom} est administrateur pour ${institution.nom} (${libelle}, ${departement}).`);
  if (ouvert) say(`Le département ${departement} est ouvert.`);
  if (institution.creee) say(`L'institution ${institution.nom} a été créée.`);
  if (done.exploitant) say("Cette personne exploite le déploiement : elle lit les courriels en attente.");
  sayLien(say, linkAddress(application.adresse, done.jeton));
  return {
    result: {
      departement,
      espaceOuvert: ouvert,
      institution,
      personne: { id: done.personne, nom: done.nom, courriel: nouveau.courriel.toLowerCase() },
      roles: ["administrateur"],
      exploitant: done.exploitant,
    },
    exit: 0,
  };
}

/** `npm run maillage -- administrateur lien --courriel …`: a sign-in link again, when the first one was lost or is over. */
export const commandeLienAdministrateur: Command = {
  mots: "administrateur lien",
  resume:
    "Donne, sur la sortie d'erreur, un lien de première connexion à une adresse qu'un compte ou une personne porte déjà. Les liens donnés avant ne servent plus.",
  usage: "administrateur lien --courriel camille.durand@exemple.fr",
  options: { courriel: { type: "string" } },
  arguments: 0,
  run: async (call) => {
    const { application, say } = call;
    const courriel = readCourriel(call).toLowerCase();
    if ((await knownName(application, courriel)) === null) {
      throw new Refusal("administrateur.courriel-inconnu", { courriel });
    }
    const { database, clock } = application.platform;
    const now = clock.now();
    const expire = now.add({ hours: FIRST_LINK_HOURS });
    const jeton = await database.national(async (tx) => {
      await killLiens(tx, courriel, now);
      return makeLien(tx, { courriel, retour: null, expire }, now);
    });
    sayLien(say, linkAddress(application.adresse, jeton));
    return { result: { courriel, expire: expire.toString() }, exit: 0 };
  },
};

/** On standard error and nowhere else: who reads the JSON line, or a log of it, does not sign in. */
function sayLien(say: (line: string) => void, adresse: string): void {
  say(`Première connexion, une fois, pendant ${FIRST_LINK_HOURS} heures : ${adresse}`);
}

function readText(call: CommandCall, option: string): string {
  const value = call.options[option];
  const text = typeof value === "string" ? value.trim().replace(/\s+/g, " ") : "";
  if (!text) throw new Refusal("commande.option", { option: `--${option}` });
  if (text.length > LONGUEUR) {
    throw new Refusal("administrateur.trop-long", { option: `--${option}`, maximum: LONGUEUR });
  }
  // The base keeps no NUL, and no name holds a control character.
  if (/\p{Cc}/u.test(text)) throw new Refusal("administrateur.caractere", { option: `--${option}` });
  return text;
}

/** Characters of the longest name or address taken. */
const LONGUEUR = 200;

function readCourriel(call: CommandCall): string {
  const text = readText(call, "courriel");
  if (!z.email().safeParse(text).success) throw new Refusal("administrateur.courriel", { courriel: text });
  return text;
}
