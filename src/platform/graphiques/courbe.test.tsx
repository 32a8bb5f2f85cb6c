import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { htmlOf } from "#platform/ui/html.testing.tsx";
import { Courbe, morceaux, type PointCourbe, ruptures } from "./courbe.tsx";

const point = (annee: number, valeur: number | null, definition = "a"): PointCourbe => ({
  annee,
  valeur,
  texte: valeur === null ? "masqué" : String(valeur),
  definition,
});

describe("a curve", () => {
  it("is never drawn through a missing year nor a change of definition", () => {
    const points = [
      point(2019, 60),
      point(2020, null),
      point(2021, 61),
      point(2022, 62),
      point(2023, 59, "b"),
    ];
    expect(morceaux(points).map((run) => run.map(({ annee }) => annee))).toEqual([
      [2019],
      [2021, 2022],
      [2023],
    ]);
    expect(ruptures([{ cle: "x", label: "X", points }])).toEqual([
      { annee: 2023, change: "la définition change (b)" },
    ]);
  });

  it("is broken where the outline of the territory changes, and says which one holds", () => {
    const points = [{ ...point(2016, 1), perimetre: "territoires de 2017" }, point(2019, 2), point(2020, 3)];
    expect(morceaux(points).map((run) => run.length)).toEqual([1, 2]);
    expect(ruptures([{ cle: "x", label: "X", points }])).toEqual([
      { annee: 2019, change: "le périmètre change (territoires d’aujourd’hui)" },
    ]);
  });

  it("keeps every figure in one run of one definition, in the order of years", () => {
    const any = fc.record({
      annee: fc.integer({ min: 2000, max: 2020 }),
      valeur: fc.option(fc.nat(200)),
      definition: fc.constantFrom("a", "b"),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ annee }) => annee }), (all) => {
        const points = all.map(({ annee, valeur, definition }) => point(annee, valeur, definition));
        const runs = morceaux(points);
        expect(runs.flat().map(({ annee }) => annee)).toEqual(
          points
            .filter(({ valeur }) => valeur !== null)
            .map(({ annee }) => annee)
            .sort((a, b) => a - b),
        );
        for (const run of runs) expect(new Set(run.map(({ definition }) => definition)).size).toBe(1);
      }),
    );
  });

  it("marks the change, says every figure in a table, and why one is missing", () => {
    const html = htmlOf(
      <Courbe
        titre="Taux"
        phrase="Il monte."
        legende="places pour 100 enfants"
        format={String}
        series={[
          {
            cle: "t",
            label: "Riom",
            points: [point(2019, 60), point(2020, null), point(2023, 0, "avec préscolarisation")],
          },
          { cle: "d", label: "Puy-de-Dôme", points: [point(2019, 64)] },
        ]}
      />,
    );
    expect(html).toContain("2023\u00a0: la définition change (avec préscolarisation)");
    expect(html).toContain('<th scope="row">2020</th><td class="fin">masqué</td><td class="fin">—</td>');
    expect(html).toContain('<td class="fin">0</td>');
    expect(html).not.toContain("NaN");
  });

  it("holds with one figure", () => {
    const html = htmlOf(
      <Courbe
        titre="T"
        phrase=""
        legende="l"
        format={String}
        series={[{ cle: "a", label: "A", points: [point(2023, 5)] }]}
      />,
    );
    expect(html).toContain("<circle");
    expect(html).not.toContain("NaN");
  });
});
