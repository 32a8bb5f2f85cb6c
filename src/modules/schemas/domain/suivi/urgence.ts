import { ALERTES, type Alerte, hasAlerte } from "../plan/filtre-plan.ts";
import type { Situation } from "../plan/situation.ts";

/** What is wrong with an action, the most pressing first: what stops it, then its dates, then silence. */
export const URGENCES: readonly Alerte[] = ["bloquee", "en-retard", "non-demarree", "sans-nouvelles"];

/** The most pressing thing that is wrong; null when nothing is. */
export function urgenceOf(situation: Situation): Alerte | null {
  return URGENCES.find((alerte) => hasAlerte(situation, alerte)) ?? null;
}

/** How many things are wrong. */
export function countUrgences(situation: Situation): number {
  return ALERTES.filter((alerte) => hasAlerte(situation, alerte)).length;
}

/** What waits, put together by what is most pressing; each once, in the order received. */
export function grouperUrgences<Action extends { situation: Situation }>(
  actions: readonly Action[],
): { alerte: Alerte; actions: Action[] }[] {
  return URGENCES.map((alerte) => ({
    alerte,
    actions: actions.filter(({ situation }) => urgenceOf(situation) === alerte),
  })).filter((groupe) => groupe.actions.length > 0);
}
