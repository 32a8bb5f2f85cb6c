import { Temporal } from "temporal-polyfill";
import { formatDate } from "#platform/values/french.ts";

/** Days on which a role counts, both included; `au` is null while no end is known. */
export type Periode = { du: Temporal.PlainDate; au: Temporal.PlainDate | null };

export type EtatMandat = "a_venir" | "en_cours" | "termine";

/** Days before its last within which a mandat is said to end soon. */
export const BIENTOT = 60;

const { compare } = Temporal.PlainDate;

/** Where a mandat stands on `today`. */
export function etatMandat({ du, au }: Periode, today: Temporal.PlainDate): EtatMandat {
  if (compare(today, du) < 0) return "a_venir";
  return au !== null && compare(au, today) < 0 ? "termine" : "en_cours";
}

/** True when it counts on `today` and will not in {@link BIENTOT} days. */
export function finProche(periode: Periode, today: Temporal.PlainDate): boolean {
  return (
    etatMandat(periode, today) === "en_cours" &&
    periode.au !== null &&
    compare(periode.au, today.add({ days: BIENTOT })) < 0
  );
}

/** True when both count on some same day. */
export function chevauche(a: Periode, b: Periode): boolean {
  return (a.au === null || compare(b.du, a.au) <= 0) && (b.au === null || compare(a.du, b.au) <= 0);
}

/** True when `a` counts on each day on which `b` does. */
export function couvre(a: Periode, b: Periode): boolean {
  return compare(a.du, b.du) <= 0 && (a.au === null || (b.au !== null && compare(b.au, a.au) <= 0));
}

/**
 * The first day, from `today` on, on which none of `mandats` counts; null when one always will. Ending or shortening the
 * mandat of an administrator must not bring that day nearer.
 */
export function premierJourSans(
  mandats: readonly Periode[],
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  let day = today;
  for (;;) {
    const holder = mandats.find((one) => etatMandat(one, day) === "en_cours");
    if (!holder) return day;
    if (holder.au === null) return null;
    day = holder.au.add({ days: 1 });
  }
}

/** True when `apres` leaves an institution without its administrator sooner than `avant` did. */
export function prive(
  avant: readonly Periode[],
  apres: readonly Periode[],
  today: Temporal.PlainDate,
): boolean {
  const before = premierJourSans(avant, today);
  const after = premierJourSans(apres, today);
  return after !== null && (before === null || compare(after, before) < 0);
}

/** « depuis le 1er janvier 2026 », « du 1er janvier 2026 au 31 décembre 2027 ». */
export function formatPeriode({ du, au }: Periode): string {
  return au ? `du ${formatDate(du)} au ${formatDate(au)}` : `depuis le ${formatDate(du)}`;
}
