import fc from "fast-check";
import { expect, test } from "vitest";
import { attaquer } from "./attaquer.ts";
import type { Cellule, Equation } from "./modele.ts";
import { egale, enumerate, masquee, montree, somme } from "./secret.testing.ts";

const court = (attaques: ReturnType<typeof attaquer>) =>
  attaques.map(({ cle, min, max, exposee }) => [cle, min, max, exposee]);

test("One hidden cell beside its total and the other parts is found to the unit", () => {
  const attaques = attaquer([montree("a", 20), montree("b", 17), masquee("c", 3)], [somme("a", ["b", "c"])]);
  expect(court(attaques)).toEqual([["c", 3, 3, true]]);
  expect(attaques[0]?.par).toEqual([somme("a", ["b", "c"])]);
});

test("Two hidden cells whose sum is twice the most they may be are both found", () => {
  const attaques = attaquer(
    [montree("a", 20), montree("b", 12), masquee("c", 4), masquee("d", 4)],
    [somme("a", ["b", "c", "d"])],
  );
  expect(court(attaques)).toEqual([
    ["c", 4, 4, true],
    ["d", 4, 4, true],
  ]);
});

test("Two hidden cells whose sum leaves them free keep their width", () => {
  const attaques = attaquer(
    [montree("a", 16), montree("b", 12), masquee("c", 3), masquee("d", 1)],
    [somme("a", ["b", "c", "d"])],
  );
  expect(court(attaques)).toEqual([
    ["c", 0, 4, false],
    ["d", 0, 4, false],
  ]);
});

test("A hidden cell shown by another source, or by its rounding elsewhere, is narrowed to it", () => {
  const ailleurs: Equation = {
    genre: "arrondi",
    termes: [
      ["c", 1],
      ["arrondie", -1],
    ],
    min: 0,
    max: 4,
  };
  const cellules = [masquee("c", 6, { max: 9 }), montree("autre", 6), montree("arrondie", 5)];
  expect(court(attaquer(cellules, [ailleurs]))).toEqual([["c", 5, 9, false]]);
  const deux = attaquer(cellules, [
    ailleurs,
    egale(
      [
        ["c", 1],
        ["autre", -1],
      ],
      0,
      "sources",
    ),
  ]);
  expect(court(deux)).toEqual([["c", 6, 6, true]]);
  expect(deux[0]?.par.map(({ genre }) => genre)).toEqual(["sources"]);
});

test("A rate gives its numerator away only while it is shown", () => {
  const taux: Equation = { genre: "ratio", termes: [["n", 1]], min: 2.6, max: 3.4, si: ["taux"] };
  const avec = (masque: Cellule["masque"]) => [
    masquee("n", 3),
    montree("taux", 30, { entiere: false, masque }),
  ];
  expect(court(attaquer(avec(null), [taux]))).toEqual([["n", 3, 3, true]]);
  expect(court(attaquer(avec("secondaire"), [taux]))[0]).toEqual(["n", 0, 4, false]);
});

test("A cycle of hidden cells is solved exactly: what no single line says, all of them do", () => {
  // x + y = 1, y + z = 1, x + z = 1 has no whole solution; with 2 each, all are 1.
  const cellules = ["x", "y", "z"].map((cle) => masquee(cle, 1, { protection: 1 }));
  const lignes = (total: number) => [
    egale(
      [
        ["x", 1],
        ["y", 1],
      ],
      total,
    ),
    egale(
      [
        ["y", 1],
        ["z", 1],
      ],
      total,
    ),
    egale(
      [
        ["x", 1],
        ["z", 1],
      ],
      total,
    ),
  ];
  const attaques = attaquer(cellules, lignes(2));
  expect(court(attaques)).toEqual(["x", "y", "z"].map((cle) => [cle, 1, 1, true]));
  expect(attaques[0]?.par).toHaveLength(3);
  expect(attaquer(cellules, lignes(1)).every(({ contradictoire }) => contradictoire !== undefined)).toBe(
    true,
  );
});

test("Equations that clash are said and set aside; the others still count", () => {
  const cellules = [masquee("c", 3), masquee("d", 2), montree("t", 5), montree("u", 90)];
  const attaques = attaquer(cellules, [somme("t", ["c", "d"]), somme("u", ["c", "d"], "sources")]);
  expect(attaques[0]?.contradictoire).toEqual([somme("u", ["c", "d"], "sources")]);
  expect(court(attaques)).toEqual([
    ["c", 1, 4, false],
    ["d", 1, 4, false],
  ]);
});

