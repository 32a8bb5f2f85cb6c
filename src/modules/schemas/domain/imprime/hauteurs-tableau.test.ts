import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { hauteursOf, linesIn } from "./hauteurs-tableau.ts";

describe("lines of a text in a column", () => {
  test.each([
    ["", 10, 1],
    ["dix lettres", 11, 1],
    ["dix lettres", 10, 2],
    ["un\ndeux", 10, 2],
    ["anticonstitutionnellement", 10, 3],
    ["a bb ccc dddd", 4, 3],
  ])("%j in %i: %i", (texte, lettres, lines) => {
    expect(linesIn(texte, lettres)).toBe(lines);
  });
});

describe("heights of rows", () => {
  it("spread over its rows what a merged cell lacks", () => {
    const colonnes = [
      { textes: ["a", "b", "c"], lettres: 5, plages: [] as [number, number][] },
      { textes: ["1\n2\n3\n4\n5", "", ""], lettres: 5, plages: [[0, 1]] as [number, number][] },
    ];
    expect(hauteursOf(3, colonnes)).toEqual([3, 2, 1]);
  });

  it("leave room for every cell, and none is higher than the sum of what the cells ask", () => {
    const column = fc.record({
      textes: fc.array(fc.string({ maxLength: 60 }), { minLength: 6, maxLength: 6 }),
      lettres: fc.integer({ min: 1, max: 20 }),
      plages: fc.constantFrom<[number, number][]>(
        [],
        [[0, 5]],
        [[1, 3]],
        [
          [0, 1],
          [2, 5],
        ],
      ),
    });
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), (colonnes) => {
        const heights = hauteursOf(6, colonnes);
        for (const { textes, lettres, plages } of colonnes) {
          for (const [from, to] of plages) {
            const room = heights.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
            expect(room).toBeGreaterThanOrEqual(linesIn(textes[from] ?? "", lettres));
          }
        }
      }),
    );
  });
});
