import { NBSP, NNBSP } from "#platform/values/french.ts";
import { hasFigure } from "./statuts.ts";
import { SIGNE_STATUT, type Statut } from "./vocabulaire.ts";

const formats = new Map<number, Intl.NumberFormat>();

/** « 127,5 », « 21 340 », with that many decimals at least and at most; « 71 », not « 71,00 », which nobody measured. */
export function formatFigure(valeur: number, decimales: number): string {
  let format = formats.get(decimales);
  if (!format) {
    format = new Intl.NumberFormat("fr-FR", {
      minimumFractionDigits: decimales,
      maximumFractionDigits: decimales,
      trailingZeroDisplay: decimales > 1 ? "stripIfInteger" : "auto",
    });
    formats.set(decimales, format);
  }
  return format.format(valeur);
}

type Case = {
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly contradiction: readonly number[] | null;
};

/** What a cell writes: a figure, or why there is none; a contradiction writes all that is said. */
export function sayCase({ valeur, statut, contradiction }: Case, decimales: number): string {
  if (contradiction) return contradiction.map((one) => formatFigure(one, decimales)).join(" ou ");
  if (valeur === null) return hasFigure(statut) ? "n.d." : SIGNE_STATUT[statut as keyof typeof SIGNE_STATUT];
  const written = formatFigure(valeur, decimales);
  return statut === "estime" ? `≈${NBSP}${written}` : written;
}

/** Nouns that end so in the singular too. */
const INVARIABLES: readonly string[] = ["relais", "mois", "temps"];

/** A short unit as it follows a figure: « % », « € par an », « 1 structure »; a long one is said in the heading. */
export function withUnit(written: string, unite: string): string {
  if (unite.length === 0 || unite.length > 10) return written;
  const singular =
    /^[01](?:,\d+)?$/.test(written) && /^\p{L}+s$/u.test(unite) && !INVARIABLES.includes(unite);
  return `${written}${unite.startsWith("%") ? NNBSP : NBSP}${singular ? unite.slice(0, -1) : unite}`;
}