test("Odd data: nothing, one cell, no equation, everything hidden, negative figures, a rule that nothing satisfies", () => {
  expect(attaquer([], [])).toEqual([]);
  expect(court(attaquer([masquee("c", null)], []))).toEqual([["c", 0, 4, false]]);
  expect(court(attaquer([masquee("c", 3, { min: 4 })], []))).toEqual([["c", 4, 4, true]]);
  const toutes = ["a", "b", "c"].map((cle) => masquee(cle, null, { max: Infinity }));
  expect(court(attaquer(toutes, [somme("a", ["b", "c"])]))).toEqual(
    ["a", "b", "c"].map((cle) => [cle, 0, Infinity, false]),
  );
  const negatif = [
    masquee("solde", -3, { min: -Infinity, max: Infinity }),
    montree("t", -5),
    montree("n", -2),
  ];
  expect(court(attaquer(negatif, [somme("t", ["solde", "n"])]))).toEqual([["solde", -3, -3, true]]);
  const [absurde] = attaquer([masquee("c", 3, { min: 8 })], []);
  expect(absurde).toMatchObject({ exposee: false, min: -Infinity, max: Infinity });
  expect(() => attaquer([montree("a", 1), montree("a", 2)], [])).toThrow(RangeError);
  const bancales: Equation[] = [
    egale(
      [
        ["inconnue", 1],
        ["c", 1],
      ],
      2,
    ),
    egale([["c", Number.NaN]], 2),
    egale([], 2),
    egale([["c", 1]], Number.NaN),
  ];
  expect(court(attaquer([masquee("c", 3)], bancales))).toEqual([["c", 0, 4, false]]);
});

test("A figure that does not exist is unknown too, and helps nobody", () => {
  const attaques = attaquer(
    [montree("t", 9), montree("b", 5, { valeur: null }), masquee("c", 3)],
    [somme("t", ["b", "c"])],
  );
  expect(court(attaques)).toEqual([["c", 0, 4, false]]);
});

/** Small random tables: counts of 0 to 6, a few hidden, sums and inequalities that the true figures satisfy. */
const tables = fc
  .record({
    figures: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 8 }),
    cachees: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    lignes: fc.array(
      fc.record({
        coefficients: fc.array(fc.constantFrom(-1, 0, 0, 1, 1, 2), { minLength: 8, maxLength: 8 }),
        dessous: fc.constantFrom(0, 0, 0, 1, 4, Infinity),
        dessus: fc.constantFrom(0, 0, 0, 1, 4, Infinity),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ figures, cachees, lignes }) => {
    let libres = 6;
    const cellules = figures.map((valeur, i) =>
      cachees[i] && libres-- > 0
        ? masquee(`c${i}`, valeur, { max: 6, protection: 3 })
        : montree(`c${i}`, valeur, { max: 6, cout: 1 + (i % 3) }),
    );
    const equations = lignes.map(({ coefficients, dessous, dessus }): Equation => {
      const termes = figures.map((_, i): [string, number] => [`c${i}`, coefficients[i] as number]);
      const total = figures.reduce((sum, x, i) => sum + x * (coefficients[i] as number), 0);
      return { genre: "parties", termes, min: total - dessous, max: total + dessus };
    });
    return { cellules, equations };
  });

test("The limits are those that trying every figure gives", () => {
  fc.assert(
    fc.property(tables, ({ cellules, equations }) => {
      const vraies = enumerate(cellules, equations);
      for (const { cle, min, max, contradictoire } of attaquer(cellules, equations)) {
        expect(contradictoire).toBeUndefined();
        expect({ cle, min, max }).toEqual({ cle, ...vraies?.get(cle) });
      }
    }),
    { numRuns: 300 },
  );
});

test("The limits contain the true figure, the order of what is given changes nothing, hiding more exposes nothing more", () => {
  fc.assert(
    fc.property(tables, fc.integer(), fc.nat(), ({ cellules, equations }, graine, rang) => {
      const attaques = attaquer(cellules, equations);
      const vraies = new Map(cellules.map(({ cle, valeur }) => [cle, valeur as number]));
      for (const { cle, min, max } of attaques) {
        expect(min).toBeLessThanOrEqual(vraies.get(cle) as number);
        expect(max).toBeGreaterThanOrEqual(vraies.get(cle) as number);
      }
      const autrement = <T>(list: readonly T[]) =>
        list
          .map((one, i) => ({ one, cle: Math.sin(i * 12.9898 + graine) }))
          .sort((a, b) => a.cle - b.cle)
          .map(({ one }) => one);
      const tournees = equations.map((one) => ({ ...one, termes: autrement(one.termes) }));
      const encore = attaquer(autrement(cellules), autrement(tournees));
      expect(court(encore)).toEqual(court(attaques));
      const plus = cellules.map((one, i) =>
        i === rang % cellules.length ? { ...one, masque: "secondaire" as const } : one,
      );
      const larges = new Map(attaquer(plus, equations).map((one) => [one.cle, one]));
      for (const { cle, min, max } of attaques) {
        expect(larges.get(cle)?.min).toBeLessThanOrEqual(min);
        expect(larges.get(cle)?.max).toBeGreaterThanOrEqual(max);
      }
    }),
    { numRuns: 200 },
  );
});
