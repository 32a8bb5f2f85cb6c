import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte, cleanTitre } from "../plan/texte-saisi.ts";

export const ETATS_AMENDEMENT = ["ouvert", "adopte", "abandonne"] as const;
export type EtatAmendement = (typeof ETATS_AMENDEMENT)[number];

export const LIBELLE_ETAT_AMENDEMENT: Readonly<Record<EtatAmendement, string>> = {
  ouvert: "Ouvert",
  adopte: "Adopté",
  abandonne: "Abandonné",
};

const OBJET_MAXIMUM = 200;
const MOTIF_MAXIMUM = 4_000;

/** The name and the reason of an amendment, as they are kept. @throws Refusal `amendement.objet`, `amendement.motif`. */
export function checkAmendement(saisie: { objet: string; motif: string }): { objet: string; motif: string } {
  const objet = cleanTitre(saisie.objet, "objet");
  if (objet === "" || objet.length > OBJET_MAXIMUM) throw new Refusal("amendement.objet", { champ: "objet" });
  const motif = cleanTexte(saisie.motif, "motif").texte;
  if (motif === "" || motif.length > MOTIF_MAXIMUM) throw new Refusal("amendement.motif", { champ: "motif" });
  return { objet, motif };
}
