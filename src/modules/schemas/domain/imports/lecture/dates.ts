/** Dates and ticked years as plans write them, read without inventing a precision. */
import { Temporal } from "temporal-polyfill";
import { normalise } from "#platform/values/french.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";

const MOIS = ["janv", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"];
const OUVERT =
  /^(?:en continu|continu|permanent|permanente|toute la duree(?: du schema)?|a definir|a determiner|a preciser|neant|sans objet|nc|nd|so)?$/;
const APPROCHE =
  /^(?:(?:a partir|a compter) (?:de |du |d')?|(?:des|depuis|courant|fin|debut|avant|vers|en|annee|prevu|prevue|horizon|pour|le|la|mi|d'ici|jusqu'en|jusqu'a|jusqu'au|au)\s+)+/;

export type DateLue = { readonly date: PartialDate | null; readonly lisible: boolean };
const ILLISIBLE: DateLue = { date: null, lisible: false };

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function made(year: number, month?: number, day?: number): DateLue {
  const text = [String(year), ...[month, day].flatMap((part) => (part ? [two(part)] : []))].join("-");
  const date = parsePartialDate(text);
  return date ? { date, lisible: true } : ILLISIBLE;
}

function monthOf(word: string): number {
  // « juin » and « juillet » share three letters, « mars » and « mai » two: four letters are enough, « mai » is whole.
  const at = MOIS.findIndex((short) => word === short || (word.length > 3 && word.startsWith(short)));
  return at + 1;
}

/** Day of an Excel serial number (1900 calendar with its false 29 February 1900). */
function fromSerial(serial: number): DateLue {
  const day = Temporal.PlainDate.from("1899-12-30").add({ days: serial });
  return made(day.year, day.month, day.day);
}

/** A year typed in a cell of date format is shown as a day of 1905: it is read back as the year. */
function fromIso(year: number, month: number, day: number): DateLue {
  const read = made(year, month, day);
  if (!read.lisible || year !== 1905) return read;
  const since = Temporal.PlainDate.from("1899-12-30").until({ year, month, day }).days;
  return made(since);
}

/** `sens` chooses the month of a quarter or half-year: its first for a start, its last for an end. */
function fromPeriod(text: string, sens: "debut" | "fin"): DateLue | null {
  const quarter =
    /^t(?:rimestre)? ?([1-4]) (\d{4})$/.exec(text) ??
    /^([1-4]) ?(?:er|e|eme|nd)? ?(?:t|trim|trimestre) (\d{4})$/.exec(text);
  if (quarter) {
    const first = (Number(quarter[1]) - 1) * 3 + 1;
    return made(Number(quarter[2]), sens === "debut" ? first : first + 2);
  }
  const half =
    /^s(?:emestre)? ?([12]) (\d{4})$/.exec(text) ??
    /^([12]) ?(?:er|e|eme|nd)? ?(?:s|sem|semestre) (\d{4})$/.exec(text);
  if (half) {
    const first = (Number(half[1]) - 1) * 6 + 1;
    return made(Number(half[2]), sens === "debut" ? first : first + 5);
  }
  const rentree = /^rentree (?:scolaire )?(?:de )?(?:septembre )?(\d{4})(?: \d{2,4})?$/.exec(text);
  if (rentree) return made(Number(rentree[1]), 9);
  const years = /^(\d{4}) (?:a |au )?(\d{4}|\d{2})$/.exec(text);
  if (years?.[1] && years[2] && fullYear(years[2]) >= fullYear(years[1]) && Number(years[2]) !== 0) {
    return made(fullYear((sens === "debut" ? years[1] : years[2]) ?? ""));
  }
  return null;
}

function fromNumbers(text: string): DateLue | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return fromIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const isoMonth = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (isoMonth) return made(Number(isoMonth[1]), Number(isoMonth[2]));
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (day) return made(fullYear(day[3] ?? ""), Number(day[2]), Number(day[1]));
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (month) return made(Number(month[2]), Number(month[1]));
  return /^[2-7]\d{4}$/.test(text) ? fromSerial(Number(text)) : null;
}

/**
 * The partial date that a cell means. An empty cell and « en continu », « à définir » give no date and are readable.
 * Accepted: « 2023 », « septembre 2026 », « sept. 2024 », « 17/09/2026 », « 1er mars 2025 », ISO 8601, Excel serial
 * numbers, « T3 2024 », « 1er semestre 2025 », « rentrée 2024 », « 2023-2025 », with « à partir de », « fin »…
 */
export function lireDate(texte: string, sens: "debut" | "fin"): DateLue {
  const trimmed = texte.trim();
  const plain = normalise(trimmed);
  if (OUVERT.test(plain)) return { date: null, lisible: /^[-–—/.]*$/.test(trimmed) || plain !== "" };
  const numbers = fromNumbers(trimmed);
  if (numbers) return numbers;
  const core = plain.replace(APPROCHE, "");
  if (/^(?:19|20|21)\d\d$/.test(core)) return made(Number(core));
  const dated = fromNumbers(core.replace(/ /g, "/"));
  if (dated) return dated;
  const worded = /^(?:(\d{1,2})(?:er)? )?([a-z]{3,9}) (\d{4}|\d{2})$/.exec(core);
  const month = worded?.[2] ? monthOf(worded[2]) : 0;
  if (worded && month > 0)
    return made(fullYear(worded[3] ?? ""), month, worded[1] ? Number(worded[1]) : undefined);
  return fromPeriod(core, sens) ?? ILLISIBLE;
}

/** Year of a column of the calendar from its header: « Calendrier 22 » and « 2022-2023 » → 2022; null when none. */
export function anneeDeColonne(libelle: string): number | null {
  const four = /\b(20\d\d)\b/.exec(libelle);
  if (four) return Number(four[1]);
  const short = /(?:^|[\s'’])([2-9]\d)$/.exec(libelle.trim());
  return short ? 2000 + Number(short[1]) : null;
}

/** True for a ticked cell, false for an empty one or a « non », null for anything else. */
export function lireCoche(texte: string): boolean | null {
  const trimmed = texte.trim();
  if (/^(?:[-–—/.]|non|n|0|false|faux)?$/i.test(trimmed)) return false;
  return /^(?:x+|oui|o|1|vrai|true|[✓✔☑☒●■•×])\ufe0f?$/iu.test(trimmed) ? true : null;
}

export type Periode = { debut: PartialDate | null; fin: PartialDate | null; trou: boolean };

/**
 * Start and end from ticked years (ascending). Ticks up to the last year promise no end; « à poursuivre » with every
 * year ticked began before the plan, so that it has no start. `trou` tells that a year between two ticks is empty.
 */
export function lirePeriode(
  annees: readonly { annee: number; cochee: boolean }[],
  aPoursuivre: boolean,
): Periode {
  const first = annees.findIndex(({ cochee }) => cochee);
  if (first < 0) return { debut: null, fin: null, trou: false };
  const last = annees.findLastIndex(({ cochee }) => cochee);
  const trou = annees.slice(first, last).some(({ cochee }) => !cochee);
  const all = annees.every(({ cochee }) => cochee);
  const year = (at: number) => parsePartialDate(String(annees[at]?.annee ?? ""));
  return {
    debut: all && aPoursuivre ? null : year(first),
    fin: last === annees.length - 1 ? null : year(last),
    trou,
  };
}
