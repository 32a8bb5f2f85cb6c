import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadrer, dessiner, joindre, LARGEUR, type Piste, rencontres } from "./dessiner.ts";
import type { Anneau } from "./lire-contours.ts";

/** A grid of communes whose common borders wander the same way for both, around the Puy-de-Dôme. */
function grid(columns: number, lines: number, wander: (n: number) => number): Map<string, Anneau[]> {
  const west = 3;
  const south = 45.5;
  const corner = (x: number, y: number): [number, number] => [west + x * 0.1, south + y * 0.1];
  const STEPS = 6;
  const edge = (from: [number, number], to: [number, number], seed: number): [number, number][] =>
    Array.from({ length: STEPS }, (_, n) => {
      const t = n / STEPS;
      const shift = n === 0 ? 0 : wander(seed * STEPS + n) * 0.02;
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      return [from[0] + t * dx - dy * shift * 10, from[1] + t * dy + dx * shift * 10];
    });
  const reversed = (points: [number, number][], from: [number, number]) =>
    [from, ...points.slice(1).reverse()] as [number, number][];
  const across = (x: number, y: number) => edge(corner(x, y), corner(x + 1, y), x * 31 + y * 7 + 1);
  const up = (x: number, y: number) => edge(corner(x, y), corner(x, y + 1), x * 17 + y * 13 + 500);
  const made = new Map<string, Anneau[]>();
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < lines; y++) {
      const ring = [
        ...across(x, y),
        ...up(x + 1, y),
        ...reversed(across(x, y + 1), corner(x + 1, y + 1)),
        ...reversed(up(x, y), corner(x, y + 1)),
      ];
      made.set(`${x}-${y}`, [[...ring, ring[0] as [number, number]]]);
    }
  }
  return made;
}

const edges = (rings: readonly Piste[]) =>
  rings.flatMap((ring) =>
    ring.slice(1).map((to, index) => [ring[index]?.join(), to.join()].sort().join(" ")),
  );

/** Rings of a path, back from relative integers. */
function rings(trace: string): Piste[] {
  return [...trace.matchAll(/M(-?\d+) ?(-?\d+)l([^z]*)z/g)].map(([, x, y, steps = ""]) => {
    const numbers = [...steps.matchAll(/-?\d+/g)].map(Number);
    let at: [number, number] = [Number(x), Number(y)];
    const points: [number, number][] = [at];
    for (let n = 0; n < numbers.length; n += 2) {
      at = [at[0] + (numbers[n] ?? 0), at[1] + (numbers[n + 1] ?? 0)];
      points.push(at);
    }
    return [...points, points[0] as [number, number]];
  });
}

const wandering = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 37, maxLength: 37 })
  .map((all) => (n: number) => all[n % all.length] ?? 0);

describe("the drawing of neighbours", () => {
  it("holds in its frame, as wide as said", () => {
    const { cadre, pistes } = cadrer(grid(3, 2, () => 0));
    const points = [...pistes.values()].flat(2);
    expect(cadre.largeur).toBe(LARGEUR);
    expect(Math.max(...points.map(([x]) => x))).toBe(LARGEUR);
    expect(Math.min(...points.flat())).toBe(0);
    expect(Math.max(...points.map(([, y]) => y))).toBe(cadre.hauteur);
  });

  it("keeps every common border common, whatever the borders", () => {
    fc.assert(
      fc.property(wandering, (wander) => {
        const { pistes } = cadrer(grid(3, 3, wander));
        const drawn = dessiner(pistes);
        const counts = new Map<string, number>();
        for (const edge of edges(drawn.flatMap(({ trace }) => rings(trace))))
          counts.set(edge, (counts.get(edge) ?? 0) + 1);
        // An edge of one shape alone is on the outside: those of the whole, drawn apart, are the same.
        const whole = dessiner(new Map([["tout", joindre([...pistes.values()].flat())]]), rencontres(pistes));
        const outside = [...counts].flatMap(([edge, count]) => (count === 1 ? [edge] : []));
        expect(outside.sort()).toEqual(edges(whole.flatMap(({ trace }) => rings(trace))).sort());
        expect([...counts.values()].every((count) => count <= 2)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("puts the label inside the shape", () => {
    fc.assert(
      fc.property(wandering, (wander) => {
        const { pistes } = cadrer(grid(2, 2, wander));
        for (const { trace, x, y } of dessiner(pistes)) {
          const [ring = []] = rings(trace);
          const crossings = ring.slice(1).filter(([bx, by], index) => {
            const [ax, ay] = ring[index] ?? [0, 0];
            const level = y + 0.5;
            return ay < level !== by < level && ax + ((level - ay) / (by - ay)) * (bx - ax) > x;
          });
          expect(crossings.length % 2).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a hole, and a commune smaller than a pixel", () => {
    const square = (x: number, y: number, side: number): Anneau => [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    const { pistes } = cadrer(
      new Map([
        ["autour", [square(3, 45.5, 0.4), square(3.1, 45.6, 0.1)]],
        ["dedans", [square(3.1, 45.6, 0.1)]],
        ["minuscule", [square(3.5, 45.5, 0.0004)]],
      ]),
    );
    const drawn = new Map(dessiner(pistes).map((one) => [one.code, one]));
    expect(rings(drawn.get("autour")?.trace ?? "")).toHaveLength(2);
    expect(rings(drawn.get("dedans")?.trace ?? "")).toHaveLength(1);
    expect(drawn.has("minuscule")).toBe(true);
    expect(joindre([...(pistes.get("autour") ?? []), ...(pistes.get("dedans") ?? [])])).toHaveLength(1);
  });
});
