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
};
