/**
 * A file of contours as its producer gives it (GeoJSON or TopoJSON, degrees), turned into rings by territory. Everything
 * that would make a wrong map is an error; nothing of the file is kept but numbers and codes that we know. Pure.
 */
import type { Feature, FeatureCollection, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import { type Communes, departementOf, normaliserCommune, resolveCommune } from "../codes.ts";

/** Longitude and latitude in degrees; a ring is closed: its last point is its first. */
export type Anneau = readonly (readonly [number, number])[];

export type ContoursLus = {
  readonly communes: ReadonlyMap<string, readonly Anneau[]>;
  readonly epci: ReadonlyMap<string, readonly Anneau[]>;
  /** Old codes drawn inside the commune that took them, placeholders and territories of elsewhere left aside. */
  readonly anciens: readonly string[];
  readonly fictifs: number;
  readonly ailleurs: number;
};

export type ErreurContours =
  | { readonly erreur: "json" | "forme" | "vide" | "codes" | "projection" | "inversees" | "topologie" }
  | {
      readonly erreur: "inconnus" | "sans-geometrie" | "geometrie" | "doubles";
      readonly codes: readonly string[];
    }
  | { readonly erreur: "autre-departement"; readonly trouves: readonly string[] };

/** Names under which IGN, Insee, Etalab and the DGCL put a code, lower case. */
const CODES = [
  "code",
  "insee_com",
  "code_insee",
  "codgeo",
  "insee",
  "com",
  "depcom",
  "code_commune",
  "siren",
  "siren_epci",
  "code_siren",
  "code_epci",
  "epci",
  "code_dept",
  "insee_dep",
];

type Lu = { code: string; anneaux: readonly Anneau[] | null };

/** `epciConnus`: Siren of the EPCI of the département. */
export function lireContours(
  text: string,
  departement: string,
  communes: Communes,
  epciConnus: ReadonlySet<string>,
): ContoursLus | ErreurContours {
  const found = readFeatures(text);
  if (!Array.isArray(found)) return found;
  if (found.length === 0) return { erreur: "vide" };
  const coded = found.flatMap((one) => {
    const code = codeOf(one);
    return code === null ? [] : [{ code, anneaux: ringsOf(one) }];
  });
  if (coded.length === 0) return { erreur: "codes" };
  const misplaced = misplacement(coded);
  if (misplaced) return { erreur: misplaced };
  return sortOut(coded, departement, communes, epciConnus);
}

function readFeatures(text: string): Feature[] | ErreurContours {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { erreur: "json" };
  }
  const type = (content as { type?: unknown } | null)?.type;
  if (type === "FeatureCollection") {
    const { features, crs } = content as FeatureCollection & { crs?: { properties?: { name?: unknown } } };
    // The old way to say the projection; CRS84 and 4326 are degrees.
    if (crs && !/CRS84|4326|4171/.test(String(crs.properties?.name ?? ""))) return { erreur: "projection" };
    return Array.isArray(features) ? features.filter((one) => one?.type === "Feature") : { erreur: "forme" };
  }
  if (type !== "Topology") return { erreur: "forme" };
  const topology = content as Topology;
  try {
    return Object.values(topology.objects ?? {}).flatMap((object) => {
      const made: Feature | FeatureCollection = feature(topology, object as GeometryObject);
      return made.type === "FeatureCollection" ? made.features : [made];
    });
  } catch {
    return { erreur: "topologie" };
  }
}

