/** French writing of dates, numbers and lists (typography of the Imprimerie nationale, through `Intl`). */
import { Temporal } from "temporal-polyfill";

/** Narrow no-break space, before « ; ! ? » and inside large numbers; no-break space before « : » and inside « ». */
export const NNBSP = "\u202f";
export const NBSP = "\u00a0";

const numbers = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const tenths = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const longDate = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
const monthYear = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });
const conjunction = new Intl.ListFormat("fr-FR", { type: "conjunction" });
const collator = new Intl.Collator("fr-FR", { numeric: true, sensitivity: "base" });

/** « 1 234,5 ». */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** « 63 % »; `ratio` is between 0 and 1. */
export function formatPercent(ratio: number): string {
  return `${numbers.format(Math.round(ratio * 100))}${NNBSP}%`;
}

/** « 44,2 % »: a share of a whole, to the tenth, for small parts would all read « 1 % ». */
export function formatShare(ratio: number): string {
  return `${tenths.format(ratio * 100)}${NNBSP}%`;
}

function utc(date: Temporal.PlainDate): number {
  return date.toZonedDateTime("UTC").epochMilliseconds;
}

/** « 17 septembre 2026 », with « 1er » for the first of a month. */
export function formatDate(date: Temporal.PlainDate): string {
  return longDate.format(utc(date)).replace(/^1 /, "1er ");
}

/** The same from an ISO day, `2026-09-17`. */
export function formatIsoDay(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}

/** « septembre 2026 ». */
export function formatMonth(date: Temporal.PlainDate): string {
  return monthYear.format(utc(date));
}

/** « 17 septembre 2026 à 14 h 05 » in Paris time. */
export function formatInstant(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO("Europe/Paris");
  const minutes = String(local.minute).padStart(2, "0");
  return `${formatDate(local.toPlainDate())} à ${local.hour}${NBSP}h${NBSP}${minutes}`;
}

/** « Caf, MSA et Département ». */
export function formatList(items: readonly string[]): string {
  return conjunction.format(items);
}

/** « 1 action », « 3 actions », « 0 action »: French keeps the singular under two. */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatNumber(count)}${NBSP}${count < 2 ? singular : many}`;
}

/** Order of a French dictionary, numbers by value (« 2-A » before « 10-A »). */
export function compareFrench(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Comparable form of a text typed by people: no accents, no case, typographic quotes and spaces folded. */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’‘`´]/g, "'")
    .replace(/[^a-z0-9']+/g, " ")
    .trim();
}

/** The text as it goes on a sentence: its first letter small, unless it is an acronym. */
export function uncapitalise(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase("fr") + text.slice(1);
}

/** The text with its first letter in capital: « importer un plan » → « Importer un plan ». */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}
