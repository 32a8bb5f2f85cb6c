/**
 * A date with its precision, written as ISO 8601 allows: « 2023 », « 2023-04 » or « 2023-04-17 ». Plans say
 * « à partir de 2023 » far more often than they name a day; keeping the precision keeps the promise as it was made.
 */
import { Temporal } from "temporal-polyfill";
import { formatDate, formatMonth } from "./french.ts";

declare const brand: unique symbol;
export type PartialDate = string & { readonly [brand]: "partial-date" };

const SHAPE = /^(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** The partial date written in `text`, or null when it is not one (years 1900 to 2199, real days only). */
export function parsePartialDate(text: string): PartialDate | null {
  if (!SHAPE.test(text)) return null;
  if (text.length === 10) {
    try {
      Temporal.PlainDate.from(text, { overflow: "reject" });
    } catch {
      return null;
    }
  }
  return text as PartialDate;
}

export function precisionOf(date: PartialDate): "annee" | "mois" | "jour" {
  return date.length === 4 ? "annee" : date.length === 7 ? "mois" : "jour";
}

/** First day that the date may mean: 2023 → 1 January 2023. */
export function firstDay(date: PartialDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(
    date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date,
  );
}

/** Last day that the date may mean: 2023 → 31 December 2023. A term is missed only after it. */
export function lastDay(date: PartialDate): Temporal.PlainDate {
  const first = firstDay(date);
  if (date.length === 4) return first.with({ month: 12, day: 31 });
  if (date.length === 7) return first.with({ day: first.daysInMonth });
  return first;
}

/** « 2023 », « avril 2023 », « 17 avril 2023 ». */
export function formatPartialDate(date: PartialDate): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatMonth(firstDay(date)) : formatDate(firstDay(date));
}
