import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributes, htmlOf } from "../html.testing.tsx";
import { BarStack, placeSegments } from "./bar-stack.tsx";
import { Bars } from "./bars.tsx";
import { CalendarChart, type CalendarRow, groupRows } from "./calendar.tsx";
import { shadeOf, TileMap, tileLines } from "./tile-map.tsx";

describe("BarStack", () => {
  const segments = [
    { cle: "r", label: "Réalisées", valeur: 30, ton: "succes", to: "/63/r" },
    { cle: "v", label: "À venir", valeur: 0, ton: "neutre" },
    { cle: "c", label: "En cours", valeur: 90, ton: "info" },
  ] as const;
  const html = htmlOf(<BarStack titre="États" segments={segments} />);

  it("fills the whole bar, end to end, in proportion", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (values) => {
        const placed = placeSegments(
          values.map((valeur, n) => ({ cle: `${n}`, label: "", valeur, ton: "info" as const })),
        );
        const total = values.reduce((sum, n) => sum + n, 0);
        let end = 0;
        for (const { from, to100, valeur } of placed) {
          expect(from).toBeCloseTo(end);
          expect(to100 - from).toBeCloseTo(total === 0 ? 0 : (valeur / total) * 100);
          end = to100;
        }
        expect(end).toBeCloseTo(total === 0 ? 0 : 100);
      }),
    );
  });

  it("draws no empty part, and says every figure in words and in a table", () => {
    expect(html.match(/class="barre-segment"/g)).toHaveLength(2);
    expect(html).toContain("États. Réalisées\u00a0: 30\u202f; À venir\u00a0: 0\u202f; En cours\u00a0: 90");
    expect(html).toContain('<th scope="row">À venir</th><td class="fin">0</td><td class="fin">0\u202f%</td>');
    expect(html).toContain("Voir les données");
  });

  it("differs without colour: one pattern a tone", () => {
    const fills = [...html.matchAll(/class="barre-segment"[^>]*fill="url\(#([^)]+)\)"/g)].map(([, id]) => id);
    expect(new Set(fills).size).toBe(2);
    for (const id of fills) expect(html).toContain(`<pattern id="${id}"`);
  });

  it("holds when there is nothing to count", () => {
    const empty = htmlOf(
      <BarStack titre="Rien" segments={[{ cle: "a", label: "A", valeur: 0, ton: "info" }]} />,
    );
    expect(empty).not.toContain("barre-segment");
    expect(empty).not.toContain("NaN");
    expect(empty).toContain('<td class="fin">—</td>');
  });
});

describe("Bars", () => {
  it("writes an unknown value and draws zero as zero", () => {
    const html = htmlOf(
      <Bars
        titre="Part"
        maximum={200}
        barres={[
          { cle: "a", label: "A", valeur: 50 },
          { cle: "b", label: "B", valeur: null },
          { cle: "c", label: "C", valeur: 0 },
        ]}
      />,
    );
    expect([...html.matchAll(/class="barre-plein" width="([^"]+)"/g)].map(([, width]) => width)).toEqual([
      "25%",
      "0%",
    ]);
    expect(html).toContain("inconnu");
  });

  it("holds when every value is zero", () => {
    expect(htmlOf(<Bars titre="P" barres={[{ cle: "a", label: "A", valeur: 0 }]} />)).not.toContain("NaN");
  });
});

