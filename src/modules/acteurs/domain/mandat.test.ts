import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  chevauche,
  couvre,
  etatMandat,
  finProche,
  formatPeriode,
  type Periode,
  premierJourSans,
  prive,
} from "./mandat.ts";

const ORIGINE = Temporal.PlainDate.from("2026-01-01");
const day = (n: number) => ORIGINE.add({ days: n });
const periode = (du: number, au: number | null): Periode => ({
  du: day(du),
  au: au === null ? null : day(au),
});

const uneperiode = fc
  .tuple(fc.nat(60), fc.option(fc.nat(60), { nil: null }))
  .map(([du, length]) => periode(du, length === null ? null : du + length));
const counts = (one: Periode, n: number) => etatMandat(one, day(n)) === "en_cours";
/** Beyond every end of {@link uneperiode}. */
const HORIZON = 130;
const jours = Array.from({ length: HORIZON }, (_, n) => n);

describe("mandats", () => {
  it("count on their first and last days, and on no other side", () => {
    const one = periode(10, 20);
    expect([9, 10, 20, 21].map((n) => etatMandat(one, day(n)))).toEqual([
      "a_venir",
      "en_cours",
      "en_cours",
      "termine",
    ]);
    expect(etatMandat(periode(10, null), day(9_000))).toBe("en_cours");
  });

  it("end soon when they count today and not in sixty days", () => {
    expect(finProche(periode(0, 70), day(10))).toBe(false);
    expect(finProche(periode(0, 69), day(10))).toBe(true);
    expect(finProche(periode(0, 5), day(10))).toBe(false);
    expect(finProche(periode(0, null), day(10))).toBe(false);
  });

  it("overlap exactly when a day is in both, cover when each day of the other is in the one", () => {
    fc.assert(
      fc.property(uneperiode, uneperiode, (a, b) => {
        expect(chevauche(a, b)).toBe(jours.some((n) => counts(a, n) && counts(b, n)));
        expect(couvre(a, b)).toBe(jours.every((n) => !counts(b, n) || counts(a, n)));
      }),
    );
  });

  it("say the first day without anybody", () => {
    fc.assert(
      fc.property(fc.array(uneperiode, { maxLength: 5 }), fc.nat(60), (all, today) => {
        const first = jours.find((n) => n >= today && !all.some((one) => counts(one, n)));
        const found = premierJourSans(all, day(today));
        expect(found?.toString() ?? null).toBe(first === undefined ? null : day(first).toString());
      }),
    );
  });

  it("deprive an institution only when that day comes sooner", () => {
    const today = day(0);
    expect(prive([periode(0, null)], [periode(0, 30)], today)).toBe(true);
    expect(prive([periode(0, 30)], [periode(0, 40)], today)).toBe(false);
    expect(prive([periode(0, 30), periode(0, 90)], [periode(0, 90)], today)).toBe(false);
    expect(prive([], [], today)).toBe(false);
  });

  it("are written in words", () => {
    expect(formatPeriode(periode(0, null))).toBe("depuis le 1er janvier 2026");
    expect(formatPeriode(periode(0, 16))).toBe("du 1er janvier 2026 au 17 janvier 2026");
  });
});
