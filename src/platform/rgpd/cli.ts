import type { ApplicationCommand } from "#platform/cli/run-command.ts";
import type { Application } from "#platform/http/application.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import { applyConservation } from "./conservation.ts";
import { CHAMPS_EXPLOITANT, type Exploitant, writeExploitant } from "./exploitant.ts";

/** When data past their term go: at night, once. */
export const CADENCE_CONSERVATION = { chaqueJour: "03:15" } as const;

/** Deletes every day what is past its term. */
export const tacheConservation: Tache<Application> = {
  nom: "rgpd.conservation",
  libelle: "Supprimer les données arrivées au terme de leur conservation",
  cadence: CADENCE_CONSERVATION,
  run: async ({ platform, espaces, rgpd }, arret) => {
    const departements = (await espaces.list()).map(({ code }) => code);
    const done = await applyConservation(platform, rgpd.durees, departements, { arret });
    return plural(
      done.reduce((sum, { lignes }) => sum + lignes, 0),
      "ligne supprimée",
      "lignes supprimées",
    );
  },
};

const appliquer: ApplicationCommand = {
  mots: "conservation appliquer",
  resume: "Supprime les données arrivées au terme de leur conservation ; --simuler les compte seulement.",
  usage: "conservation appliquer [--simuler]",
  options: { simuler: { type: "boolean" } },
  arguments: 0,
  run: async ({ application, options, say }) => {
    const { platform, espaces, rgpd } = application;
    const simuler = options.simuler === true;
    const departements = (await espaces.list()).map(({ code }) => code);
    const echeances = await applyConservation(platform, rgpd.durees, departements, { simuler });
    for (const { cle, departement, lignes } of echeances) {
      if (lignes > 0) say(`${departement ?? "déploiement"} : ${cle}, ${plural(lignes, "ligne")}`);
    }
    const total = echeances.reduce((sum, { lignes }) => sum + lignes, 0);
    say(
      simuler
        ? `${plural(total, "ligne")} à supprimer.`
        : `${plural(total, "ligne supprimée", "lignes supprimées")}.`,
    );
    return { result: { simuler, total, echeances }, exit: 0 };
  },
};

const decrireExploitant: ApplicationCommand = {
  mots: "exploitant decrire",
  resume: `Dit qui exploite ce déploiement, pour les pages légales. ${Object.entries(CHAMPS_EXPLOITANT)
    .map(([champ, libelle]) => `--${champ} : ${libelle}.`)
    .join(" ")}`,
  usage: `exploitant decrire ${Object.keys(CHAMPS_EXPLOITANT)
    .map((champ) => `[--${champ} TEXTE]`)
    .join(" ")}`,
  options: Object.fromEntries(
    Object.keys(CHAMPS_EXPLOITANT).map((champ) => [champ, { type: "string" as const }]),
  ),
  arguments: 0,
  run: async ({ application, options }) => {
    const changes = Object.fromEntries(
      Object.entries(options).filter(
        ([champ, value]) => Object.hasOwn(CHAMPS_EXPLOITANT, champ) && typeof value === "string",
      ),
    ) as Partial<Exploitant>;
    const exploitant = await application.platform.database.national((tx) => writeExploitant(tx, changes));
    return { result: { exploitant }, exit: 0 };
  },
};

export const rgpdCommands: readonly ApplicationCommand[] = [appliquer, decrireExploitant];
