import type { Catalogue } from "#platform/http/messages.ts";

export const messagesObservatoire: Catalogue = {
  "observatoire.code": () =>
    "Ce code ne convient pas : des lettres sans accent, des chiffres et des tirets, en commençant par une lettre (« taux-couverture »).",
  "observatoire.code-pris": ({ code }) =>
    `Le catalogue a déjà un indicateur « ${code} » : choisissez un autre code.`,
  "observatoire.vide": () => "Ce champ est vide : écrivez au moins un mot.",
  "observatoire.long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : gardez l’essentiel.`,
  "observatoire.choix": () => "Choisissez une des réponses proposées.",
  "observatoire.ratio": () => "Un rapport a un numérateur et un dénominateur : nommez les deux.",
  "observatoire.agregation": () =>
    "Seul un effectif s’additionne, et seul un rapport se recalcule : une valeur publiée telle quelle ne s’agrège pas.",
  "observatoire.annees": () => "La dernière année est avant la première.",
  "observatoire.perime": () =>
    "Quelqu’un a modifié cet indicateur pendant que vous écriviez. Votre saisie est gardée ; comparez, puis enregistrez de nouveau.",
  "observatoire.fichier-absent": () => "Choisissez un fichier.",
  "observatoire.forme": ({ prereglage }) =>
    prereglage
      ? `Le fichier n’a pas les colonnes du préréglage « ${prereglage} » : laissez la reconnaissance automatique, ou choisissez-en un autre.`
      : "Aucun préréglage ne reconnaît ce fichier. Il faut une colonne de codes de territoires et une d’années (ou l’année donnée à côté), puis une colonne par indicateur du catalogue : dites à quoi chaque colonne correspond.",
  "observatoire.prereglage": ({ connus }) =>
    `Ce préréglage n’existe pas. Il y a : ${Array.isArray(connus) ? connus.join(", ") : ""}.`,
  "observatoire.autre-departement": ({ lignes }) =>
    `Ce fichier parle d’autres départements : aucune de ses ${lignes} lignes n’est d’ici. Rien n’est gardé.`,
  "observatoire.rien": ({ refusees }) =>
    `Aucun chiffre à garder dans ce fichier : ${refusees} cases refusées. Le détail est dans le rapport.`,
  "observatoire.json": () => "Ce fichier JSON n’a pas une forme connue : exportez le jeu en CSV.",
  "observatoire.lourd": ({ limite }) => `Un fichier JSON pèse ${limite} Mo au plus : exportez le jeu en CSV.`,
  "observatoire.etat": ({ etat }) =>
    etat === "publie"
      ? "Ce fichier est déjà publié."
      : etat === "annule"
        ? "Ce fichier est déjà retiré."
        : "Ce fichier n’est pas publié : il n’y a rien à retirer.",
  "observatoire.edition": () => "La date d’édition est illisible : écrivez un jour (2025-06-30).",
  "observatoire.millesime": () => "L’année est illisible : écrivez 2023, ou une période comme 2016/2021.",
  "observatoire.geographie": () => "L’année du découpage est une année, de 1943 à aujourd’hui.",
  "observatoire.maille": ({ connues }) =>
    `Cette maille n’existe pas. Il y a : ${Array.isArray(connues) ? connues.join(", ") : ""}.`,
  "observatoire.colonnes": () =>
    "La correspondance des colonnes est illisible : écrivez « En-tête=code » pour chacune, séparées par des points-virgules.",
};
