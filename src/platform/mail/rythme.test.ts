import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { COURRIEL_CONNEXION, COURRIEL_ESSAI, type GenreCourriel, RYTHMES } from "./genres.ts";
import { nextEnvoi, rythmeOf, rythmesOf } from "./rythme.ts";

const at = (instant: string) => Temporal.Instant.from(instant);
const groupe: GenreCourriel = {
  ...COURRIEL_ESSAI,
  regroupement: { minutes: 10, sujet: (n) => `${n}` },
};

describe("the rhythms of a kind", () => {
  it("are all of them when its mails can be put together, else now or never, and none for what one needs", () => {
    expect(rythmesOf(groupe)).toEqual(RYTHMES);
    expect(rythmesOf(COURRIEL_ESSAI)).toEqual(["aussitot", "jamais"]);
    expect(rythmesOf(COURRIEL_CONNEXION)).toEqual(["aussitot"]);
  });

  it("fall back to the usual one when what was chosen is not offered any more", () => {
    expect(rythmeOf(groupe, "semaine")).toBe("semaine");
    expect(rythmeOf(COURRIEL_ESSAI, "semaine")).toBe("aussitot");
    expect(rythmeOf(COURRIEL_CONNEXION, "jamais")).toBe("aussitot");
    expect(rythmeOf({ ...groupe, rythmes: ["semaine", "jour", "jamais"] }, undefined)).toBe("semaine");
  });
});

describe("what is put together", () => {
  it("leaves at seven in Paris, on Monday for a week", () => {
    // A Sunday.
    expect(nextEnvoi("jour", at("2026-11-22T08:00:00Z")).toString()).toBe("2026-11-23T06:00:00Z");
    expect(nextEnvoi("semaine", at("2026-11-22T08:00:00Z")).toString()).toBe("2026-11-23T06:00:00Z");
    expect(nextEnvoi("semaine", at("2026-11-23T05:59:59Z")).toString()).toBe("2026-11-23T06:00:00Z");
    expect(nextEnvoi("semaine", at("2026-11-23T06:00:00Z")).toString()).toBe("2026-11-30T06:00:00Z");
    // Clocks went back on the Sunday in between.
    expect(nextEnvoi("semaine", at("2026-10-20T10:00:00Z")).toString()).toBe("2026-10-26T06:00:00Z");
  });

  it("leaves later, within a day or a week and the hour that clocks move by", () => {
    const seconds = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom("jour" as const, "semaine" as const), (second, rythme) => {
        const after = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const next = nextEnvoi(rythme, after);
        const hours = (next.epochMilliseconds - after.epochMilliseconds) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual((rythme === "jour" ? 24 : 7 * 24) + 1);
        const local = next.toZonedDateTimeISO("Europe/Paris");
        expect([local.hour, local.minute]).toEqual([7, 0]);
        if (rythme === "semaine") expect(local.dayOfWeek).toBe(1);
      }),
    );
  });
});
