/** The texts of a scheme that its copilots write beside the plan: foreword, method, diagnosis of a volet… */
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte, cleanTitre } from "../plan/texte-saisi.ts";

/** Where a text stands in the document, in its order. */
export const RUBRIQUES_TEXTE = [
  "avant_propos",
  "gouvernance",
  "methode",
  "territoire",
  "diagnostic",
  "composition",
  "annexe",
] as const;
export type RubriqueTexte = (typeof RUBRIQUES_TEXTE)[number];

export const LIBELLE_RUBRIQUE: Readonly<Record<RubriqueTexte, string>> = {
  avant_propos: "Avant-propos",
  gouvernance: "Gouvernance",
  methode: "Méthode",
  territoire: "Portrait du territoire",
  diagnostic: "Diagnostics",
  composition: "Composition du comité",
  annexe: "Annexes",
};

/** What each part is for, for whoever writes it. */
export const AIDE_RUBRIQUE: Readonly<Record<RubriqueTexte, string>> = {
  avant_propos: "Pourquoi ce schéma, ce qu’il engage. En tête du document.",
  gouvernance:
    "Le comité, son bureau, son secrétariat, son rythme. La liste des institutions et de leurs rôles s’ajoute d’elle-même.",
  methode: "Comment le schéma a été préparé : bilan, concertation, calendrier.",
  territoire: "Ce que le territoire a de particulier. La liste des intercommunalités s’ajoute d’elle-même.",
  diagnostic: "L’état des lieux de chaque volet, avant ses fiches.",
  composition: "Les sièges du comité, par collège. Un tableau s’y colle tel quel.",
  annexe: "Chartes, textes de référence, liste d’équipements.",
};

export type TexteSaisi = { titre: string; texte: string };

/** The text as it is kept. @throws Refusal `texte.vide` when neither is written, `texte.trop-long`. */
export function checkTexte(saisi: TexteSaisi): TexteSaisi {
  const titre = cleanTitre(saisi.titre, "titre");
  const { texte } = cleanTexte(saisi.texte, "texte");
  if (!titre && !texte) throw new Refusal("texte.vide", { champ: "texte" });
  return { titre, texte };
}

/** Texts of one scheme: a document of more than this is another document. */
export const TEXTES_MAXIMUM = 200;
