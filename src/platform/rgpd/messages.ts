import type { Catalogue } from "#platform/http/messages.ts";

export const messagesRgpd: Catalogue = {
  "rgpd.motif": () => "Dites pourquoi cette personne est effacée.",
  "rgpd.confirmation": ({ nom }) => `Pour confirmer, recopiez le nom de la personne : « ${nom} ».`,
  "rgpd.perime": () => "La fiche de cette personne a changé depuis. Relisez-la, puis confirmez de nouveau.",
  "rgpd.soi-meme": () =>
    "On ne s'efface pas soi-même : demandez-le à un autre administrateur de votre institution.",
  "rgpd.seul-administrateur": ({ institution }) =>
    `Cette personne est la seule à administrer ${institution}. Nommez d'abord quelqu'un d'autre.`,
  "rgpd.obligation-comptable": () =>
    "Cette personne certifie ou signe, ou l'a fait il y a moins de dix ans : les pièces comptables et ce qui les prouve se gardent dix ans (code de commerce, article L. 123-22). Elle ne peut pas être effacée avant.",
  "rgpd.jours": ({ libelle, min, max }) => `${libelle} : entre ${min} et ${max} jours.`,
  "rgpd.exploitant-long": ({ maximum }) => `Ce texte est trop long ou abîmé : ${maximum} caractères au plus.`,
  "registre.perime": () =>
    "Le registre a changé depuis que vous l'avez ouvert. Relisez-le, puis enregistrez de nouveau.",
  "registre.long": () => "Ce texte est trop long : 2 000 caractères au plus.",
};
