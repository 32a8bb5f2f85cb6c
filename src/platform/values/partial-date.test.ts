import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  firstDay,
  formatPartialDate,
  lastDay,
  type PartialDate,
  parsePartialDate,
  precisionOf,
} from "./partial-date.ts";

/** Every day from 1900 to 2199. */
const days = fc
  .integer({ min: 0, max: 109_571 })
  .map((n) => Temporal.PlainDate.from("1900-01-01").add({ days: n }));
const lengths = fc.constantFrom(4, 7, 10);

function parsed(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (date === null) throw new Error(`${text} was refused`);
  return date;
}

describe("a date with its precision", () => {
  it("covers the days that it is written from, and no day before or after", () => {
    fc.assert(
      fc.property(days, lengths, (day, length) => {
        const date = parsed(day.toString().slice(0, length));
        const [first, last] = [firstDay(date), lastDay(date)];
        expect(Temporal.PlainDate.compare(first, day)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(day, last)).toBeLessThanOrEqual(0);
        for (const inside of [first, last]) expect(inside.toString().slice(0, length)).toBe(date);
        for (const outside of [first.subtract({ days: 1 }), last.add({ days: 1 })])
          expect(outside.toString().slice(0, length)).not.toBe(date);
      }),
    );
  });

  it("keeps its text and its precision", () => {
    fc.assert(
      fc.property(days, lengths, (day, length) => {
        const text = day.toString().slice(0, length);
        expect(parsed(text)).toBe(text);
        expect(precisionOf(parsed(text))).toBe({ 4: "annee", 7: "mois", 10: "jour" }[length]);
      }),
    );
  });

  it("is never more than a day, a month or a year long", () => {
    fc.assert(
      fc.property(days, lengths, (day, length) => {
        const date = parsed(day.toString().slice(0, length));
        const count = firstDay(date).until(lastDay(date), { largestUnit: "day" }).days + 1;
        const allowed = { 4: [365, 366], 7: [28, 29, 30, 31], 10: [1] }[length];
        expect(allowed).toContain(count);
      }),
    );
  });

  it.each([
    ["2024", "2024-01-01", "2024-12-31", "2024"],
    ["2024-02", "2024-02-01", "2024-02-29", "février 2024"],
    ["2023-02", "2023-02-01", "2023-02-28", "février 2023"],
    ["2024-09-17", "2024-09-17", "2024-09-17", "17 septembre 2024"],
    ["2024-09-01", "2024-09-01", "2024-09-01", "1er septembre 2024"],
  ])("%s runs from %s to %s and reads « %s »", (text, first, last, read) => {
    const date = parsed(text);
    expect([firstDay(date).toString(), lastDay(date).toString()]).toEqual([first, last]);
    expect(formatPartialDate(date)).toBe(read);
  });

  it.each([
    "",
    " 2024",
    "24",
    "1899",
    "2200",
    "2024-00",
    "2024-13",
    "2024-1",
    "2024-09-31",
    "2023-02-29",
    "2024-09-17T00:00",
    "２０２４",
  ])("« %s » is none", (text) => {
    expect(parsePartialDate(text)).toBeNull();
  });
});
