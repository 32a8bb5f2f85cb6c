/** The fields of a plan of actions and the words by which départements name them. */
import type { Champ } from "#platform/import/columns.ts";

/** Fields that a person may choose for a column. */
export const CHAMPS: readonly Champ[] = [
  {
    cle: "volet_no",
    libelle: "N° du volet",
    synonymes: ["volet n°", "n° axe", "axe n°", "n° orientation", "orientation n°"],
  },
  { cle: "volet", libelle: "Volet", synonymes: ["intitulé du volet", "titre du volet", "volet du schéma"] },
  { cle: "engagement_no", libelle: "N° de l’engagement", synonymes: ["engagement n°"] },
  {
    cle: "engagement",
    libelle: "Engagement",
    synonymes: ["intitulé de l'engagement", "titre de l'engagement"],
  },
  {
    cle: "objectif_no",
    libelle: "N° de l’objectif",
    synonymes: ["objectif n°", "fiche objectif n°", "n° fiche objectif"],
  },
  {
    cle: "objectif",
    libelle: "Objectif",
    synonymes: ["fiche objectif", "intitulé de l'objectif", "titre de l'objectif"],
    obligatoire: true,
  },
  {
    cle: "contexte",
    libelle: "Contexte",
    synonymes: [
      "éléments de contexte",
      "contexte et enjeux",
      "constat",
      "constats partagés",
      "diagnostic",
      "état des lieux",
      "problématique",
    ],
  },
  {
    cle: "action_code",
    libelle: "Code de l’action",
    synonymes: ["action n°", "n° action", "fiche action n°", "n° fiche action", "référence de l'action"],
  },
  {
    cle: "action",
    libelle: "Action",
    synonymes: [
      "intitulé de l'action",
      "libellé de l'action",
      "titre de l'action",
      "nom de l'action",
      "intitulé de la fiche action",
      "fiche action",
      "action prévue",
      "action envisagée",
      "action à mener",
      "action à mettre en œuvre",
      "mesure",
      "opération",
    ],
    obligatoire: true,
  },
  {
    cle: "rattachement",
    libelle: "Rattachée, du schéma",
    synonymes: ["schéma d'origine de l'action"],
  },
  {
    cle: "nature",
    libelle: "Nature",
    synonymes: [
      "type",
      "type d'action",
      "nature de l'action",
      "nouvelle / à poursuivre",
      "nouvelle ou poursuite",
      "statut nouvelle / à poursuivre",
      "action nouvelle ou à poursuivre",
    ],
  },
  {
    cle: "debut",
    libelle: "Début",
    synonymes: [
      "date de début",
      "début prévu",
      "démarrage",
      "date de démarrage",
      "année de démarrage",
      "démarrage prévu",
      "commencement",
      "lancement",
      "date de lancement",
      "date de mise en œuvre",
      "date de mise en place",
      "à partir de",
    ],
  },
  {
    cle: "fin",
    libelle: "Fin",
    synonymes: [
      "date de fin",
      "fin prévue",
      "échéance",
      "date d'échéance",
      "échéance prévue",
      "échéance de réalisation",
      "terme",
      "délai",
      "date limite",
      "clôture",
      "date de réalisation",
    ],
  },
  {
    cle: "pilotage",
    libelle: "Pilotage",
    synonymes: [
      "pilote",
      "pilote de l'action",
      "institution pilote",
      "service pilote",
      "porteur",
      "porteur de l'action",
      "porteur de projet",
      "structure porteuse",
      "chef de file",
      "référent",
      "responsable",
      "maître d'ouvrage",
      "coordination",
    ],
  },
  {
    cle: "partenaires",
    libelle: "Partenaires",
    synonymes: [
      "partenaires associés",
      "partenaires mobilisés",
      "partenaires de l'action",
      "partenariat",
      "institutions partenaires",
      "acteurs associés",
      "acteurs concernés",
      "acteurs mobilisés",
      "contributeurs",
    ],
  },
  {
    cle: "resultats_attendus",
    libelle: "Résultats attendus",
    synonymes: [
      "résultats",
      "résultats visés",
      "résultats escomptés",
      "effets attendus",
      "impacts attendus",
      "livrables",
    ],
  },
  {
    cle: "indicateurs",
    libelle: "Indicateurs d’évaluation",
    synonymes: [
      "indicateurs",
      "indicateurs de suivi",
      "indicateurs de résultat",
      "indicateurs de réalisation",
      "critères",
      "critères d'évaluation",
      "évaluation",
      "modalités d'évaluation",
    ],
  },
  {
    cle: "calendrier",
    libelle: "Calendrier",
    synonymes: [
      "calendrier prévisionnel",
      "calendrier de réalisation",
      "année",
      "échéancier",
      "planning",
      "période",
      "période de réalisation",
      "mise en œuvre",
    ],
    repetable: true,
    motif: /^20\d\d(?:\s*[-/]\s*(?:20)?\d\d)?$/,
  },
];

/** Words that name a level of the plan whose rank depends on its place among the others. */
export const NIVEAU = "niveau";
/** A number or a code, of the level that stands at its right. */
export const NUMERO = "numero";
/** A title without saying of what: the action's, unless the action already has a column of its own. */
export const INTITULE = "intitule";

/** Tags, as our own file writes them: recognised so that they are taken for nothing else, and left alone. */
export const ETIQUETTES = "etiquettes";

/** What the headers are first compared with; `niveau`, `numero` and `intitule` are then settled by place. */
export const CHAMPS_RECONNUS: readonly Champ[] = [
  ...CHAMPS.map((champ) => ({ ...champ, obligatoire: false })),
  {
    cle: NIVEAU,
    libelle: "Niveau",
    synonymes: [
      "orientation",
      "orientation stratégique",
      "axe",
      "axe stratégique",
      "axe de travail",
      "axe de développement",
      "sous-axe",
      "thématique",
      "thème",
      "sous-thématique",
      "sous-thème",
      "enjeu",
      "pilier",
      "domaine",
      "domaine d'intervention",
      "ambition",
      "priorité",
      "chapitre",
      "finalité",
      "champ d'intervention",
      "objectif stratégique",
      "objectif général",
      "fiche",
    ],
    repetable: true,
  },
  {
    cle: NUMERO,
    libelle: "N°",
    synonymes: ["n°", "code", "référence", "réf", "n° d'ordre", "fiche n°", "n° de fiche", "id"],
    repetable: true,
  },
  { cle: ETIQUETTES, libelle: "Étiquettes", synonymes: [], repetable: true, motif: /^étiquettes\s*:/i },
  { cle: INTITULE, libelle: "Intitulé", synonymes: ["titre", "libellé", "désignation"] },
];
