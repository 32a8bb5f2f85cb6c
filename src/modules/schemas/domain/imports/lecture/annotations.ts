/** Rows of a sheet that are no action: legend, totals, headings that run across the table. */
import { normalise } from "#platform/values/french.ts";
import type { Niveau } from "./hierarchie.ts";
import type { Plan, Rangee } from "./rangee.ts";
import { lireNiveau } from "./textes.ts";

const NOTE =
  /^(?:l[ée]gendes?|notes?|nb|n\.b\.|sources?|remarques?|lecture|abr[ée]viations|sigles|\*+)\s*(?::|$)|^\*/iu;
const TOTAL = /^(?:sous[\s-]+)?totaux?\b|^(?:sous[\s-]+)?total\b/iu;
const NIVEAU_DU_MOT: Readonly<Record<string, Niveau>> = {
  volet: "volet",
  orientation: "volet",
  axe: "volet",
  thematique: "volet",
  theme: "volet",
  enjeu: "volet",
  engagement: "engagement",
  objectif: "objectif",
  fiche: "objectif",
};

export type Annotation =
  | { readonly type: "note"; readonly texte: string }
  | { readonly type: "titre"; readonly niveau: Niveau; readonly texte: string }
  | { readonly type: "isole"; readonly texte: string };

/** What a row is when it is no row of the plan, else null. `isole`: a lone text across the table, not understood. */
export function reconnaitreAnnotation(rangee: Rangee, plan: Plan): Annotation | null {
  const premier = rangee.premierTexte();
  if (TOTAL.test(premier) && rangee.champ("action").texte.replace(/[\d\s]/g, "") === "") {
    return { type: "note", texte: premier };
  }
  const unique = rangee.texteUnique();
  if (!unique) return null;
  if (NOTE.test(unique.texte) || TOTAL.test(unique.texte)) return { type: "note", texte: unique.texte };
  const action = plan.champs.get("action")?.index;
  const across = unique.etale && action !== undefined && rangee.a(action).texte === unique.texte;
  const outside = ![...plan.champs.values(), ...plan.annees].some(({ index }) => index === unique.index);
  if (!across && !outside) return null;
  const { no, mot } = lireNiveau(unique.texte);
  const niveau = mot === null ? undefined : NIVEAU_DU_MOT[normalise(mot)];
  if (across && no !== null && niveau) return { type: "titre", niveau, texte: unique.texte };
  // A text in a column that the plan does not use is a remark of its author's, nothing is lost by passing it.
  return outside && !across ? null : { type: "isole", texte: unique.texte };
}
