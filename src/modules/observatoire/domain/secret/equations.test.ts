import fc from "fast-check";
import { expect, test } from "vitest";
import { readFormule } from "../formule/lire-formule.ts";
import { attaquer } from "./attaquer.ts";
import { equationsOfFormule, equationsOfRatio } from "./equations-formule.ts";
import {
  equationsOfAnnees,
  equationsOfControles,
  equationsOfSources,
  equationsOfTerritoire,
} from "./equations-sommes.ts";
import { EXACT, roundedDown, roundedNear } from "./marge.ts";
import type { Cellule, Equation } from "./modele.ts";
import { masquee, montree } from "./secret.testing.ts";

const exacte = (cle: string) => ({ cle, marge: EXACT });
const found = (cellules: readonly Cellule[], equations: readonly Equation[]) =>
  attaquer(cellules, equations).map(({ cle, min, max }) => [cle, min, max]);

test("Controls of an import become equations, where their figures are in the table", () => {
  const controles = [
    { genre: "somme", total: "a", parties: ["b", "c"], tolerance: 0 },
    { genre: "ordre", croissants: ["c", "b"] },
    { genre: "ordre", croissants: ["absent", "b"] },
  ] as const;
  const table = new Set(["a", "b", "c"]);
  const equations = equationsOfControles(controles, (code) => (table.has(code) ? exacte(code) : null));
  expect(equations).toEqual([
    {
      genre: "parties",
      termes: [
        ["a", 1],
        ["b", -1],
        ["c", -1],
      ],
      min: 0,
      max: 0,
    },
    {
      genre: "ordre",
      termes: [
        ["b", 1],
        ["c", -1],
      ],
      min: 0,
      max: Infinity,
    },
  ]);
  table.delete("c");
  const [somme] = equationsOfControles(controles, (code) => (table.has(code) ? exacte(code) : null));
  expect(somme).toEqual({
    genre: "parties",
    termes: [
      ["a", 1],
      ["b", -1],
    ],
    min: 0,
    max: Infinity,
  });
});

test("A territory is the sum of its parts only when all of them are there", () => {
  const cellules = [montree("epci", 30), montree("c1", 20), masquee("c2", 4)];
  const complete = equationsOfTerritoire(exacte("epci"), ["c1", "c2"].map(exacte), "complete");
  expect(attaquer(cellules, complete)[0]?.contradictoire).toEqual(complete);
  const juste = [montree("epci", 24), montree("c1", 20), masquee("c2", 4)];
  expect(found(juste, complete)).toEqual([["c2", 4, 4]]);
  const trouee = equationsOfTerritoire(exacte("epci"), [exacte("c1"), exacte("c2"), null], "complete");
  expect(found(juste, trouee)).toEqual([["c2", 0, 4]]);
  expect(trouee).toEqual(equationsOfTerritoire(exacte("epci"), ["c1", "c2"].map(exacte), "partielle"));
  expect(equationsOfTerritoire(exacte("epci"), [null], "complete")).toEqual([]);
});

test("Rounding opens an equation by what it hides", () => {
  const communes = ["c1", "c2"].map((cle) => ({ cle, marge: roundedDown(5) }));
  const [equation] = equationsOfTerritoire(exacte("epci"), communes, "complete");
  // epci − c1 − c2 is what both roundings lost: 0 to 8.
  expect(equation).toMatchObject({ min: 0, max: 8 });
  expect(equationsOfSources([exacte("iris"), { cle: "commune", marge: roundedDown(5) }])).toEqual([
    {
      genre: "arrondi",
      termes: [
        ["iris", 1],
        ["commune", -1],
      ],
      min: 0,
      max: 4,
    },
  ]);
  expect(equationsOfSources([{ cle: "proche", marge: roundedNear(5) }, exacte("juste")])[0]).toMatchObject({
    min: -2.5,
    max: 2.5,
  });
  expect(equationsOfSources([])).toEqual([]);
});

test("A hidden figure leaks through another edition, and through the years of a period", () => {
  const cellules = [masquee("2024 nouvelle", 3), montree("2024 ancienne", 3)];
  expect(found(cellules, equationsOfSources(["2024 nouvelle", "2024 ancienne"].map(exacte)))).toEqual([
    ["2024 nouvelle", 3, 3],
  ]);
  const annees = [montree("2022-2024", 30), montree("2022", 12), masquee("2023", 4), montree("2024", 14)];
  const periode = equationsOfAnnees(exacte("2022-2024"), ["2022", "2023", "2024"].map(exacte));
  expect(found(annees, periode)).toEqual([["2023", 4, 4]]);
});

