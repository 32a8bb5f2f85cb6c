import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BaseEpci, droite, type HypotheseEnfants, type PlacesPrevues, projeter } from "./projeter.ts";

const base = (code: string, more: Partial<BaseEpci> = {}): BaseEpci => ({
  ...{ code, nom: `CC ${code}`, taux: 60, enfants: 500, enfantsSupposes: false, passe: [] },
  ...more,
});
const SPAN = { depart: 2023, horizon: 2027 };
const CONSTANTE: HypotheseEnfants = { tendance: "constante" };
const tauxOf = (bases: BaseEpci[], hypothese: HypotheseEnfants, lignes: PlacesPrevues[] = [], rank = -1) =>
  projeter(bases, hypothese, lignes, SPAN).epci.map(({ annees }) => annees.at(rank)?.taux ?? null);

describe("projeter", () => {
  it("gives the base back when nothing changes", () => {
    const { epci, ensemble } = projeter([base("A"), base("B", { taux: 127.5 })], CONSTANTE, [], SPAN);
    for (const { annee, taux } of epci[0]?.annees ?? []) expect([annee, taux]).toEqual([annee, 60]);
    expect(epci[1]?.annees.at(-1)?.taux).toBeCloseTo(127.5, 9);
    expect(ensemble).toMatchObject({ comptes: 2 });
    expect(ensemble.annees.at(-1)?.taux).toBeCloseTo(93.75, 9);
  });

  it("adds what opens from its year on, and nothing of the base year, which the rate holds already", () => {
    const lignes = [
      { epci: "A", annee: 2025, places: 50 },
      { epci: "A", annee: 2023, places: 400 },
      { epci: "Z", annee: 2024, places: 900 },
    ];
    const [{ annees, solde }] = projeter([base("A")], CONSTANTE, lignes, SPAN).epci as [never] as never as [
      { annees: { annee: number; taux: number }[]; solde: number },
    ];
    expect(annees.map(({ annee, taux }) => [annee, Math.round(taux * 10) / 10])).toEqual([
      [2023, 60],
      [2024, 60],
      [2025, 70],
      [2026, 70],
      [2027, 70],
    ]);
    expect(solde).toBe(50);
  });

  it("covers better when fewer children come, without knowing how many", () => {
    const moins: HypotheseEnfants = { tendance: "taux", taux: -10 };
    expect(tauxOf([base("A", { enfants: null })], moins, [], 1)[0]).toBeCloseTo(66.667, 3);
  });

  it("says what lacks, and supposes nothing in its place", () => {
    const lignes = [{ epci: "A", annee: 2024, places: 10 }];
    const without = projeter([base("A", { enfants: null })], CONSTANTE, lignes, SPAN).epci[0];
    expect(without).toMatchObject({ manques: ["enfants"] });
    expect(without?.annees.every(({ taux }) => taux === null)).toBe(true);
    expect(projeter([base("A", { taux: null })], CONSTANTE, [], SPAN).epci[0]?.manques).toEqual(["taux"]);
    const trend = projeter(
      [base("A", { passe: [{ annee: 2022, nombre: 4 }] })],
      { tendance: "lineaire" },
      [],
      SPAN,
    );
    expect(trend.epci[0]?.manques).toEqual(["tendance"]);
    expect(trend.ensemble.comptes).toBe(0);
  });

  it("follows the line of the past years", () => {
    const passe = [2020, 2021, 2022, 2023].map((annee) => ({ annee, nombre: 140 - 10 * (annee - 2020) }));
    expect(droite(passe)?.(2025)).toBeCloseTo(90, 9);
    // 110 children in 2023, 70 in 2027.
    expect(tauxOf([base("A", { passe })], { tendance: "lineaire" })[0]).toBeCloseTo((60 * 110) / 70, 9);
    expect(
      droite([
        { annee: 2020, nombre: 1 },
        { annee: 2020, nombre: 2 },
      ]),
    ).toBeNull();
  });

  it("stops at no place when more are closed than there are, and says when", () => {
    const [one] = projeter([base("A")], CONSTANTE, [{ epci: "A", annee: 2026, places: -900 }], SPAN).epci;
    expect(one?.annees.at(-1)?.taux).toBe(0);
    expect(one?.sousZero).toEqual([2026, 2027]);
  });
});

const lignesAuHasard = fc.array(
  fc.record({
    epci: fc.constantFrom("A", "B", "C"),
    annee: fc.integer({ min: 2020, max: 2030 }),
    places: fc.integer({ min: -60, max: 60 }).filter((places) => places !== 0),
  }),
  { maxLength: 12 },
);
const hypotheses = fc.oneof(
  fc.constant<HypotheseEnfants>(CONSTANTE),
  fc.double({ min: -20, max: 20, noNaN: true }).map((taux): HypotheseEnfants => ({ tendance: "taux", taux })),
);
const basesAuHasard = fc
  .tuple(fc.nat(150), fc.nat(3000))
  .map(([taux, enfants]) => [
    base("A", { taux, enfants: enfants + 1 }),
    base("B", { enfants: null }),
    base("C"),
  ]);

describe("properties", () => {
  it("opening places never lowers the coverage of any EPCI, of any year", () => {
    fc.assert(
      fc.property(
        basesAuHasard,
        hypotheses,
        lignesAuHasard,
        fc.integer({ min: 1, max: 80 }),
        (bases, h, lignes, n) => {
          const before = projeter(bases, h, lignes, SPAN);
          const after = projeter(bases, h, [...lignes, { epci: "A", annee: 2025, places: n }], SPAN);
          before.epci.forEach(({ annees }, i) => {
            annees.forEach(({ taux }, rank) => {
              const then = after.epci[i]?.annees[rank]?.taux ?? null;
              if (taux !== null && then !== null) expect(then).toBeGreaterThanOrEqual(taux - 1e-9);
            });
          });
        },
      ),
    );
  });

  it("no row gives the base, whatever the EPCI", () => {
    fc.assert(
      fc.property(basesAuHasard, (bases) => {
        const { epci } = projeter(bases, CONSTANTE, [], SPAN);
        epci.forEach(({ annees }, i) => {
          for (const { taux } of annees) expect(taux).toBeCloseTo(bases[i]?.taux ?? 0, 9);
        });
      }),
    );
  });

  it("depends on no order of the rows, and equal hypotheses give equal figures", () => {
    fc.assert(
      fc.property(basesAuHasard, hypotheses, lignesAuHasard, (bases, h, lignes) => {
        const once = projeter(bases, h, lignes, SPAN);
        expect(projeter(bases, h, [...lignes].reverse(), SPAN)).toEqual(once);
        expect(projeter(structuredClone(bases), structuredClone(h), structuredClone(lignes), SPAN)).toEqual(
          once,
        );
      }),
    );
  });

  it("places opened then closed as many change nothing afterwards", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (places) => {
        const lignes = [
          { epci: "A", annee: 2024, places },
          { epci: "A", annee: 2026, places: -places },
        ];
        expect(tauxOf([base("A")], CONSTANTE, lignes)[0]).toBeCloseTo(60, 9);
      }),
    );
  });
});
