import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { type Tuile, tuilesOf } from "./tuiles.ts";

type Epci = { code: string; nom: string; membres: { code: string }[] };

const file = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/epci.json");
const EPCI = JSON.parse(readFileSync(file, "utf8")) as Epci[];

/** EPCI with a commune in the département, as the list of the page has them. */
function epciOf(departement: string): { siren: string; nom: string }[] {
  return EPCI.filter((one) => one.membres.some((membre) => membre.code.startsWith(departement))).map(
    (one) => ({
      siren: one.code,
      nom: one.nom,
    }),
  );
}

function overlap(a: Tuile, b: Tuile): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1;
}

/** Share a piece of edge, not a mere corner. */
function touch(a: Tuile, b: Tuile): boolean {
  const dx = Math.abs(a.x - b.x);
  const dy = Math.abs(a.y - b.y);
  return (dx === 1 && dy < 1) || (dy === 1 && dx < 1);
}

describe.each([
  ["63", 14],
  ["03", 12],
  ["43", 11],
])("tiles of the %s", (departement, count) => {
  const epci = epciOf(departement);
  const tuiles = tuilesOf(epci) ?? [];

  it("places every EPCI of the official list, and only those", () => {
    expect(epci).toHaveLength(count);
    expect(tuiles.map(({ siren }) => siren).sort()).toEqual(epci.map(({ siren }) => siren).sort());
  });

  it("puts no two tiles on one square, and starts at the corner", () => {
    const pairs = tuiles.flatMap((a, index) => tuiles.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
    expect(Math.min(...tuiles.map(({ x }) => x))).toBe(0);
    expect(Math.min(...tuiles.map(({ y }) => y))).toBe(0);
  });

  it("is of one piece: each tile touches another", () => {
    const seen = new Set(tuiles.slice(0, 1));
    for (const one of seen) for (const other of tuiles) if (touch(one, other)) seen.add(other);
    expect(seen.size).toBe(count);
  });

  it("writes labels that hold in a tile", () => {
    const words = tuiles.flatMap(({ abrege }) => abrege.split(" "));
    expect(words.filter((word) => word.length > 9)).toEqual([]);
    expect(new Set(tuiles.map(({ abrege }) => abrege)).size).toBe(count);
  });
});

describe("places of the Puy-de-Dôme", () => {
  const epci = epciOf("63");
  const tuiles = tuilesOf(epci) ?? [];
  const named = (part: string): Tuile => {
    const siren = epci.find(({ nom }) => nom.includes(part))?.siren;
    const tuile = tuiles.find((one) => one.siren === siren);
    if (!tuile) throw new Error(`no tile for ${part}`);
    return tuile;
  };

  it.each([
    ["Saint-Eloy", "Sioule"],
    ["Sioule", "Riom"],
    ["Plaine Limagne", "Riom"],
    ["Riom", "Clermont"],
    ["Chavanon", "Saint-Eloy"],
    ["Chavanon", "Dômes"],
    ["Dômes", "Massif du Sancy"],
    ["Clermont", "Mond'Arverne"],
    ["Mond'Arverne", "Issoire"],
    ["Billom", "Clermont"],
    ["Billom", "Entre Dore"],
    ["Entre Dore", "Thiers"],
    ["Thiers", "Ambert"],
    ["Ambert", "Issoire"],
    ["Ambert", "Billom"],
  ])("%s touches %s, its neighbour", (one, other) => {
    expect(touch(named(one), named(other))).toBe(true);
  });

  it("keeps the cardinal points", () => {
    const { x: eastMost } = named("Thiers");
    expect(tuiles.every(({ x }) => x <= eastMost)).toBe(true);
    expect(named("Saint-Eloy")).toMatchObject({ x: 0, y: 0 });
    expect(named("Riom").y).toBeLessThan(named("Clermont").y);
    expect(named("Mond'Arverne").y).toBeGreaterThan(named("Clermont").y);
    expect(named("Ambert").y).toBeGreaterThan(named("Thiers").y);
    expect(named("Billom").x).toBeGreaterThan(named("Clermont").x);
  });
});

describe("a list that nobody placed", () => {
  it("has no map rather than one that would mislead", () => {
    expect(tuilesOf(epciOf("67"))).toBeNull();
    expect(tuilesOf([])).toBeNull();
    expect(tuilesOf([...epciOf("63"), { siren: "000000000" }])).toBeNull();
    expect(tuilesOf([{ siren: "constructor" }])).toBeNull();
  });
});
