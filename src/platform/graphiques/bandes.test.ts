import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { couper, METHODES, RAPPORTS, rangDe, rapportDe } from "./bandes.ts";

const values = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 60,
});
const reference = fc.double({ min: 0.5, max: 500, noNaN: true });

describe("any cut", () => {
  it("puts each value in the one band that says it holds it", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...METHODES), reference, (all, methode, ref) => {
        const bandes = couper(all, methode, { reference: ref });
        for (const value of all) {
          const holding = bandes.liste.flatMap(({ de, a }, rank) =>
            (de === null || value >= de) && (a === null || value < a) ? [rank] : [],
          );
          expect(holding).toEqual([rangDe(bandes, value)]);
        }
      }),
    );
  });

  it("goes up without a gap from the lowest to the highest", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...METHODES), reference, (all, methode, ref) => {
        const { liste } = couper(all, methode, { reference: ref });
        expect(liste[0]?.de).toBeNull();
        expect(liste.at(-1)?.a).toBeNull();
        liste.slice(1).forEach(({ de }, index) => {
          expect(de).toBe(liste[index]?.a);
          expect(de ?? 0).toBeGreaterThan(liste[index]?.de ?? Number.NEGATIVE_INFINITY);
        });
        expect(new Set(liste.map(({ teinte }) => teinte)).size).toBe(liste.length);
      }),
    );
  });

  it("never gives a higher value a lower band", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...METHODES), reference, (all, methode, ref) => {
        const bandes = couper(all, methode, { reference: ref });
        const ranks = [...all].sort((a, b) => a - b).map((value) => rangDe(bandes, value));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe("ratios to the reference", () => {
  it("mean the same whatever the scale of the values", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.constantFrom(1, 2, 4, 0.5, 1024),
        (value, ref, factor) => {
          const once = rangDe(couper([], "reference", { reference: ref }), value);
          // Powers of two: the product is exact, and so is the comparison.
          expect(rangDe(couper([], "reference", { reference: ref * factor }), value * factor)).toBe(once);
        },
      ),
    );
  });

  it("change at 0.60, 0.85, 1, 1.15 and 1.40 of it", () => {
    const bandes = couper([], "reference", { reference: 100 });
    expect(
      [0, 59.9, 60, 84.9, 85, 99.9, 100, 114, 116, 139, 141, 127.5].map((v) => rangDe(bandes, v)),
    ).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 4]);
    expect(bandes.liste).toHaveLength(RAPPORTS.length + 1);
    expect(rapportDe(bandes, 0)).toBe("moins de 0,60 fois la référence");
    expect(rapportDe(bandes, 1)).toBe("0,60 à 0,85\u202ffois la référence");
    expect(rapportDe(bandes, 5)).toBe("1,40 fois la référence et plus");
  });

  it("turn the shades round when high is unfavourable", () => {
    const shades = (inverse: boolean) =>
      couper([], "reference", { reference: 1, inverse }).liste.map(({ teinte }) => teinte);
    expect(shades(true)).toEqual([...shades(false)].reverse());
  });

  it("give way to classes of as many territories without a reference above 0", () => {
    for (const ref of [null, 0, -3])
      expect(couper([1, 2, 3], "reference", { reference: ref }).methode).toBe("effectifs");
  });
});

describe("the other cuts", () => {
  it("hold as many territories, when no two are equal", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(10_000), { minLength: 5, maxLength: 80 }), (all) => {
        const bandes = couper(all, "effectifs");
        const counts = bandes.liste.map(
          (_, rank) => all.filter((value) => rangDe(bandes, value) === rank).length,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("find the groups that anybody sees", () => {
    const all = [1, 2, 3, 50, 51, 52, 200, 201, 900, 5_000];
    const bandes = couper(all, "naturelles");
    expect(all.map((value) => rangDe(bandes, value))).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 4]);
  });

  it("make one band of one value, and of none", () => {
    for (const methode of ["effectifs", "naturelles"] as const) {
      expect(couper([7, 7, 7], methode).liste).toMatchObject([
        { de: null, a: null, libelle: "toutes les valeurs" },
      ]);
      expect(couper([], methode).liste).toHaveLength(1);
    }
  });
});
