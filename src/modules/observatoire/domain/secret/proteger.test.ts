import fc from "fast-check";
import { expect, test } from "vitest";
import { attaquer } from "./attaquer.ts";
import type { Cellule, Equation } from "./modele.ts";
import { proteger } from "./proteger.ts";
import { egale, masquee, montree, somme } from "./secret.testing.ts";

test("The cheapest cell of the row is hidden too, and the attack finds nothing", () => {
  const cellules = [
    montree("a", 30, { cout: Infinity }),
    montree("b", 17, { cout: 17 }),
    montree("d", 10, { cout: 10 }),
    masquee("c", 3),
  ];
  const equations = [somme("a", ["b", "c", "d"])];
  const { ajoutees, restantes, cellules: protegees } = proteger(cellules, equations);
  expect(ajoutees).toEqual(["d"]);
  expect(restantes).toEqual([]);
  expect(protegees.map(({ cle, masque }) => [cle, masque])).toEqual([
    ["a", null],
    ["b", null],
    ["d", "secondaire"],
    ["c", "primaire"],
  ]);
  expect(attaquer(protegees, equations).some(({ exposee }) => exposee)).toBe(false);
});

/** Rows of three parts and their total, with a total of each column; totals are never hidden. */
function grid(lignes: readonly (readonly number[])[], cachee: (i: number, j: number) => boolean) {
  const cellules: Cellule[] = [];
  const equations: Equation[] = [];
  const colonnes = lignes[0] ?? [];
  for (const [i, ligne] of lignes.entries()) {
    cellules.push(
      montree(
        `t${i}`,
        ligne.reduce((a, b) => a + b, 0),
        { cout: Infinity },
      ),
    );
    for (const [j, x] of ligne.entries()) {
      const cle = `x${i}.${j}`;
      cellules.push(
        cachee(i, j) ? masquee(cle, x, { max: Math.max(4, x) }) : montree(cle, x, { cout: x, protection: 1 }),
      );
    }
    equations.push(
      somme(
        `t${i}`,
        ligne.map((_, j) => `x${i}.${j}`),
      ),
    );
  }
  for (const j of colonnes.keys()) {
    const total = lignes.reduce((sum, ligne) => sum + (ligne[j] as number), 0);
    cellules.push(montree(`c${j}`, total, { cout: Infinity }));
    equations.push(
      somme(
        `c${j}`,
        lignes.map((_, i) => `x${i}.${j}`),
        "territoires",
      ),
    );
  }
  return { cellules, equations };
}

test("In a table with both totals, hiding one cell asks for three others: a cycle", () => {
  const { cellules, equations } = grid(
    [
      [3, 20, 40],
      [12, 15, 33],
      [14, 26, 18],
    ],
    (i, j) => i === 0 && j === 0,
  );
  const { ajoutees, restantes } = proteger(cellules, equations);
  expect(restantes).toEqual([]);
  expect(ajoutees).toEqual(["x0.1", "x1.0", "x1.1"]);
});

test("What only shown totals surround, and no cell may be hidden beside, is said to remain", () => {
  const { cellules, equations } = grid([[3, 20]], (_, j) => j === 0);
  const { restantes } = proteger(cellules, equations);
  expect(restantes.map(({ cle }) => cle)).toEqual(["x0.0"]);
  expect(
    proteger(
      [masquee("c", 3), montree("s", 3, { cout: Infinity })],
      [
        egale([
          ["c", 1],
          ["s", -1],
        ]),
      ],
    ),
  ).toMatchObject({
    ajoutees: [],
    restantes: [{ cle: "c", min: 3, max: 3 }],
  });
});

test("A rate that gives a count away is hidden for it", () => {
  const taux: Equation = { genre: "ratio", termes: [["n", 1]], min: 2.6, max: 3.4, si: ["taux"] };
  const { ajoutees, restantes } = proteger(
    [masquee("n", 3), montree("taux", 30, { entiere: false })],
    [taux],
  );
  expect({ ajoutees, restantes }).toEqual({ ajoutees: ["taux"], restantes: [] });
});

test("Odd data: nothing, everything hidden, hidden cells in every row", () => {
  expect(proteger([], [])).toEqual({ cellules: [], ajoutees: [], restantes: [] });
  const partout = grid(
    [
      [3, 20, 2],
      [1, 15, 4],
    ],
    (_, j) => j !== 1,
  );
  const { ajoutees, restantes, cellules } = proteger(partout.cellules, partout.equations);
  const encore = attaquer(cellules, partout.equations).filter(({ exposee }) => exposee);
  expect(encore).toEqual(restantes);
  expect(ajoutees.every((cle) => cle.startsWith("x"))).toBe(true);
});

const grilles = fc
  .record({
    lignes: fc.integer({ min: 1, max: 6 }),
    colonnes: fc.integer({ min: 1, max: 4 }),
    figures: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 24, maxLength: 24 }),
    chers: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  })
  .map(({ lignes, colonnes, figures, chers }) => {
    const table = Array.from({ length: lignes }, (_, i) =>
      Array.from({ length: colonnes }, (_, j) => figures[i * colonnes + j] as number),
    );
    const { cellules, equations } = grid(table, (i, j) => (table[i]?.[j] as number) < 5);
    return {
      equations,
      cellules: cellules.map((one, i) => (chers[i % 24] && i % 3 === 0 ? { ...one, cout: Infinity } : one)),
    };
  });

test("After protection the attack finds nothing but what is said to remain; nothing is unmasked; order changes nothing", () => {
  fc.assert(
    fc.property(grilles, fc.integer(), ({ cellules, equations }, graine) => {
      const protection = proteger(cellules, equations);
      const exposees = attaquer(protection.cellules, equations).filter(({ exposee }) => exposee);
      expect(exposees).toEqual(protection.restantes);
      const masques = new Map(protection.cellules.map(({ cle, masque }) => [cle, masque]));
      for (const { cle, masque, cout } of cellules) {
        if (masque !== null) expect(masques.get(cle)).toBe(masque);
        if (cout === Infinity && masque === null) expect(masques.get(cle)).toBeNull();
      }
      const ordre = <T>(list: readonly T[]) =>
        list
          .map((one, i) => ({ one, cle: Math.sin(i * 78.233 + graine) }))
          .sort((a, b) => a.cle - b.cle)
          .map(({ one }) => one);
      const encore = proteger(ordre(cellules), ordre(equations));
      expect(encore.ajoutees).toEqual(protection.ajoutees);
      expect(encore.restantes).toEqual(protection.restantes);
    }),
    { numRuns: 120 },
  );
});

test("No cell hidden besides can be shown again without exposing one", () => {
  fc.assert(
    fc.property(grilles, ({ cellules, equations }) => {
      const { cellules: protegees, ajoutees, restantes } = proteger(cellules, equations);
      for (const cle of ajoutees) {
        const sans = protegees.map((one) => (one.cle === cle ? { ...one, masque: null } : one));
        const exposees = attaquer(sans, equations).filter(({ exposee }) => exposee);
        expect(exposees.length).toBeGreaterThan(restantes.filter((one) => one.cle !== cle).length);
      }
    }),
    { numRuns: 60 },
  );
});
