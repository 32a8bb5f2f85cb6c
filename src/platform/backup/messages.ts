import type { Catalogue } from "#platform/http/messages.ts";
import { formatList } from "#platform/values/french.ts";

const list = (value: unknown): string => formatList(Array.isArray(value) ? value.map(String) : []);

const RAISONS: Readonly<Record<string, string>> = {
  ENOENT: "ce dossier ou ce fichier n'existe pas",
  EACCES: "vous n'en avez pas le droit",
  EPERM: "vous n'en avez pas le droit",
  EROFS: "ce disque est en lecture seule",
  ENOSPC: "le disque est plein",
  EISDIR: "c'est un dossier",
  ENOTDIR: "ce chemin passe par un fichier",
};
const reason = (code: unknown): string => RAISONS[String(code)] ?? String(code);

/** Sentences of the refusals of backup and restore. */
export const messagesSauvegarde: Catalogue = {
  "sauvegarde.existe": ({ fichier }) =>
    `${fichier} existe déjà : rien n'a été écrit. Choisissez un autre nom, ou ajoutez --ecraser.`,
  "sauvegarde.ecriture": ({ fichier, raison }) =>
    `Impossible d'écrire ${fichier} : ${reason(raison)}. Aucune sauvegarde n'a été faite.`,
  "sauvegarde.illisible": ({ fichier, raison }) => `Impossible de lire ${fichier} : ${reason(raison)}.`,
  "sauvegarde.etrangere": () => "Ce fichier n'est pas une sauvegarde de Maillage, ou son début est abîmé.",
  "sauvegarde.version": ({ version, connue }) =>
    `Cette sauvegarde est au format ${version} ; ce Maillage lit le format ${connue}. Prenez le Maillage qui l'a faite.`,
  "sauvegarde.abimee": ({ raison }) =>
    `Cette sauvegarde est abîmée ou incomplète : ${raison}. Rien n'a été changé ; prenez-en une autre.`,
  "sauvegarde.phrase-absente": () =>
    "Cette sauvegarde est chiffrée : donnez sa phrase, par --phrase-fichier ou par la variable MAILLAGE_PHRASE.",
  "sauvegarde.phrase-inutile": () =>
    "Une phrase a été donnée et ce fichier n'est pas chiffré. Vérifiez que c'est le bon ; si c'est le cas, retirez la phrase.",
  "sauvegarde.phrase-fausse": () => "Cette phrase n'est pas celle de la sauvegarde. Rien n'a été changé.",
  "sauvegarde.phrase-courte": ({ minimum }) =>
    `La phrase est vide ou trop courte : il faut au moins ${minimum} caractères, par exemple quatre ou cinq mots.`,
  "sauvegarde.phrase-illisible": ({ fichier, raison }) =>
    `Impossible de lire la phrase dans ${fichier} : ${reason(raison)}.`,
  "sauvegarde.autres-migrations": ({ onlyBackup, onlyBase }) =>
    [
      "Cette sauvegarde et cette base ne sont pas de la même version de Maillage.",
      Array.isArray(onlyBackup) &&
        onlyBackup.length > 0 &&
        `Dans la sauvegarde seulement : ${list(onlyBackup)}.`,
      Array.isArray(onlyBase) && onlyBase.length > 0 && `Dans la base seulement : ${list(onlyBase)}.`,
      "Restaurez avec le Maillage qui a fait la sauvegarde, sur une base neuve, puis mettez-le à jour.",
    ]
      .filter(Boolean)
      .join(" "),
  "sauvegarde.autre-structure": () =>
    "Les tables de cette base ont été modifiées à la main : elles ne sont pas celles de la sauvegarde. Restaurez dans une base neuve.",
  "sauvegarde.base-non-vide": ({ tables }) =>
    `Cette base n'est pas vide (${list(tables)}) : rien n'a été changé. Restaurez dans une base neuve, ou ajoutez --remplacer pour effacer tout ce qu'elle contient.`,
  "sauvegarde.restauration-differente": ({ tables }) =>
    `Une fois restaurées, ces tables n'étaient pas celles de la sauvegarde : ${list(tables)}. La base a été laissée comme elle était.`,
};
