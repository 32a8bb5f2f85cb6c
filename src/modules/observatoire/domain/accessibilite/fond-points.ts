import type { Lieu } from "./portee.ts";

/** Width of the frame, in its own units. */
const LARGEUR = 4_000;

/**
 * What a map of communes is drawn on when nobody imported their outlines: a disc at the centre of each, as wide as their
 * spacing allows. Null without a commune.
 */
export function fondPoints(communes: readonly (Lieu & { readonly code: string; readonly nom: string })[]) {
  const [first] = communes;
  if (!first) return null;
  const [west, east] = extent(communes.map(({ lon }) => lon));
  const [south, north] = extent(communes.map(({ lat }) => lat));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = Math.max((east - west) * squeeze, 1e-6);
  const radius = Math.round(
    Math.min(120, 0.42 * Math.sqrt((LARGEUR * LARGEUR * (north - south || 1e-6)) / width / communes.length)),
  );
  const scale = (LARGEUR - 2 * radius) / width;
  const formes = communes.map(({ code, nom, lon, lat }) => {
    const x = Math.round((lon - west) * squeeze * scale) + radius;
    const y = Math.round((north - lat) * scale) + radius;
    const half = `a${radius} ${radius} 0 0 1`;
    return { code, nom, x, y, trace: `M${x - radius} ${y}${half} ${2 * radius} 0${half} ${-2 * radius} 0z` };
  });
  const hauteur = Math.round((north - south) * scale) + 2 * radius;
  return {
    largeur: LARGEUR,
    hauteur,
    formes,
    limites: null,
    schematique: false,
    disques: true,
    source: null,
  };
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
