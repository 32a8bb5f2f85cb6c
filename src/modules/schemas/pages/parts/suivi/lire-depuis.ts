import { Temporal } from "temporal-polyfill";
import { firstDay, parsePartialDate, precisionOf } from "#platform/values/partial-date.ts";
import { GENRES_CHANGEMENT, type GenreChangement } from "../../../domain/suivi/dire-changements.ts";

/** The beginning asked for by `?depuis=…`. */
export type Depuis = {
  jour: Temporal.PlainDate;
  /** What was typed and cannot be understood; null when it can. */
  illisible: string | null;
};

/**
 * A whole day not after today; without one, the last visit, else thirty days ago. Days before 1900 are not days of a
 * scheme.
 */
export function lireDepuis(
  params: URLSearchParams,
  today: Temporal.PlainDate,
  derniere: string | null,
): Depuis {
  const text = params.get("depuis")?.trim() ?? "";
  const usual = derniere ? Temporal.PlainDate.from(derniere) : today.subtract({ days: 30 });
  if (text === "") return { jour: usual, illisible: null };
  const date = parsePartialDate(text);
  if (!date || precisionOf(date) !== "jour") return { jour: usual, illisible: text };
  const day = firstDay(date);
  return { jour: Temporal.PlainDate.compare(day, today) > 0 ? today : day, illisible: null };
}

export function lireGenre(params: URLSearchParams): GenreChangement | null {
  return GENRES_CHANGEMENT.find((genre) => genre === params.get("genre")) ?? null;
}
