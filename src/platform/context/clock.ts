import { Temporal } from "temporal-polyfill";

/** The time of day is a parameter: tests and demonstrations choose theirs. */
export type Clock = { now(): Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The civil day in Paris, where the terms of a scheme are written. */
export function dayInParis(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO("Europe/Paris").toPlainDate();
}
