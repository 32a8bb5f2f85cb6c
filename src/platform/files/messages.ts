import type { Catalogue } from "#platform/http/messages.ts";
import { formatNumber, NBSP, NNBSP } from "#platform/values/french.ts";
import type { LimitesFichiers } from "./limites.ts";
import { DESCRIPTION_TYPE, TYPES_EN_MOTS, type TypeFichier } from "./types.ts";

const MEGA = 1024 * 1024;

/** « 1,5 Mo », « 12 ko ». */
export function formatTaille(octets: number): string {
  if (octets < MEGA) return `${formatNumber(Math.max(1, Math.round(octets / 1024)))}${NNBSP}ko`;
  return `${formatNumber(Math.round((octets / MEGA) * 10) / 10)}${NNBSP}Mo`;
}

/** « PDF, image…, 20 Mo au plus »: what a file field says. */
export function limitesEnMots({ octetsParFichier }: LimitesFichiers): string {
  return `${TYPES_EN_MOTS}, ${formatTaille(octetsParFichier)} au plus`;
}

const size = (value: unknown): string => formatTaille(typeof value === "number" ? value : 0);
const type = (value: unknown): (typeof DESCRIPTION_TYPE)[TypeFichier] =>
  DESCRIPTION_TYPE[String(value) as TypeFichier] ?? DESCRIPTION_TYPE.texte;
const ACCEPTES = `Sont acceptés${NBSP}: ${TYPES_EN_MOTS}.`;

/** Sentences of the refusals of the file store. */
export const messagesFichiers: Catalogue = {
  "fichier.absent": () => "Choisissez un fichier.",
  "fichier.vide": () =>
    "Ce fichier est vide. Vérifiez qu’il a bien été enregistré, puis choisissez-le de nouveau.",
  "fichier.trop-lourd": ({ octets, limite }) =>
    `Ce fichier pèse ${size(octets)}${NNBSP}; la limite est de ${size(limite)}. Allégez-le (images réduites, PDF compressé) ou découpez-le.`,
  "fichier.departement-plein": ({ limite }) =>
    `Les fichiers de ce département occupent déjà toute la place prévue (${size(limite)}). Retirez ceux qui ne servent plus, ou demandez plus de place à qui exploite ce site.`,
  "fichier.type-inconnu": () => `Ce type de fichier n’est pas accepté. ${ACCEPTES}`,
  "fichier.archive": () => `Les archives (ZIP et autres) ne sont pas acceptées. ${ACCEPTES}`,
  "fichier.svg": () =>
    "Une image SVG peut contenir du code, elle n’est pas acceptée. Enregistrez-la au format PNG.",
  "fichier.code": () =>
    "Ce fichier est une page web ou du code, il n’est pas accepté. Enregistrez-le au format PDF.",
  "fichier.ancien-format": () =>
    "Ce fichier est à un ancien format de bureautique (.doc, .xls). Ouvrez-le et enregistrez-le au format DOCX, XLSX ou PDF.",
  "fichier.chiffre": () =>
    "Ce fichier est protégé par un mot de passe. Retirez-le, puis choisissez le fichier de nouveau.",
  "fichier.macros": () =>
    "Ce fichier contient des macros, il n’est pas accepté. Enregistrez-le sans macros, ou au format PDF.",
  "fichier.bombe": ({ octets }) =>
    `Ce fichier deviendrait démesuré une fois ouvert (${size(octets)})${NNBSP}: il n’est pas accepté.`,
  "fichier.abime": () =>
    "Ce fichier est abîmé ou incomplet. Ouvrez-le, enregistrez-le sous un nouveau nom, puis choisissez-le de nouveau.",
  "fichier.extension": ({ nom, extension, type: found }) => {
    const { libelle, extensions } = type(found);
    const ending = extension
      ? `se termine par «${NBSP}.${extension}${NBSP}»`
      : "n’a pas de fin (.pdf, .docx…)";
    return `Le nom «${NBSP}${nom}${NBSP}» ${ending} alors que le contenu est de type ${libelle}. Donnez-lui la fin «${NBSP}.${extensions[0]}${NBSP}», ou enregistrez-le au format voulu.`;
  },
  "fichier.autre-type": ({ type: found }) => `Le contenu de ce fichier est de type ${type(found).libelle}.`,
};