function codeOf({ properties }: Feature): string | null {
  const entries = Object.entries(properties ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const byName = new Map(entries);
  for (const name of CODES) {
    const value = byName.get(name);
    if (typeof value !== "string" && typeof value !== "number") continue;
    const code = String(value).trim();
    if (code !== "") return code;
  }
  return null;
}

/** Null when there is no surface at all; rings that are not closed or too short make the whole an error, told by []. */
function ringsOf({ geometry }: Feature): readonly Anneau[] | null {
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return null;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat();
  if (rings.length === 0) return null;
  return rings.every(isRing) ? rings.map((ring) => ring.map(([x = 0, y = 0]) => [x, y] as const)) : [];
}

function isRing(ring: Position[]): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  const fine = ring.every((point) => Number.isFinite(point?.[0]) && Number.isFinite(point?.[1]));
  const [first, last] = [ring[0], ring.at(-1)];
  return fine && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Where the French départements lie, in degrees: west, south, east, north. */
const FRANCE: readonly (readonly [number, number, number, number])[] = [
  [-6, 41, 10, 52],
  [-62, 14, -60, 17],
  [-55, 1, -51, 7],
  [55, -22, 56, -20],
  [44.5, -13.5, 46, -12],
];

/** Metres instead of degrees, or latitude before longitude; null when all is well placed. */
function misplacement(coded: readonly Lu[]): "projection" | "inversees" | null {
  const points = coded.flatMap(({ anneaux }) => (anneaux ?? []).flatMap((ring) => ring.slice(0, 1)));
  if (points.length === 0) return null;
  const inside = (x: number, y: number) =>
    FRANCE.some(([west, south, east, north]) => x >= west && x <= east && y >= south && y <= north);
  if (points.every(([x, y]) => inside(x, y))) return null;
  return points.every(([x, y]) => inside(y, x)) ? "inversees" : "projection";
}

function sortOut(
  coded: readonly Lu[],
  departement: string,
  communes: Communes,
  epciConnus: ReadonlySet<string>,
): ContoursLus | ErreurContours {
  const found = { communes: new Map<string, Anneau[]>(), epci: new Map<string, Anneau[]>() };
  const drawn = new Set<string>();
  const unknown: string[] = [];
  const bare: string[] = [];
  const broken: string[] = [];
  const doubled: string[] = [];
  const anciens: string[] = [];
  const elsewhere = new Set<string>();
  let fictifs = 0;
  let ailleurs = 0;
  const keep = (into: Map<string, Anneau[]>, target: string, { code, anneaux }: Lu) => {
    if (anneaux === null) bare.push(code);
    else if (anneaux.length === 0) broken.push(code);
    else if (drawn.has(code)) doubled.push(code);
    else {
      drawn.add(code);
      into.set(target, [...(into.get(target) ?? []), ...anneaux]);
    }
  };
  for (const one of coded) {
    if (/^\d{9}$/.test(one.code)) {
      if (epciConnus.has(one.code)) keep(found.epci, one.code, one);
      else ailleurs += 1;
      continue;
    }
    // The outline of the département is drawn from its communes.
    if (normaliserCommune(one.code) === null && /^(?:\d{1,3}|2[ABab])$/.test(one.code)) continue;
    const resolved = resolveCommune(communes, one.code, communes.millesime);
    if (resolved.genre === "fictif") fictifs += 1;
    else if (departementOf(resolved.code) !== departement && normaliserCommune(one.code) !== null) {
      elsewhere.add(departementOf(resolved.code));
      ailleurs += 1;
    } else if (resolved.genre === "inconnue") unknown.push(one.code);
    else if (resolved.genre === "connue")
      keep(found.communes, resolved.code, { ...one, code: resolved.code });
    else if (resolved.genre === "arrondissement") keep(found.communes, resolved.commune, one);
    else {
      const [only, ...others] = resolved.successeurs;
      if (only === undefined || others.length > 0) unknown.push(one.code);
      else {
        anciens.push(resolved.code);
        keep(found.communes, only, one);
      }
    }
  }
  if (unknown.length > 0) return { erreur: "inconnus", codes: unknown };
  if (bare.length > 0) return { erreur: "sans-geometrie", codes: bare };
  if (broken.length > 0) return { erreur: "geometrie", codes: broken };
  if (doubled.length > 0) return { erreur: "doubles", codes: doubled };
  if (found.communes.size === 0 && found.epci.size === 0)
    return elsewhere.size > 0 || ailleurs > 0
      ? { erreur: "autre-departement", trouves: [...elsewhere].sort() }
      : { erreur: "codes" };
  return { ...found, anciens, fictifs, ailleurs };
}
