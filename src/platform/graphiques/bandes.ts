/** How the values of a map are cut into shades. Pure. */
import { ckmeans, quantileSorted } from "simple-statistics";
import { formatNumber, NNBSP } from "#platform/values/french.ts";

/** « reference »: ratios to one value, so that a colour means the same at every mesh. */
export const METHODES = ["reference", "effectifs", "naturelles"] as const;
export type Methode = (typeof METHODES)[number];

export const LIBELLE_METHODE: Readonly<Record<Methode, string>> = {
  reference: "Écart à la référence",
  effectifs: "Autant de territoires par classe",
  naturelles: "Seuils naturels",
};

/** Ratios to the reference where the shade changes. */
export const RAPPORTS = [0.6, 0.85, 1, 1.15, 1.4] as const;

/** `d`: under and over a reference, six shades. `s`: from low to high, five at most. */
export type Teinte = `d${0 | 1 | 2 | 3 | 4 | 5}` | `s${0 | 1 | 2 | 3 | 4}`;

/** From `de`, included, to `a`, excluded; null has no bound on that side. The last band of natural cuts holds its `a`. */
export type Bande = {
  readonly de: number | null;
  readonly a: number | null;
  readonly libelle: string;
  readonly teinte: Teinte;
};

export type Bandes = {
  readonly methode: Methode;
  readonly reference: number | null;
  readonly liste: readonly Bande[];
};

/** Classes of the methods that have no reference. */
const CLASSES = 5;

/**
 * Bands of the values of a map. Ratios need a reference above 0: without one the values are cut in classes of as many
 * territories. `inverse`: high is unfavourable, so that the warm shades are always on the unfavourable side.
 */
export function couper(
  valeurs: readonly number[],
  methode: Methode,
  {
    reference = null,
    inverse = false,
    format = formatNumber,
  }: { reference?: number | null; inverse?: boolean; format?: (valeur: number) => string } = {},
): Bandes {
  const sorted = [...valeurs].sort((a, b) => a - b);
  if (methode === "reference" && reference !== null && reference > 0) {
    const bounds = RAPPORTS.map((ratio) => ratio * reference);
    const liste = spans(bounds).map(([de, a], index): Bande => {
      const rank = (inverse ? RAPPORTS.length - index : index) as 0 | 1 | 2 | 3 | 4 | 5;
      return { de, a, libelle: words(de, a, format), teinte: `d${rank}` };
    });
    return { methode, reference, liste };
  }
  const kept = methode === "naturelles" ? methode : "effectifs";
  const bounds = kept === "naturelles" ? natural(sorted) : quantiles(sorted);
  const liste = spans(bounds).map(
    ([de, a], index): Bande => ({
      de,
      a,
      libelle: words(de, a, format),
      teinte: shade(index, bounds.length + 1),
    }),
  );
  return { methode: kept, reference: null, liste };
}

/** Rank of the band of a value, from 0. */
export function rangDe({ liste }: Bandes, valeur: number): number {
  const rank = liste.findIndex(({ a }) => a === null || valeur < a);
  return rank < 0 ? liste.length - 1 : rank;
}

function spans(bounds: readonly number[]): [number | null, number | null][] {
  return [null, ...bounds].map((de, index) => [de, bounds[index] ?? null]);
}

/** Cuts that differ from the lowest value: bands of ties are merged rather than left empty. */
function quantiles(sorted: readonly number[]): number[] {
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: CLASSES - 1 }, (_, n) => quantileSorted([...sorted], (n + 1) / CLASSES));
  return [...new Set(cuts)].filter((cut) => cut > (sorted[0] ?? 0));
}

/** Lowest value of each natural group but the first (Wang and Song, ckmeans). */
function natural(sorted: readonly number[]): number[] {
  const distinct = new Set(sorted).size;
  if (distinct < 2) return [];
  return ckmeans([...sorted], Math.min(CLASSES, distinct))
    .slice(1)
    .flatMap(([lowest]) => (lowest === undefined ? [] : [lowest]));
}

/** Few bands keep the two ends of the scale. */
function shade(index: number, count: number): Teinte {
  const place = count === 1 ? 2 : Math.round((index * (CLASSES - 1)) / (count - 1));
  return `s${place as 0 | 1 | 2 | 3 | 4}`;
}

function words(de: number | null, a: number | null, format: (valeur: number) => string): string {
  if (de === null && a === null) return "toutes les valeurs";
  if (de === null) return `moins de ${format(a as number)}`;
  return a === null ? `${format(de)} et plus` : `de ${format(de)} à moins de ${format(a)}`;
}

/** « 0,60 à 0,85 fois la référence », beside the label of a band by ratios. */
export function rapportDe(bandes: Bandes, rang: number): string | null {
  if (bandes.methode !== "reference") return null;
  const two = (ratio: number | undefined) => (ratio ?? 0).toFixed(2).replace(".", ",");
  if (rang === 0) return `moins de ${two(RAPPORTS[0])} fois la référence`;
  if (rang === RAPPORTS.length) return `${two(RAPPORTS.at(-1))} fois la référence et plus`;
  const [low, high] = [two(RAPPORTS[rang - 1]), two(RAPPORTS[rang])];
  return `${low} à ${high} fois la référence`.replace(/ fois/, `${NNBSP}fois`);
}
