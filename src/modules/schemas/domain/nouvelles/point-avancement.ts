import type { Temporal } from "temporal-polyfill";
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte } from "../plan/texte-saisi.ts";
import type { Meteo, Statut } from "../plan/vocabulaire.ts";

/** One news of an action: a single gesture, appended, never changed. */
export type PointAvancement = {
  statut: Statut;
  /** Per cent, whole, 0 to 100. */
  avancement: number;
  meteo: Meteo;
  commentaire: string;
  blocage: Blocage | null;
};

/** What stops the action, what would free it, and by when. */
export type Blocage = { raison: string; condition: string; echeance: Temporal.PlainDate };

/** Longest text accepted in one field, in characters. */
export const TEXTE_MAXIMUM = 5_000;

/**
 * The point as it will be kept: texts trimmed, progress in accord with the status (done is 100 %, to come is 0 %).
 *
 * @throws Refusal when the news contradicts itself: a blockage without reason or condition, an action done and blocked,
 * given up or suspended without a word of why, progress outside 0 to 100, a text too long.
 */
export function checkPoint(point: PointAvancement): PointAvancement {
  const commentaire = cleanTexte(point.commentaire, "commentaire").texte;
  if (commentaire.length > TEXTE_MAXIMUM)
    throw new Refusal("point.texte-trop-long", { maximum: TEXTE_MAXIMUM });
  if (!Number.isInteger(point.avancement) || point.avancement < 0 || point.avancement > 100) {
    throw new Refusal("point.avancement-hors-bornes", { champ: "avancement" });
  }
  const blocage = point.blocage && checkBlocage(point.blocage);
  if (blocage && (point.statut === "realisee" || point.statut === "abandonnee")) {
    throw new Refusal("point.blocage-sans-objet", { champ: "statut" });
  }
  if ((point.statut === "suspendue" || point.statut === "abandonnee") && !commentaire && !blocage) {
    throw new Refusal("point.commentaire-attendu", { champ: "commentaire" });
  }
  const avancement = point.statut === "realisee" ? 100 : point.statut === "a_venir" ? 0 : point.avancement;
  return { ...point, commentaire, avancement, blocage };
}

function checkBlocage(blocage: Blocage): Blocage {
  const raison = cleanTexte(blocage.raison, "raison").texte;
  const condition = cleanTexte(blocage.condition, "condition").texte;
  if (!raison) throw new Refusal("point.blocage-incomplet", { champ: "raison" });
  if (!condition) throw new Refusal("point.blocage-incomplet", { champ: "condition" });
  if (raison.length > TEXTE_MAXIMUM || condition.length > TEXTE_MAXIMUM) {
    throw new Refusal("point.texte-trop-long", { maximum: TEXTE_MAXIMUM });
  }
  return { raison, condition, echeance: blocage.echeance };
}
