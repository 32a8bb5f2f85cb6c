import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { firstDay, lastDay, type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { barreOf, type GroupeCalendrier, grouper, placeOf, yearFraction } from "./calendrier.ts";

function date(text: string): PartialDate {
  const found = parsePartialDate(text);
  if (!found) throw new Error(text);
  return found;
}

const dates = fc
  .tuple(fc.integer({ min: 0, max: 7_304 }), fc.constantFrom(4, 7, 10))
  .map(([n, length]) =>
    date(Temporal.PlainDate.from("2015-01-01").add({ days: n }).toString().slice(0, length)),
  );
const schemas = fc
  .tuple(fc.integer({ min: 2016, max: 2030 }), fc.nat(8))
  .map(([debut, years]) => ({ debut, fin: debut + years }));

/** Actions whose end, when they have both, is not before their start. */
const actions = fc
  .record({ debut: fc.option(dates), fin: fc.option(dates) })
  .filter(
    ({ debut, fin }) => !debut || !fin || Temporal.PlainDate.compare(firstDay(debut), lastDay(fin)) <= 0,
  );

describe("the bar of an action", () => {
  it("stays within the years of the scheme, and has a width", () => {
    fc.assert(
      fc.property(actions, schemas, (action, { debut, fin }) => {
        const barre = barreOf(action, debut, fin);
        if (barre === null) return;
        expect(barre.debut).toBeGreaterThanOrEqual(debut);
        expect(barre.fin).toBeLessThanOrEqual(fin + 1);
        expect(barre.fin).toBeGreaterThan(barre.debut);
      }),
    );
  });

  it("is absent only when the action lies wholly before or after", () => {
    fc.assert(
      fc.property(actions, schemas, (action, { debut, fin }) => {
        const before = action.fin !== null && lastDay(action.fin).year < debut;
        const after = action.debut !== null && firstDay(action.debut).year > fin;
        expect(barreOf(action, debut, fin) === null).toBe(before || after);
      }),
    );
  });

  it("says what the plan does not", () => {
    fc.assert(
      fc.property(actions, schemas, (action, { debut, fin }) => {
        const barre = barreOf(action, debut, fin);
        if (barre === null) return;
        expect([barre.debutOuvert, barre.finOuverte]).toEqual([action.debut === null, action.fin === null]);
      }),
    );
  });

  it.each<[string | null, string | null, number, number]>([
    [null, null, 2022, 2027],
    ["2023", null, 2023, 2027],
    [null, "2023", 2022, 2024],
    ["2023", "2023", 2023, 2024],
    ["2019", "2030", 2022, 2027],
    ["2024-01", "2024-12", 2024, 2025],
  ])("from %s to %s runs from %d to %d in a scheme of 2022 to 2026", (debut, fin, from, to) => {
    const barre = barreOf({ debut: debut ? date(debut) : null, fin: fin ? date(fin) : null }, 2022, 2026);
    expect([barre?.debut, barre?.fin]).toEqual([from, to]);
  });

  it("ends the evening of its last day: one day is not nothing", () => {
    const barre = barreOf({ debut: date("2024-07-01"), fin: date("2024-07-01") }, 2022, 2026);
    expect((barre?.fin ?? 0) - (barre?.debut ?? 0)).toBeCloseTo(1 / 366, 10);
  });

  it("moves with the days, a year a year", () => {
    const day = Temporal.PlainDate.from("2023-07-02");
    expect(yearFraction(day)).toBeCloseTo(2023.4986, 3);
    expect(yearFraction(Temporal.PlainDate.from("2024-01-01"))).toBe(2024);
  });
});

describe("a milestone", () => {
  it("stands on its day, in the middle of what is known, and only within the years of the scheme", () => {
    expect(placeOf(null, 2022, 2026)).toBeNull();
    expect(placeOf(date("2021"), 2022, 2026)).toBeNull();
    expect(placeOf(date("2027-01-02"), 2022, 2026)).toBeNull();
    expect(placeOf(date("2024"), 2022, 2026)).toBe(2024.5);
    expect(placeOf(date("2023-07-02"), 2022, 2026)).toBeCloseTo(2023.5, 6);
    fc.assert(
      fc.property(dates, schemas, (day, { debut, fin }) => {
        const place = placeOf(day, debut, fin);
        if (place === null) return;
        expect(place).toBeGreaterThanOrEqual(yearFraction(firstDay(day)));
        expect(place).toBeLessThanOrEqual(yearFraction(lastDay(day).add({ days: 1 })));
      }),
    );
  });
});

describe("groups of a calendar", () => {
  const lignes = [
    { nom: "1-A", volet: "1. Enfance", pilotes: ["MSA", "Caf"], territoires: ["Riom", "Ambert"] },
    { nom: "1-B", volet: "1. Enfance", pilotes: [], territoires: ["Tout le département"] },
    { nom: "2-A", volet: "2. Parents", pilotes: ["Caf"], territoires: [] as string[] },
  ];
  const said = (par: GroupeCalendrier) =>
    grouper(lignes, par).map(({ groupe, ligne }) => `${groupe} / ${ligne.nom}`);

  it("are the volets in the order of the plan, or the pilots in that of a dictionary", () => {
    expect(said("volet")).toEqual(["1. Enfance / 1-A", "1. Enfance / 1-B", "2. Parents / 2-A"]);
    expect(said("pilote")).toEqual(["Caf / 1-A", "Caf / 2-A", "MSA / 1-A", "Sans pilote / 1-B"]);
    expect(said("territoire")).toEqual([
      "Tout le département / 1-B",
      "Ambert / 1-A",
      "Riom / 1-A",
      "Sans territoire dit / 2-A",
    ]);
  });
});
