/** Readings of a whole scheme for its overview. */
import type { Temporal } from "temporal-polyfill";
import { compareFrench } from "#platform/values/french.ts";
import { lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import { type Bilan, bilanOf } from "./avancement.ts";
import type { Situation } from "./situation.ts";

/** The bilan of the actions that each acteur pilots, the one that pilots most first. */
export function bilansByPilote<Acteur extends { publicId: string; nom: string }>(
  actions: readonly { pilotes: readonly Acteur[]; situation: Situation; avancement: number }[],
): { acteur: Acteur; bilan: Bilan }[] {
  const piloted = new Map<string, { acteur: Acteur; actions: Set<(typeof actions)[number]> }>();
  for (const action of actions) {
    for (const acteur of action.pilotes) {
      const one = piloted.get(acteur.publicId) ?? { acteur, actions: new Set() };
      piloted.set(acteur.publicId, one);
      one.actions.add(action);
    }
  }
  return [...piloted.values()]
    .map(({ acteur, actions: own }) => ({ acteur, bilan: bilanOf([...own]) }))
    .sort((a, b) => b.bilan.total - a.bilan.total || compareFrench(a.acteur.nom, b.acteur.nom));
}

/** Months ahead in which a term is announced. */
export const MOIS_ECHEANCES = 12;

/** Actions under way or to come whose term falls within {@link MOIS_ECHEANCES} months, the nearest first. */
export function prochainesEcheances<Action extends { fin: PartialDate | null; situation: Situation }>(
  actions: readonly Action[],
  today: Temporal.PlainDate,
): Action[] {
  const from = today.toString();
  const until = today.add({ months: MOIS_ECHEANCES }).toString();
  return (
    actions
      .flatMap((action) => {
        const over = action.situation.statut === "realisee" || action.situation.statut === "abandonnee";
        // ISO days compare as text.
        const term = over || action.fin === null ? "" : lastDay(action.fin).toString();
        return term >= from && term <= until ? [{ action, term }] : [];
      })
      // The sort is stable: actions of the same day stay in the order of the plan.
      .sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0))
      .map(({ action }) => action)
  );
}
