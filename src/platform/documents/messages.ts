/** French sentences of the refusals of this folder: what is wrong, then what to do. */
import { formatNumber, NBSP, NNBSP } from "#platform/values/french.ts";
import type { RefusalDetails } from "#platform/values/refusal.ts";

function mega(value: RefusalDetails[string] | undefined): string {
  return `${formatNumber(Math.round(Number(value ?? 0) / (1024 * 1024)))}${NNBSP}Mo`;
}

export const messagesDocuments: Record<string, (details: RefusalDetails) => string> = {
  "documents.sans-titre": () =>
    "Le document n’a pas de titre. Donnez-lui un titre, puis relancez l’impression.",
  "documents.sans-texte-alternatif": () =>
    "Une image du document n’a pas de texte alternatif. Décrivez-la en quelques mots, pour qui ne la voit pas, puis relancez l’impression.",
  "documents.niveaux-de-titre": () =>
    "Les titres du document sautent un niveau. Signalez-le à la personne qui administre Maillage.",
  "documents.tableau-sans-entete": () =>
    "Un tableau du document n’a pas de ligne d’en-tête. Donnez un nom à chacune de ses colonnes, puis relancez l’impression.",
  "documents.image-absente": (details) =>
    `L’image « ${details.image ?? "inconnue"} » n’a pas été retrouvée. Déposez-la de nouveau, puis relancez l’impression.`,
  "documents.image-illisible": () =>
    `Une image du document est abîmée ou dans un format que l’impression ne lit pas. Remplacez-la par une image PNG ou JPEG.`,
  "documents.images-trop-lourdes": (details) =>
    `Les images de ce document pèsent plus de ${mega(details.limite)} ensemble. Réduisez-les avant d’imprimer.`,
  "documents.trop-lourd": () =>
    "Ce document demande plus de mémoire que l’impression n’en a. Imprimez-le en plusieurs parties.",
  "documents.trop-long": (details) =>
    `L’impression a été arrêtée${NBSP}: elle dépassait ${details.limite ?? 60} secondes. Imprimez le document en plusieurs parties.`,
  "documents.arrete": () =>
    "L’impression s’est arrêtée d’elle-même. Relancez-la ; si cela se répète, signalez-le.",
  "documents.annule": () => "L’impression a été annulée.",
  "documents.file-pleine": () => "Trop d’impressions attendent déjà. Recommencez dans une minute.",
  "modele.trop-lourd": ({ octets, limite }) =>
    `Ce modèle pèse ${mega(octets)}${NNBSP}; la limite est de ${mega(limite)}. Allégez ses images.`,
  "modele.pas-docx": () =>
    "Un modèle est un document Word (.docx). Ouvrez ce fichier dans Word ou LibreOffice et enregistrez-le au format DOCX.",
  "modele.sans-champ": () =>
    "Ce document ne contient aucun champ : il s’imprimerait toujours pareil. Écrivez au moins un nom de la liste entre accolades, par exemple {titre}.",
  "modele.objet": () =>
    "Ce modèle contient un objet incorporé (classeur, commande, programme). Retirez-le, ou remplacez-le par une image.",
  "modele.exterieur": () =>
    "Ce modèle va chercher une partie de lui-même ailleurs (image liée, modèle attaché). Incorporez ses images et détachez-le de son modèle, puis déposez-le de nouveau.",
  "modele.commande": () =>
    "Ce modèle contient un champ Word qui lit un fichier ou lance un programme. Retirez-le, puis déposez le modèle de nouveau.",
  "documents.indisponible": () =>
    "Le moteur d’impression n’a pas pu démarrer sur ce serveur. Signalez-le à la personne qui l’exploite.",
};
