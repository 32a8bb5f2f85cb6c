import type { Temporal } from "temporal-polyfill";
import type { PartialDate } from "#platform/values/partial-date.ts";
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
  const { iso, limit } = boundsOf(today);
  const statut = action.statut ?? "a_venir";
  const over = statut === "realisee" || statut === "abandonnee";
  // Of two dates written as ISO 8601 the text tells which comes first; a year or a month is past when it is over.
  const past = (date: PartialDate) => date < iso.slice(0, date.length);
  const enRetard = !over && action.fin !== null && past(action.fin);
  const nonDemarree = statut === "a_venir" && action.debut !== null && past(action.debut);

  const start = () => (action.debut ? `${action.debut}-01-01`.slice(0, 10) : origine.toString());
  const shouldMove = !over && statut !== "suspendue" && (statut !== "a_venir" || start() < iso);
  const sansNouvelles = shouldMove && (action.dernierPoint?.toString() ?? start()) < limit;

  return { statut, bloquee: action.bloquee && !over, enRetard, nonDemarree, sansNouvelles };
}

// The same day serves every action of a plan, and date arithmetic is the dearest part of it.
const bounds = new WeakMap<Temporal.PlainDate, { iso: string; limit: string }>();

function boundsOf(today: Temporal.PlainDate): { iso: string; limit: string } {
  let found = bounds.get(today);
  if (!found) {
    found = { iso: today.toString(), limit: today.subtract({ months: MOIS_SANS_NOUVELLES }).toString() };
    bounds.set(today, found);
  }
  return found;
}
