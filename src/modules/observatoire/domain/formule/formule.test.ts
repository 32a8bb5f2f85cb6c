import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATUTS, type Statut } from "../vocabulaire.ts";
import { computeFormule, type EntreeLue, sumMembers } from "./calculer.ts";
import { cleEntree, entreesOf, readFormule } from "./lire-formule.ts";

const lue = (valeur: number | null, statut: Statut = "publie"): EntreeLue => ({ valeur, statut });
const of = (entrees: Record<string, EntreeLue>) => new Map(Object.entries(entrees));
const compute = (texte: string, entrees: Record<string, EntreeLue>) =>
  computeFormule(readFormule(texte), of(entrees));

describe("a formula", () => {
  it("keeps the usual order of operations", () => {
    const given = { a: lue(6), b: lue(4) };
    for (const [texte, valeur] of [
      ["[a] + [b] * 2", 14],
      ["([a] + [b]) × 2", 20],
      ["[a] - [b] - 1", 1],
      ["100 * [a] / [b]", 150],
      ["-[a] + 10", 4],
      ["[a] ÷ [b] : 2", 0.75],
      ["1,5 × [a]", 9],
    ] as const) {
      expect(compute(texte, given).valeur, texte).toBe(valeur);
    }
  });

  it("says where it is wrong, and why", () => {
    for (const [texte, raison, place] of [
      ["", "vide", 1],
      ["[a] +", "inachevee", 6],
      ["([a]", "parenthese", 5],
      ["[a])", "parenthese", 4],
      ["[a] [b]", "signe-attendu", 5],
      ["[a] * / 2", "attendu", 7],
      ["[A]", "code", 1],
      ["process.exit()", "caractere", 1],
      ["[a]; 1", "caractere", 4],
      ["1 + 2", "sans-entree", 1],
    ] as const) {
      expect(() => readFormule(texte), texte).toThrow(
        expect.objectContaining({
          code: "observatoire.formule",
          details: { champ: "formule", raison, place },
        }),
      );
    }
    expect(() => readFormule(`${"(".repeat(80)}[a]${")".repeat(80)}`)).toThrow("observatoire.formule");
  });

  it("names its figures once, counts of a ratio apart", () => {
    const tree = readFormule("[a].numerateur / [a].denominateur + [a] + [a]");
    expect(entreesOf(tree).map(cleEntree)).toEqual(["a.numerateur", "a.denominateur", "a"]);
  });

  it("lists what it lacks, and divides nothing by zero", () => {
    expect(compute("[a] / [b]", { a: lue(1) })).toEqual({
      valeur: null,
      statut: "non_disponible",
      manquantes: ["b"],
    });
    expect(compute("[a] / [b]", { a: lue(1), b: lue(null, "secret_primaire") })).toMatchObject({
      valeur: null,
      statut: "secret_primaire",
      manquantes: ["b"],
    });
    expect(compute("[a] / [b]", { a: lue(1), b: lue(0) })).toMatchObject({
      valeur: null,
      statut: "non_applicable",
    });
  });

  const figure = fc.record({
    valeur: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    statut: fc.constantFrom<Statut>("publie", "arrondi", "estime"),
  });

  it("never says better than its worst figure, in whatever order", () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const there = compute("[a] + [b]", { a, b });
        const back = compute("[b] + [a]", { a, b });
        expect(there).toEqual(back);
        expect(STATUTS.indexOf(there.statut)).toBe(
          Math.max(STATUTS.indexOf(a.statut), STATUTS.indexOf(b.statut)),
        );
      }),
    );
  });

  it("reads any text without running it: a tree, or a refusal", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."[]a-b.()+*/ 0123,;'\"x".split("")) }), (texte) => {
        try {
          expect(entreesOf(readFormule(texte)).length).toBeGreaterThan(0);
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^observatoire\./);
        }
      }),
    );
  });
});

describe("adding members", () => {
  const compte = fc.record({
    valeur: fc.integer({ min: 0, max: 10_000 }),
    statut: fc.constant<Statut>("publie"),
  });
  const membres = fc.array(fc.tuple(fc.constantFrom("x", "y", "z"), compte), { minLength: 1, maxLength: 30 });

  it("gives the rate of the sums, and not the mean of the rates", () => {
    const sums = (values: [number, number]) =>
      sumMembers(
        [
          { code: "1", dans: "x" },
          { code: "2", dans: "x" },
        ],
        of({ 1: lue(values[0]), 2: lue(values[1]) }),
      ).get("x")?.valeur;
    // 10 of 100 and 90 of 100 000: 0.1 %, where the mean of the rates would say 5 %.
    expect((100 * (sums([10, 90]) ?? 0)) / (sums([100, 100_000]) ?? 1)).toBeCloseTo(0.0999, 4);
  });

  it("adds up to the whole, whatever the order of the members", () => {
    fc.assert(
      fc.property(membres, (rows) => {
        const list = rows.map(([dans], index) => ({ code: String(index), dans }));
        const comptes = new Map(rows.map(([, one], index) => [String(index), one]));
        const there = sumMembers(list, comptes);
        const back = sumMembers([...list].reverse(), comptes);
        expect([...back].sort()).toEqual([...there].sort());
        const total = [...there.values()].reduce((sum, { valeur }) => sum + (valeur ?? 0), 0);
        expect(total).toBe(rows.reduce((sum, [, { valeur }]) => sum + valeur, 0));
      }),
    );
  });

  it("does not know a sum of which one member is unknown, and names it", () => {
    const sums = sumMembers(
      [
        { code: "1", dans: "x" },
        { code: "2", dans: "x" },
      ],
      of({ 1: lue(5) }),
    );
    expect(sums.get("x")).toEqual({ valeur: null, statut: "non_disponible", sans: ["2"] });
  });
});
