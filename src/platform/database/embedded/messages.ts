import type { RefusalDetails } from "#platform/values/refusal.ts";

const OUTSIDE = "indiquez un serveur PostgreSQL 15 à 18 par DATABASE_URL";

/** The French sentence of each refusal of the embedded database and of the application lock. */
export const embeddedMessages: Readonly<Record<string, (details: RefusalDetails) => string>> = {
  "base.plateforme-non-livree": ({ plateforme, raison }) =>
    `La base PostgreSQL embarquée n’est pas livrée pour cette machine (${plateforme})${because(raison)} : ${OUTSIDE}.`,
  "base.compte-systeme-absent": () =>
    `PostgreSQL refuse de tourner en root et cette machine n’a ni compte « postgres » ni compte « nobody » : créez l’un d’eux, lancez Maillage sous un compte ordinaire, ou ${OUTSIDE}.`,
  "base.dossier-inaccessible": ({ dossier, raison }) =>
    `Le dossier de données ${dossier} ne peut être ni créé, ni écrit, ni atteint${because(raison)} : corrigez ses droits ou choisissez-en un autre par MAILLAGE_DONNEES.`,
  "base.disque-plein": ({ dossier }) =>
    `Il n’y a plus assez de place sur le disque du dossier de données ${dossier} : libérez-en ou choisissez un autre dossier par MAILLAGE_DONNEES.`,
  "base.version-differente": ({ dossier, trouvee, attendue, raison }) =>
    `Les données de ${dossier} viennent de PostgreSQL ${trouvee ?? "d’une autre version"} et cette version de Maillage livre PostgreSQL ${attendue ?? "18"}${because(raison)} : reprenez la version de Maillage qui les a créées, ou choisissez un autre dossier par MAILLAGE_DONNEES.`,
  "base.ne-repond-pas": ({ dossier }) =>
    `La base PostgreSQL embarquée de ${dossier} ne répond pas : consultez postgresql/journal dans ce dossier.`,
  "base.demarrage-impossible": ({ dossier, raison }) =>
    `La base PostgreSQL embarquée de ${dossier} ne démarre pas${because(raison)} : consultez postgresql/journal dans ce dossier.`,
  "base.occupee": ({ dossier, pid }) =>
    `Le processus ${pid} prépare déjà la base de ${dossier} et ne termine pas.`,
  "demarrage.deja-lance": ({ pid, address }) =>
    address
      ? `Maillage est déjà lancé sur ces données : ${address} (processus ${pid}).`
      : `Maillage est déjà en cours de lancement sur ces données (processus ${pid}).`,
};

function because(raison: RefusalDetails[string] | undefined): string {
  return raison ? ` (${String(raison)})` : "";
}
