/** Where communes are, as the files of their producers write it. Pure. */
import { type Communes, resolveCommune } from "../codes.ts";

export type LieuLu = { readonly commune: string; readonly lon: number; readonly lat: number };

export type LieuxLus =
  | {
      readonly lieux: readonly LieuLu[];
      /** Communes of the département of which the file says nothing. */
      readonly absentes: readonly string[];
      /** Rows (from 1, header counted) left aside, with what they say. */
      readonly inconnues: readonly { readonly ligne: number; readonly texte: string }[];
      readonly ailleurs: number;
    }
  | { readonly erreur: "colonnes" | "projection" | "aucune" };

const COLONNES = {
  code: ["code", "codgeo", "code_commune", "code_insee", "insee_com", "insee", "com"],
  lon: ["lon", "longitude", "lng", "x", "centre_lon", "longitude_centre"],
  lat: ["lat", "latitude", "y", "centre_lat", "latitude_centre"],
} as const;

/** Degrees around the communes of the département that are kept: 45 km or more, further than an hour's quarter of road. */
const ANNEAU = { lon: 0.65, lat: 0.45 };

/**
 * The centres of the communes of a département and of a ring around it. A commune that took others keeps its own centre; one
 * that the file only knows by what it took has that of the first in the order of codes.
 */
export function lireLieux(
  rows: readonly Readonly<Record<string, string>>[],
  departement: string,
  communes: Communes,
): LieuxLus {
  const names = new Map(Object.keys(rows[0] ?? {}).map((name) => [name.trim().toLowerCase(), name]));
  const column = (cle: keyof typeof COLONNES) =>
    COLONNES[cle].map((name) => names.get(name)).find((name) => name !== undefined);
  const [code, x, y] = [column("code"), column("lon"), column("lat")];
  if (code === undefined || x === undefined || y === undefined) return { erreur: "colonnes" };
  const own = new Map<string, LieuLu>();
  const inherited = new Map<string, LieuLu & { de: string }>();
  const inconnues: { ligne: number; texte: string }[] = [];
  for (const [index, row] of rows.entries()) {
    const texte = (row[code] ?? "").trim();
    const [lon, lat] = [readDegres(row[x]), readDegres(row[y])];
    if (lon === null || lat === null) {
      inconnues.push({ ligne: index + 2, texte: [texte, row[x], row[y]].filter(Boolean).join(", ") });
      continue;
    }
    // Metres of Lambert 93 or of another projection.
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return { erreur: "projection" };
    const resolu = resolveCommune(communes, texte, communes.millesime);
    if (resolu.genre === "connue") own.set(resolu.code, { commune: resolu.code, lon, lat });
    else if (resolu.genre === "obsolete" && resolu.successeurs.length === 1) {
      const [commune = ""] = resolu.successeurs;
      const known = inherited.get(commune);
      if (!known || resolu.code < known.de) inherited.set(commune, { commune, lon, lat, de: resolu.code });
    } else if (resolu.genre === "inconnue") inconnues.push({ ligne: index + 2, texte });
  }
  for (const [commune, { lon, lat }] of inherited)
    if (!own.has(commune)) own.set(commune, { commune, lon, lat });
  const here = [...own.values()].filter(({ commune }) => isOf(communes, commune, departement));
  if (here.length === 0) return { erreur: "aucune" };
  const bounds = (["lon", "lat"] as const).map((key) => ({
    key,
    low: here.reduce((low, one) => Math.min(low, one[key]), Number.POSITIVE_INFINITY) - ANNEAU[key],
    high: here.reduce((high, one) => Math.max(high, one[key]), Number.NEGATIVE_INFINITY) + ANNEAU[key],
  }));
  const lieux = [...own.values()]
    .filter((one) => bounds.every(({ key, low, high }) => one[key] >= low && one[key] <= high))
    .sort((a, b) => (a.commune < b.commune ? -1 : 1));
  const absentes = [...communes.enVigueur]
    .filter(([commune, one]) => one.departement === departement && !own.has(commune))
    .map(([commune]) => commune)
    .sort();
  return { lieux, absentes, inconnues, ailleurs: lieux.length - here.length };
}

function isOf(communes: Communes, commune: string, departement: string): boolean {
  return communes.enVigueur.get(commune)?.departement === departement;
}

function readDegres(texte: string | undefined): number | null {
  const written = (texte ?? "").trim().replace(",", ".");
  const value = Number(written);
  return written === "" || !Number.isFinite(value) ? null : value;
}
