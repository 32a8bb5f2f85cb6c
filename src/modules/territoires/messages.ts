import type { Catalogue } from "#platform/http/messages.ts";

export const messagesTerritoires: Catalogue = {
  "historique.forme": () =>
    "Ce fichier n’est pas un historique des communes. Prenez « historique-communes.json » du code officiel géographique, ou « v_mvt_commune » de l’Insee au format CSV.",
  "historique.vide": () =>
    "Ce fichier ne contient aucun changement de code de commune : rien n’a été importé.",
  "appartenance.annee": ({ premiere, derniere }) =>
    `Écrivez l’année après --annee, de ${premiere} à ${derniere} : celle du 1er janvier où ces communes formaient ces intercommunalités.`,
  "appartenance.colonnes": () =>
    "Le fichier n’a pas de colonne du code de la commune (CODGEO, code_commune ou insee) ou du numéro Siren de son intercommunalité (EPCI ou siren_epci). Ajoutez-les, puis recommencez.",
  "appartenance.double": ({ commune, ligne }) =>
    `La commune ${commune} est dans deux intercommunalités (ligne ${ligne}). Corrigez le fichier : une commune n’en a qu’une, la même année.`,
  "appartenance.aucune": ({ departement }) =>
    `Aucune commune du département ${departement} n’a d’intercommunalité dans ce fichier : est-ce celui d’un autre département ?`,
  "lieux.fichier-absent": () => "Choisissez le fichier des centres des communes, puis envoyez-le.",
  "lieux.source": ({ maximum }) =>
    `Dites qui a fait ce fichier, en ${maximum} caractères au plus : « IGN, Admin Express 2024 ».`,
  "lieux.colonnes": () =>
    "Le fichier n’a pas les colonnes attendues : code (ou codgeo, insee_com), lon (ou longitude) et lat (ou latitude).",
  "lieux.projection": () =>
    "Ces coordonnées ne sont pas en degrés (des mètres de Lambert 93, sans doute) : demandez le fichier en WGS 84.",
  "lieux.aucune": ({ departement }) => `Aucune commune du département ${departement} dans ce fichier.`,
  "zonages.fichier-absent": () => "Choisissez le fichier du zonage, ou collez son tableau, puis envoyez-le.",
  "zonages.genre": () => "Dites de quel zonage il s’agit : QPV, ZRR, UTAS, circonscription ou autre.",
  "zonages.annee": ({ derniere }) =>
    `Écrivez l’année où ce zonage est en vigueur, de 1943 à ${derniere}, en quatre chiffres.`,
  "zonages.source": ({ maximum }) =>
    `Dites qui publie ce zonage, en ${maximum} caractères au plus : c’est écrit à côté de chaque zone.`,
  "zonages.colonnes": () =>
    "Le fichier n’a pas de colonne du code de la zone (code_zone, code_qp…) ou de ses communes (code_commune, codgeo, lib_com). Ajoutez-les, puis recommencez.",
  "zonages.aucune": ({ departement }) =>
    `Aucune commune du département ${departement} n’est dans ce fichier : est-ce celui d’un autre département ?`,
  "competences.perime": () =>
    "Quelqu’un a changé ces compétences pendant que vous écriviez. Rechargez la page, puis reprenez votre saisie.",
  "competences.competence": () =>
    "Cette compétence n’est pas dans la liste : prenez le nom court de l’une des colonnes du fichier exporté.",
  "competences.exercice": () =>
    "Choisissez : intercommunale (exercee), partagée (partagee), restée aux communes (communes).",
  "competences.depuis": ({ premiere, derniere }) =>
    `Écrivez une année de ${premiere} à ${derniere}, ou laissez vide si vous ne la connaissez pas.`,
  "competences.source": ({ maximum }) =>
    `Dites d’où vous le tenez (statuts, délibération), en ${maximum} caractères au plus.`,
  "competences.fichier-absent": () =>
    "Choisissez le fichier des compétences, ou collez son tableau, puis envoyez-le.",
  "competences.lignes": ({ combien, lignes }) =>
    `${combien === 1 ? "Une ligne ne se lit pas" : `${combien} lignes ne se lisent pas`} : ${lignes}. Corrigez, puis recommencez.`,
  "competences.colonnes": () =>
    "Le fichier doit avoir les colonnes siren, competence, exercice et source (et depuis, si vous la connaissez).",
  "competences.aucune": () => "Aucune ligne de ce fichier ne parle d’une intercommunalité du département.",
  "contours.fichier-absent": () => "Choisissez le fichier des contours, puis envoyez-le.",
  "contours.json": () =>
    "Ce fichier n’est pas du JSON, ou il est coupé avant la fin. Téléchargez-le de nouveau chez son producteur, au format GeoJSON ou TopoJSON.",
  "contours.forme": () =>
    "Ce fichier est du JSON, mais ni une « FeatureCollection » GeoJSON ni une « Topology » TopoJSON. Prenez les contours des communes ou des EPCI dans l’un de ces deux formats.",
  "contours.vide": () => "Ce fichier ne contient aucun territoire.",
  "contours.topologie": () =>
    "Ce TopoJSON est abîmé : des territoires renvoient à des arcs qui n’y sont pas. Téléchargez-le de nouveau.",
  "contours.codes": () =>
    "Aucun territoire de ce fichier ne porte de code de commune ou d’EPCI. Il faut une propriété « code », « INSEE_COM », « codgeo » ou « siren ».",
  "contours.projection": () =>
    "Les coordonnées de ce fichier ne sont pas des degrés (longitude, latitude) en France : il est sans doute en Lambert 93. Exportez-le de nouveau en WGS 84 (EPSG:4326).",
  "contours.inversees": () =>
    "Latitude et longitude sont inversées dans ce fichier. GeoJSON veut la longitude d’abord : exportez-le de nouveau.",
  "contours.autre-departement": ({ trouves }) =>
    `Aucun territoire de ce fichier n’est du département${trouves ? ` : il dessine ${trouves}` : ""}. Prenez le fichier de ce département, ou celui de toute la France.`,
  "contours.inconnus": ({ codes }) =>
    `Ces codes ne sont ceux d’aucune commune, d’aujourd’hui ou d’hier : ${codes}. Corrigez-les, ou importez d’abord l’historique des communes.`,
  "contours.sans-geometrie": ({ codes }) =>
    `Ces territoires n’ont pas de surface dans le fichier : ${codes}. Prenez un fichier de polygones, pas de points ni de lignes.`,
  "contours.geometrie": ({ codes }) =>
    `Le contour de ces territoires est abîmé (moins de quatre points, ou non refermé) : ${codes}.`,
  "contours.doubles": ({ codes }) => `Ces territoires sont deux fois dans le fichier : ${codes}.`,
  "contours.source": ({ maximum }) =>
    `Dites qui a fait ces contours, et de quelle année, en ${maximum} caractères au plus : c’est écrit sous chaque carte.`,
  "contours.millesime": ({ derniere }) =>
    `Écrivez l’année de ces contours, de 1943 à ${derniere}, ou laissez le champ vide si vous ne la connaissez pas.`,
};
