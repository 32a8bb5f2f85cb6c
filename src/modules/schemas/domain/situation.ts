import type { Temporal } from "temporal-polyfill";
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import type { Statut } from "./vocabulaire.ts";

/** Months without news after which an action that should be moving is called stale. */
export const MOIS_SANS_NOUVELLES = 6;

/** What is known of an action, as far as its situation depends on it. */
export type EtatAction = {
  debut: PartialDate | null;
  fin: PartialDate | null;
  /** Null when nobody ever gave news. */
  statut: Statut | null;
  dernierPoint: Temporal.PlainDate | null;
  bloquee: boolean;
};

/** Computed on the day it is read, never typed nor stored. */
export type Situation = {
  /** The status said last; « à venir » while nobody said anything. */
  statut: Statut;
  bloquee: boolean;
  /** The term has passed and the action is neither done nor given up. Exists only where a term was written. */
  enRetard: boolean;
  /** The start has passed and the action is still said to come. */
  nonDemarree: boolean;
  /** It should be moving and nobody said anything for {@link MOIS_SANS_NOUVELLES} months. */
  sansNouvelles: boolean;
};

/**
 * Where an action stands on the day `today`. `origine` is the first day of the scheme: an action without a start
 * (« à poursuivre ») is held to have been running since then, so that silence speaks where no date does.
 */
export function situationOf(
  action: EtatAction,
  today: Temporal.PlainDate,
  origine: Temporal.PlainDate,
): Situation {
  const statut = action.statut ?? "a_venir";
  const over = statut === "realisee" || statut === "abandonnee";
  const past = (day: Temporal.PlainDate) => day.until(today).sign > 0;
  const enRetard = !over && action.fin !== null && past(lastDay(action.fin));
  const nonDemarree = statut === "a_venir" && action.debut !== null && past(lastDay(action.debut));

  const start = action.debut ? firstDay(action.debut) : origine;
  const since = action.dernierPoint ?? start;
  const limit = today.subtract({ months: MOIS_SANS_NOUVELLES });
  const shouldMove = !over && (statut !== "a_venir" || past(start)) && statut !== "suspendue";
  const sansNouvelles = shouldMove && since.until(limit).sign > 0;

  return { statut, bloquee: action.bloquee && !over, enRetard, nonDemarree, sansNouvelles };
}