describe("CalendarChart", () => {
  const row = (given: Partial<CalendarRow>): CalendarRow => ({
    cle: "1",
    label: "1-A",
    debut: 2022,
    fin: 2024,
    ouvert: false,
    ton: "info",
    periode: "2022 à 2023",
    groupe: "Volet 1",
    ...given,
  });
  const chart = (rows: CalendarRow[], aujourdhui?: number) =>
    htmlOf(<CalendarChart titre="Calendrier" rows={rows} de={2022} a={2025} aujourdhui={aujourdhui} />);

  it("places a period on the years drawn, and cuts what goes beyond", () => {
    expect(attributes(chart([row({})]), 'rect class="calendrier-barre"')).toMatchObject({
      x: "0%",
      width: "50%",
    });
    const cut = chart([row({ debut: 2019, fin: 2031.5 })]);
    expect(attributes(cut, 'rect class="calendrier-barre"')).toMatchObject({ x: "0%", width: "100%" });
    expect(chart([row({})])).not.toContain("calendrier-fleche");
  });

  it("lets an open period fade with an arrow, and draws no bar for an unknown one", () => {
    const open = chart([row({ debut: 2024, fin: null, ouvert: true })]);
    expect(attributes(open, 'rect class="calendrier-barre"')).toMatchObject({ x: "50%", width: "50%" });
    expect(open).toContain("calendrier-fleche");
    const unknown = chart([row({ debut: null, fin: null, ouvert: false })]);
    expect(unknown).toContain("calendrier-sans-date");
    expect(unknown).not.toContain("calendrier-barre");
  });

  it("draws today inside the years only", () => {
    expect(chart([row({})], 2024)).toContain('class="aujourdhui" x1="50%"');
    expect(chart([row({})], 2030)).not.toContain("aujourdhui");
  });

  it("writes label, state and period of every row", () => {
    const html = chart([row({ to: "/63/a", etat: "En cours" })]);
    expect(html).toMatch(/<a [^>]*href="\/63\/a"[^>]*>1-A<\/a>.*En cours — 2022 à 2023/);
  });

  it("groups consecutive rows in the order received", () => {
    const groups = groupRows([row({}), row({ groupe: "Volet 2" }), row({ groupe: "Volet 2" })]);
    expect(groups.map(({ groupe, rows }) => [groupe, rows.length])).toEqual([
      ["Volet 1", 1],
      ["Volet 2", 2],
    ]);
  });
});

describe("TileMap", () => {
  const html = htmlOf(
    <TileMap
      titre="Population"
      legende="Population municipale"
      tuiles={[
        {
          code: "a",
          label: "Clermont Auvergne Métropole",
          abrege: "Clermont",
          x: 1,
          y: 0,
          valeur: 1200,
          to: "/63/a",
        },
        { code: "b", label: "Dômes Sancy Artense", abrege: "Sancy", x: 0, y: 1, valeur: 0 },
        { code: "c", label: "Ambert Livradois Forez", abrege: "Ambert", x: 0, y: 0, valeur: null },
      ]}
    />,
  );

  it("gives each tile its name and figure, zero and unknown apart", () => {
    expect(html).toContain('aria-label="Clermont Auvergne Métropole\u00a0: 1\u202f200"');
    expect(html).toContain("Dômes Sancy Artense\u00a0: 0");
    expect(html).toContain("Ambert Livradois Forez\u00a0: inconnu");
    expect(html.match(/tuile--inconnue/g)).toHaveLength(1);
  });

  it("says that the map is schematic and gives its table", () => {
    expect(html).toContain("Carte schématique");
    expect(html).toContain('<th scope="row">Dômes Sancy Artense</th><td class="fin">0</td>');
  });

  it("shades by equal classes, the highest darkest", () => {
    const shade = shadeOf([0, 50, 100]);
    expect([0, 24, 26, 51, 76, 100].map(shade)).toEqual([0, 0, 1, 2, 3, 3]);
    expect(shadeOf([7, 7])(7)).toBe(1);
  });

  it("cuts in groups of as many tiles when one value dwarfs the others", () => {
    const values = [9, 12, 15, 19, 21, 26, 36, 296];
    expect(values.map(shadeOf(values, "effectifs"))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(values.map(shadeOf(values))).toEqual([0, 0, 0, 0, 0, 0, 0, 3]);
  });

  it("cuts a long short name at the space nearest to its middle", () => {
    expect(tileLines("Clermont")).toEqual(["Clermont"]);
    expect(tileLines("Riom Limagne")).toEqual(["Riom", "Limagne"]);
    expect(tileLines("Pays de Saint Éloy")).toEqual(["Pays de", "Saint Éloy"]);
    expect(tileLines("Combrailles")).toEqual(["Combrailles"]);
  });
});

it("no chart writes a style attribute", () => {
  const all = htmlOf(
    <>
      <BarStack titre="A" segments={[{ cle: "a", label: "A", valeur: 2, ton: "erreur" }]} />
      <Bars titre="B" barres={[{ cle: "a", label: "A", valeur: 2 }]} />
      <CalendarChart titre="C" rows={[]} de={2022} a={2026} legende={[{ ton: "info", label: "En cours" }]} />
      <TileMap titre="D" legende="d" tuiles={[{ code: "a", label: "A", abrege: "A", x: 0, y: 0 }]} />
    </>,
  );
  expect(all).not.toMatch(/\sstyle=/);
});
