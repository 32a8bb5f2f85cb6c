import { Temporal } from "temporal-polyfill";

/** How often recurring work is done. */
export type Cadence =
  | { readonly minutes: number }
  /** Once a day at this time of Paris, « 03:15 ». */
  | { readonly chaqueJour: string };

/** The next instant at which work of this cadence is due, strictly after `after`. */
export function nextDue(cadence: Cadence, after: Temporal.Instant): Temporal.Instant {
  if ("minutes" in cadence) return after.add({ minutes: cadence.minutes });
  const time = Temporal.PlainTime.from(cadence.chaqueJour);
  const local = after.toZonedDateTimeISO("Europe/Paris");
  // A time that does not exist on the day clocks go forward is moved by an hour, one that exists twice is the first.
  const today = local.toPlainDate().toZonedDateTime({ timeZone: "Europe/Paris", plainTime: time });
  const due = today.epochMilliseconds > after.epochMilliseconds ? today : tomorrow(local, time);
  return due.toInstant();
}

function tomorrow(local: Temporal.ZonedDateTime, plainTime: Temporal.PlainTime): Temporal.ZonedDateTime {
  return local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: "Europe/Paris", plainTime });
}

/** As a person reads it: « toutes les 5 minutes », « chaque jour à 3 h 15 ». */
export function sayCadence(cadence: Cadence): string {
  if ("chaqueJour" in cadence) {
    const { hour, minute } = Temporal.PlainTime.from(cadence.chaqueJour);
    return `chaque jour à ${hour}\u00a0h${minute ? `\u00a0${String(minute).padStart(2, "0")}` : ""}`;
  }
  const { minutes } = cadence;
  if (minutes === 1) return "chaque minute";
  if (minutes % 60 === 0) return minutes === 60 ? "chaque heure" : `toutes les ${minutes / 60}\u00a0heures`;
  return `toutes les ${minutes}\u00a0minutes`;
}
