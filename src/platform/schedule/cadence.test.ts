import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextDue, sayCadence } from "./cadence.ts";

const at = (instant: string) => Temporal.Instant.from(instant);
const due = (time: string, after: string) => nextDue({ chaqueJour: time }, at(after)).toString();

describe("a cadence", () => {
  it("counts minutes from the end of the last run", () => {
    expect(nextDue({ minutes: 15 }, at("2026-11-22T09:00:00Z")).toString()).toBe("2026-11-22T09:15:00Z");
  });

  it("is a time of Paris, today or tomorrow", () => {
    expect(due("03:15", "2026-11-22T01:00:00Z")).toBe("2026-11-22T02:15:00Z");
    expect(due("03:15", "2026-11-22T02:15:00Z")).toBe("2026-11-23T02:15:00Z");
    expect(due("03:15", "2026-06-22T00:00:00Z")).toBe("2026-06-22T01:15:00Z");
  });

  it("comes once on the days when clocks change", () => {
    // 29 March 2026 has no 02:30, 25 October 2026 has two.
    expect(due("02:30", "2026-03-28T23:30:00Z")).toBe("2026-03-29T01:30:00Z");
    expect(due("02:30", "2026-03-29T01:30:00Z")).toBe("2026-03-30T00:30:00Z");
    expect(due("02:30", "2026-10-24T23:00:00Z")).toBe("2026-10-25T00:30:00Z");
    expect(due("02:30", "2026-10-25T00:30:00Z")).toBe("2026-10-26T01:30:00Z");
  });

  it("is always later, and within 25 hours", () => {
    const instants = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 1439 }), (second, minute) => {
        const after = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const chaqueJour = Temporal.PlainTime.from("00:00").add({ minutes: minute }).toString().slice(0, 5);
        const wait = nextDue({ chaqueJour }, after).epochMilliseconds - after.epochMilliseconds;
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });

  it("is said in French", () => {
    expect(sayCadence({ minutes: 1 })).toBe("chaque minute");
    expect(sayCadence({ minutes: 5 })).toBe("toutes les 5\u00a0minutes");
    expect(sayCadence({ minutes: 60 })).toBe("chaque heure");
    expect(sayCadence({ minutes: 180 })).toBe("toutes les 3\u00a0heures");
    expect(sayCadence({ chaqueJour: "03:05" })).toBe("chaque jour à 3\u00a0h\u00a005");
  });
});