test("A rate with one decimal gives its numerator away, and its denominator when the numerator is shown", () => {
  const taux = { cle: "taux", marge: roundedNear(0.1) };
  const parts = { numerateur: "n", denominateur: "d", facteur: 100 };
  const cellules = (n: Cellule, d: Cellule) => [n, d, montree("taux", 2.5, { entiere: false })];
  const equations = (n: Cellule, d: Cellule) => {
    const valeurs = new Map(cellules(n, d).map(({ cle, valeur }) => [cle, valeur]));
    return equationsOfRatio(taux, parts, (cle) => valeurs.get(cle) ?? null);
  };
  const cachee = [masquee("n", 3), montree("d", 118)] as const;
  expect(found(cellules(...cachee), equations(...cachee))).toEqual([["n", 3, 3]]);
  const autre = [montree("n", 3), masquee("d", 118, { max: Infinity })] as const;
  expect(found(cellules(...autre), equations(...autre))).toEqual([["d", 118, 122]]);
  const deux = [masquee("n", 3), masquee("d", 118, { max: 200 })] as const;
  expect(found(cellules(...deux), equations(...deux))).toEqual([
    ["d", 0, 163],
    ["n", 0, 4],
  ]);
});

test("A hidden rate is recomputed from its counts, and no more once one of them is hidden", () => {
  const valeurs = new Map([
    ["n", 30],
    ["d", 120],
    ["taux", 25],
  ]);
  const equations = equationsOfRatio(
    exacte("taux"),
    { numerateur: "n", denominateur: "d", facteur: 100 },
    (cle) => valeurs.get(cle) ?? null,
  );
  const taux = montree("taux", 25, { entiere: false, masque: "primaire" });
  expect(found([montree("n", 30), montree("d", 120), taux], equations)).toEqual([["taux", 25, 25]]);
  const sansD = montree("d", 120, { masque: "secondaire" });
  expect(found([montree("n", 30), sansD, taux], equations)).toEqual([
    ["d", 0, Infinity],
    ["taux", 0, Infinity],
  ]);
});

test("Formulas: sums, quotients of sums, and what is neither", () => {
  const valeurs = new Map([
    ["a", 3],
    ["b", 9],
    ["c", 40],
    ["r", 30],
  ]);
  const of = (texte: string, marge = EXACT) =>
    equationsOfFormule(
      { cle: "r", marge },
      readFormule(texte),
      ({ code }) => code,
      (cle) => valeurs.get(cle) ?? null,
    );
  const cellules = [masquee("a", 3), montree("b", 9), montree("c", 40), montree("r", 30, { entiere: false })];
  expect(found(cellules, of("([a] + [b]) / [c] * 100"))).toEqual([["a", 3, 3]]);
  valeurs.set("r", 12);
  const somme = cellules.map((one) => (one.cle === "r" ? { ...one, valeur: 12 } : one));
  expect(found(somme, of("[a] + [b]"))).toEqual([["a", 3, 3]]);
  expect(found(somme, of("-(2 - [a]) + 11 + [c] / 40 - 1"))).toEqual([["a", 3, 3]]);
  expect(of("[a] * [b]")).toEqual([]);
  expect(of("[a] / [b] + [b] / [a]")).toEqual([]);
  expect(
    equationsOfFormule(
      exacte("r"),
      readFormule("[a] / [x]"),
      ({ code }) => (code === "x" ? null : code),
      () => 1,
    ),
  ).toEqual([]);
});

test("Whatever was rounded, the true figures satisfy what was built from what is written", () => {
  const compte = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(
      fc.array(compte, { minLength: 1, maxLength: 6 }),
      compte,
      fc.constantFrom(1, 5, 10),
      (parts, plus, pas) => {
        const total = parts.reduce((a, b) => a + b, 0);
        const ecrit = (x: number) => Math.floor(x / pas) * pas;
        const denominateur = total + plus + 1;
        const taux = Math.round((1000 * total) / denominateur) / 10;
        const cellules = [
          montree("t", total, { masque: "secondaire" }),
          montree("d", denominateur),
          montree("taux", taux, { entiere: false }),
          ...parts.map((x, i) => montree(`p${i}`, ecrit(x))),
        ];
        const valeurs = new Map(cellules.map(({ cle, valeur }) => [cle, valeur]));
        const equations = [
          ...equationsOfTerritoire(
            exacte("t"),
            parts.map((_, i) => ({ cle: `p${i}`, marge: roundedDown(pas) })),
            "complete",
          ),
          ...equationsOfRatio(
            { cle: "taux", marge: roundedNear(0.1) },
            { numerateur: "t", denominateur: "d", facteur: 100 },
            (cle) => valeurs.get(cle) ?? null,
          ),
        ];
        const [attaque] = attaquer(cellules, equations);
        expect(attaque?.contradictoire).toBeUndefined();
        expect(attaque?.min).toBeLessThanOrEqual(total);
        expect(attaque?.max).toBeGreaterThanOrEqual(total);
      },
    ),
    { numRuns: 200 },
  );
});
