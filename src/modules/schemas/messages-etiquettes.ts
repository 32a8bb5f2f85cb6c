import type { Catalogue } from "#platform/http/messages.ts";

const EMPECHEMENTS: Readonly<Record<string, string>> = {
  "elle-meme": "Une étiquette ne se fusionne pas avec elle-même : choisissez-en une autre.",
  fusionnee: "L’une des deux étiquettes a déjà été fusionnée : rechargez la page.",
  rangee: "L’étiquette choisie est rangée : ressortez-la d’abord, ou choisissez-en une autre.",
  famille:
    "Ces deux étiquettes ne sont pas de la même famille : changez d’abord la famille de l’une d’elles.",
};

/** What the words of a département refuse. */
export const messagesEtiquettes: Catalogue = {
  "etiquette.famille": () => "Choisissez la famille de l’étiquette.",
  "etiquette.sans-lettre": () => "Donnez un nom à l’étiquette, avec des lettres ou des chiffres.",
  "etiquette.longue": ({ maximum }) =>
    `Ce texte dépasse ${Number(maximum).toLocaleString("fr-FR")} caractères : raccourcissez-le.`,
  "etiquette.rang": () => "Le rang est un nombre entier de 0 à 999 ; laissez vide pour l’ordre alphabétique.",
  "etiquette.prise": ({ libelle, rangee }) =>
    rangee === true
      ? `Cette famille a déjà une étiquette « ${libelle} », qui est rangée : ressortez-la au lieu d’en créer une seconde.`
      : `Cette famille a déjà une étiquette « ${libelle} » : servez-vous de celle-ci, ou choisissez un autre nom.`,
  "etiquette.perimee": () =>
    "Quelqu’un a changé cette étiquette depuis que vous avez ouvert la page : rien n’a été enregistré. Relisez-la ci-dessous, puis recommencez.",
  "etiquette.fusionnee": ({ dans }) =>
    `Cette étiquette a été fusionnée dans « ${dans} » : modifiez celle-ci, ou défaites d’abord la fusion.`,
  "etiquette.fusion-impossible": ({ raison }) =>
    EMPECHEMENTS[String(raison)] ?? "Cette fusion n’est pas possible.",
  "etiquette.fusion-suivie": ({ libelle }) =>
    `« ${libelle} » a été fusionnée à son tour : défaites d’abord cette fusion-là.`,
};
