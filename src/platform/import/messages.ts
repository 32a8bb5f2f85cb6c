/** French sentences of the refusals of this folder: what is wrong, then what to do. */
import { formatNumber, NNBSP } from "#platform/values/french.ts";
import type { RefusalDetails } from "#platform/values/refusal.ts";
import { LIMITES } from "./feuilles.ts";

const MEGA = 1024 * 1024;

function mega(value: RefusalDetails[string] | undefined, otherwise: number): string {
  return `${formatNumber(Math.round((typeof value === "number" ? value : otherwise) / MEGA))}${NNBSP}Mo`;
}

function count(value: RefusalDetails[string] | undefined, otherwise: number): string {
  return formatNumber(typeof value === "number" ? value : otherwise);
}

function place(details: RefusalDetails): string {
  return typeof details.ligne === "number" ? ` à la ligne ${details.ligne}` : "";
}

const RAISONS_ARCHIVE: Readonly<Record<string, string>> = {
  zip64: "Il utilise une variante du format zip que Maillage ne lit pas.",
  "fichiers-superposes": "Ses éléments se chevauchent, ce qu’aucun tableur n’écrit.",
  "fichiers-doubles": "Deux de ses éléments portent le même nom.",
  "trop-de-fichiers": "Il contient bien trop d’éléments pour un tableau.",
};

/** Sentence for each code that {@link readSheets} may refuse with. */
export const messagesImport: Record<string, (details: RefusalDetails) => string> = {
  "import.fichier-vide": () =>
    "Le fichier est vide. Vérifiez qu’il a bien été enregistré, puis déposez-le de nouveau.",
  "import.trop-lourd": (details) =>
    `Le fichier pèse ${mega(details.octets, LIMITES.octets)}, la limite est de ${mega(details.limite, LIMITES.octets)}. Retirez les images ou les feuilles inutiles, ou découpez-le.`,
  "import.trop-de-lignes": (details) =>
    `${details.feuille ? `La feuille « ${details.feuille} »` : "Le fichier"} dépasse ${count(details.limite, LIMITES.lignes)} lignes remplies. Découpez-le en plusieurs fichiers.`,
  "import.trop-de-colonnes": (details) =>
    `Le tableau dépasse ${count(details.limite, LIMITES.colonnes)} colonnes${place(details)}. Supprimez les colonnes inutiles, puis déposez-le de nouveau.`,
  "import.format-inconnu": () =>
    "Ce fichier n’est ni un classeur (.xlsx, .ods) ni un CSV. Ouvrez-le dans votre tableur et enregistrez-le dans l’un de ces formats.",
  "import.image-renommee": (details) =>
    `Ce fichier est en réalité de type ${details.nature ?? "image"}, quel que soit son nom. Déposez le tableau d’origine, au format .xlsx, .ods ou .csv.`,
  "import.macros": () =>
    "Ce classeur contient des macros, que Maillage refuse. Enregistrez-le au format « Classeur Excel (.xlsx) », sans macros.",
  "import.bombe": (details) =>
    `Une fois décompressé, ce fichier serait démesuré (limite${NNBSP}: ${mega(details.limite, LIMITES.octetsDecompresses)}). Copiez les seules cellules utiles dans un classeur neuf.`,
  "import.chiffre": () =>
    `Ce classeur est protégé par un mot de passe à l’ouverture. Retirez-le (Excel${NNBSP}: Fichier, Informations, Protéger le classeur${NNBSP}; LibreOffice${NNBSP}: Fichier, Enregistrer sous, décocher « Enregistrer avec mot de passe »), puis déposez-le de nouveau.`,
  "import.ancien-xls": () =>
    "Ce classeur est à l’ancien format Excel (.xls). Ouvrez-le et enregistrez-le au format .xlsx.",
  "import.archive-abimee": (details) =>
    `Ce classeur est abîmé ou incomplet. ${RAISONS_ARCHIVE[String(details.raison)] ?? ""} Ouvrez-le dans votre tableur, enregistrez-le sous un nouveau nom au format .xlsx, puis déposez-le de nouveau.`.replace(
      / {2,}/g,
      " ",
    ),
  "import.xml-dangereux": () =>
    "Ce classeur contient une déclaration qu’aucun tableur n’écrit (DOCTYPE). Par sécurité, il n’est pas lu. Copiez ses cellules dans un classeur neuf.",
  "import.trop-complexe": () =>
    "Ce classeur demande trop de mémoire pour être lu. Copiez les seules cellules utiles dans un classeur neuf, sans mise en forme.",
  "import.trop-long": (details) =>
    `La lecture du fichier a été arrêtée au bout de ${count(details.secondes, 20)} secondes. Copiez les seules cellules utiles dans un classeur neuf.`,
  "import.feuille-vide": () =>
    "Aucune cellule n’est remplie dans ce fichier. Vérifiez que vous avez déposé le bon.",
  "import.octets-nuls": () =>
    "Ce fichier n’est pas un texte lisible (octets nuls). Enregistrez-le depuis votre tableur au format « CSV UTF-8 » ou .xlsx.",
  "import.guillemet": (details) =>
    `Un guillemet ouvert${place(details)} n’est jamais refermé comme il faut. Corrigez cette ligne, ou enregistrez le tableau au format .xlsx.`,
  "import.illisible": (details) =>
    `Le fichier ne peut pas être lu${place(details)}. Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx, puis déposez-le de nouveau.`,
};
