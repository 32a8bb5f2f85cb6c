/** A year, a month, a day, or a period of two of them; `sans-date` when the source does not say. */
const MOMENT = String.raw`(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const MILLESIME = new RegExp(`^${MOMENT}(?:/${MOMENT})?$`);

export const SANS_DATE = "sans-date";

/** The vintage as kept, from what a file writes (« 2023 », « 2023.0 », « 2016-2021 », « 31/12/2020 »); null when it is none. */
export function readMillesime(texte: string): string | null {
  const plain = texte.trim();
  if (plain === "" || plain.toLowerCase() === SANS_DATE) return SANS_DATE;
  if (MILLESIME.test(plain)) return plain;
  if (/^(?:19|20)\d\d[.,]0+$/.test(plain)) return plain.slice(0, 4);
  const period = /^((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)$/.exec(plain);
  if (period) return `${period[1]}/${period[2]}`;
  const day = /^(\d\d)\/(\d\d)\/((?:19|20)\d\d)$/.exec(plain);
  const iso = day ? `${day[3]}-${day[2]}-${day[1]}` : "";
  return MILLESIME.test(iso) ? iso : null;
}

/** « 2016 à 2021 », « 31/12/2020 », « non daté »: as a person reads it. */
export function sayMillesime(millesime: string): string {
  if (millesime === SANS_DATE) return "non daté";
  const say = (moment: string) => moment.split("-").reverse().join("/");
  return millesime.split("/").map(say).join(" à ");
}

/** The year at which a vintage stands on a curve: the last that it names; null without a date. */
export function yearOf(millesime: string): number | null {
  const year = millesime.split("/").at(-1)?.slice(0, 4);
  return year && /^\d{4}$/.test(year) ? Number(year) : null;
}
