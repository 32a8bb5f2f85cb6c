/**
 * Rings in degrees turned into paths of one frame: projected, snapped to a grid, simplified, joined. Neighbours share their
 * border before and after: every step gives the same points to both. Pure.
 */
import { geoConicConformal } from "d3-geo";
import type { Anneau } from "./lire-contours.ts";

/** Width of the frame, in the units of the paths. */
export const LARGEUR = 4_000;
/** How far a simplified border may stray from the true one: under half a pixel on a screen of 1 280. */
const TOLERANCE = 5;

type Point = readonly [number, number];
export type Piste = readonly Point[];

export type Forme = {
  readonly code: string;
  readonly trace: string;
  readonly x: number;
  readonly y: number;
};

export type Cadre = { readonly largeur: number; readonly hauteur: number };

/** Rings of each territory on the grid of one frame, which holds them all. */
export function cadrer(territoires: ReadonlyMap<string, readonly Anneau[]>): {
  readonly cadre: Cadre;
  readonly pistes: ReadonlyMap<string, readonly Piste[]>;
} {
  const all = [...territoires.values()].flat(2);
  const [west, east] = extent(all.map(([x]) => x));
  const [south, north] = extent(all.map(([, y]) => y));
  // Conformal and centred on the département: shapes as everybody knows them, overseas too.
  const projection = geoConicConformal()
    .rotate([-(west + east) / 2, 0])
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .scale(1)
    .translate([0, 0])
    .precision(0);
  const projected = new Map(
    [...territoires].map(([code, rings]) => [
      code,
      rings.map((ring) => ring.map((point): Point => projection([point[0], point[1]]) ?? [0, 0])),
    ]),
  );
  const flat = [...projected.values()].flat(2);
  const [left, right] = extent(flat.map(([x]) => x));
  const [top, bottom] = extent(flat.map(([, y]) => y));
  const scale = LARGEUR / (right - left);
  const snap = ([x, y]: Point): Point => [Math.round((x - left) * scale), Math.round((y - top) * scale)];
  const pistes = new Map(
    [...projected].map(([code, rings]) => [
      code,
      rings.map((ring) => tidy(ring.map(snap))).filter((ring) => ring.length >= 4),
    ]),
  );
  return { cadre: { largeur: LARGEUR, hauteur: Math.round((bottom - top) * scale) }, pistes };
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Without the points that the grid made one. */
function tidy(ring: Piste): Piste {
  return ring.filter(([x, y], index) => {
    const before = ring[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}

const keyOf = ([x, y]: Point) => x * 100_000 + y;

/** The rings around several territories taken as one: an edge that two of them share is inside. */
export function joindre(rings: readonly Piste[]): readonly Piste[] {
  const edges = new Map<string, readonly [Point, Point]>();
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [from, to] = [ring[index - 1], ring[index]];
      if (from === undefined || to === undefined) continue;
      const [a, b] = [keyOf(from), keyOf(to)];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      if (edges.has(key)) edges.delete(key);
      else edges.set(key, [from, to]);
    }
  }
  return chain([...edges.values()]);
}

/** Puts edges end to end, into closed rings. */
function chain(edges: readonly (readonly [Point, Point])[]): Piste[] {
  const around = new Map<number, number[]>();
  edges.forEach((edge, index) => {
    for (const point of edge) around.set(keyOf(point), [...(around.get(keyOf(point)) ?? []), index]);
  });
  const used = new Set<number>();
  const rings: Piste[] = [];
  edges.forEach(([start, second], index) => {
    if (used.has(index)) return;
    used.add(index);
    const ring: Point[] = [start, second];
    let end = second;
    while (keyOf(end) !== keyOf(start)) {
      const next = (around.get(keyOf(end)) ?? []).find((one) => !used.has(one));
      const edge = next === undefined ? undefined : edges[next];
      if (next === undefined || edge === undefined) break;
      used.add(next);
      end = keyOf(edge[0]) === keyOf(end) ? edge[1] : edge[0];
      ring.push(end);
    }
    if (ring.length >= 4) rings.push(ring);
  });
  return rings;
}

/**
 * A drawing of territories side by side. A border is cut at the points where three of them meet, or where it reaches the
 * outside; each piece is simplified once, whichever way it is read. With the meetings of a finer mesh, both meshes draw the
 * same line where they have the same border.
 */
export function dessiner(
  pistes: ReadonlyMap<string, readonly Piste[]>,
  fixed: ReadonlySet<number> = rencontres(pistes),
): Forme[] {
  const known = new Map<string, Piste>();
  return [...pistes].flatMap(([code, rings]) => {
    const drawn = rings.map((ring) => simplify(ring, fixed, known));
    const shown = drawn.filter((ring) => ring.length >= 4);
    // A commune smaller than the tolerance still has its place.
    const kept = shown.length > 0 ? shown : rings.slice(0, 1);
    const [x, y] = labelPoint(kept);
    return kept.length === 0 ? [] : [{ code, trace: kept.map(path).join(""), x, y }];
  });
}

/** Points with more or fewer than two neighbours. */
export function rencontres(pistes: ReadonlyMap<string, readonly Piste[]>): ReadonlySet<number> {
  const neighbours = new Map<number, Set<number>>();
  for (const ring of [...pistes.values()].flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [from, to] = [ring[index - 1], ring[index]];
      if (from === undefined || to === undefined) continue;
      for (const [a, b] of [
        [keyOf(from), keyOf(to)],
        [keyOf(to), keyOf(from)],
      ] as const) {
        const set = neighbours.get(a);
        if (set) set.add(b);
        else neighbours.set(a, new Set([b]));
      }
    }
  }
  const fixed = new Set<number>();
  for (const [point, around] of neighbours) if (around.size !== 2) fixed.add(point);
  return fixed;
}

function simplify(ring: Piste, fixed: ReadonlySet<number>, known: Map<string, Piste>): Piste {
  const open = ring.slice(0, -1);
  const cuts = open.flatMap((point, index) => (fixed.has(keyOf(point)) ? [index] : []));
  // An island meets nobody: it is cut once, at its first point in the order of the grid.
  const places = cuts.length > 0 ? cuts : [firstOf(open)];
  const result: Point[] = [];
  places.forEach((place, rank) => {
    const until = places[rank + 1] ?? (places[0] ?? 0) + open.length;
    const piece = Array.from(
      { length: until - place + 1 },
      (_, n) => open[(place + n) % open.length] as Point,
    );
    result.push(...simplifyPiece(piece, known).slice(0, -1));
  });
  const [first] = result;
  return first ? [...result, first] : [];
}

function firstOf(open: Piste): number {
  const keys = open.map(keyOf);
  return keys.reduce((best, key, index) => (key < (keys[best] ?? 0) ? index : best), 0);
}

/** One piece between two meetings, read in one direction so that both sides get the same points. */
function simplifyPiece(piece: Piste, known: Map<string, Piste>): Piste {
  const [first, second, before, last] = [piece[0], piece[1], piece.at(-2), piece.at(-1)];
  if (!first || !second || !before || !last) return piece;
  // A loop begins and ends at one point: what comes next tells its two ways apart.
  const backward = keyOf(first) - keyOf(last) || keyOf(second) - keyOf(before);
  const key = backward > 0 ? `${keyOf(last)} ${keyOf(before)}` : `${keyOf(first)} ${keyOf(second)}`;
  const done = known.get(key) ?? peucker(backward > 0 ? [...piece].reverse() : piece);
  known.set(key, done);
  return backward > 0 ? [...done].reverse() : done;
}

/** Douglas and Peucker, 1973. */
function peucker(points: Piste): Piste {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 3 || !first || !last) return points;
  let [far, at] = [0, 0];
  for (let index = 1; index < points.length - 1; index++) {
    const distance = toSegment(points[index] as Point, first, last);
    if (distance > far) [far, at] = [distance, index];
  }
  if (far <= TOLERANCE) return [first, last];
  return [...peucker(points.slice(0, at + 1)).slice(0, -1), ...peucker(points.slice(at))];
}

function toSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** The path of a ring in relative integers: a third of the length of absolute ones. */
function path(ring: Piste): string {
  let [cx, cy] = ring[0] ?? [0, 0];
  const steps = ring.slice(1, -1).map(([x, y]) => {
    const step = `${x - cx} ${y - cy}`;
    [cx, cy] = [x, y];
    return step;
  });
  return `m${ring[0]?.join(" ")}l${steps.join(" ")}z`.replace(/ -/g, "-").replace(/^m/, "M");
}

function area(ring: Piste): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

/** The middle of the widest stretch inside the largest ring, at the height of its centre: always inside it. */
function labelPoint(rings: readonly Piste[]): [number, number] {
  const largest = rings.reduce<Piste>(
    (best, ring) => (Math.abs(area(ring)) > Math.abs(area(best)) ? ring : best),
    rings[0] ?? [],
  );
  const [top, bottom] = extent(largest.map(([, y]) => y));
  const y = Math.round((top + bottom) / 2) + 0.5;
  const crossings: number[] = [];
  for (let index = 1; index < largest.length; index++) {
    const [[ax, ay], [bx, by]] = [largest[index - 1] as Point, largest[index] as Point];
    if (ay < y !== by < y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  crossings.sort((a, b) => a - b);
  let [best, width] = [largest[0]?.[0] ?? 0, -1];
  for (let index = 1; index < crossings.length; index += 2) {
    const [a = 0, b = 0] = [crossings[index - 1], crossings[index]];
    if (b - a > width) [best, width] = [(a + b) / 2, b - a];
  }
  return [Math.round(best), Math.round(y)];
}
