import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { lastDay, type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { type EtatAction, MOIS_SANS_NOUVELLES, situationOf } from "./situation.ts";
import { STATUTS } from "./vocabulaire.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const ORIGINE = day("2022-01-01");
const TODAY = day("2026-11-22");

function date(text: string): PartialDate {
  const found = parsePartialDate(text);
  if (!found) throw new Error(text);
  return found;
}

const days = fc.integer({ min: 0, max: 3_652 }).map((n) => day("2020-01-01").add({ days: n }));
const dates = fc
  .tuple(days, fc.constantFrom(4, 7, 10))
  .map(([one, length]) => date(one.toString().slice(0, length)));
const etats: fc.Arbitrary<EtatAction> = fc.record({
  debut: fc.option(dates),
  fin: fc.option(dates),
  statut: fc.option(fc.constantFrom(...STATUTS)),
  dernierPoint: fc.option(days),
  bloquee: fc.boolean(),
});

/** Checks what holds of every action on every day. */
function always(check: (etat: EtatAction, today: Temporal.PlainDate) => void): void {
  const property = fc.property(etats, days, (etat, today) => {
    check(etat, today);
  });
  fc.assert(property, { numRuns: 500 });
}
const of = (etat: EtatAction, today = TODAY) => situationOf(etat, today, ORIGINE);

describe("the situation of any action", () => {
  it("is late only where a term was written and has passed to its last day", () => {
    always((etat, today) => {
      if (!of(etat, today).enRetard) return;
      if (etat.fin === null) throw new Error("late without a term");
      expect(Temporal.PlainDate.compare(lastDay(etat.fin), today)).toBeLessThan(0);
    });
  });

  it("reproaches nothing to what is done or given up", () => {
    always((etat, today) => {
      for (const statut of ["realisee", "abandonnee"] as const) {
        const nothing = { enRetard: false, nonDemarree: false, sansNouvelles: false, bloquee: false };
        expect(of({ ...etat, statut }, today)).toEqual({ statut, ...nothing });
      }
    });
  });

  it("is « not started » only while said to come, with a start that has passed", () => {
    always((etat, today) => {
      const { statut, nonDemarree } = of(etat, today);
      if (nonDemarree) expect([statut, etat.debut === null]).toEqual(["a_venir", false]);
    });
  });

  it("is to come when nobody said anything", () => {
    always((etat, today) => expect(of({ ...etat, statut: null }, today).statut).toBe("a_venir"));
  });

  it("is not stale on the day of its news, nor for six months", () => {
    always((etat, today) => {
      const recent = today.subtract({ months: MOIS_SANS_NOUVELLES });
      expect(of({ ...etat, dernierPoint: recent }, today).sansNouvelles).toBe(false);
      expect(of({ ...etat, dernierPoint: today }, today).sansNouvelles).toBe(false);
    });
  });

  it("stays late, not started and stale as long as nobody says anything", () => {
    fc.assert(
      fc.property(etats, days, fc.nat(2_000), (etat, today, later) => {
        const now = of(etat, today);
        const then = of(etat, today.add({ days: later }));
        for (const sign of ["enRetard", "nonDemarree", "sansNouvelles"] as const) {
          if (now[sign]) expect(then[sign]).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("on 22 November 2026", () => {
  const rien: EtatAction = { debut: null, fin: null, statut: null, dernierPoint: null, bloquee: false };

  it.each<[string, Partial<EtatAction>, string[]]>([
    ["nothing known since 2022", {}, ["sansNouvelles"]],
    ["to end this year", { fin: date("2026"), statut: "en_cours", dernierPoint: TODAY }, []],
    ["to end this month", { fin: date("2026-11"), statut: "en_cours", dernierPoint: TODAY }, []],
    ["to end today", { fin: date("2026-11-22"), statut: "en_cours", dernierPoint: TODAY }, []],
    ["to end yesterday", { fin: date("2026-11-21"), statut: "en_cours", dernierPoint: TODAY }, ["enRetard"]],
    ["to end last month", { fin: date("2026-10"), statut: "en_cours", dernierPoint: TODAY }, ["enRetard"]],
    ["suspended past its end", { fin: date("2025"), statut: "suspendue", dernierPoint: TODAY }, ["enRetard"]],
    ["suspended, silent for years", { statut: "suspendue", dernierPoint: day("2023-01-01") }, []],
    ["to begin this year", { debut: date("2026"), statut: "a_venir", dernierPoint: TODAY }, []],
    ["to begin last year", { debut: date("2025"), statut: "a_venir", dernierPoint: TODAY }, ["nonDemarree"]],
    ["to begin next year", { debut: date("2027") }, []],
    ["silent for six months to the day", { statut: "en_cours", dernierPoint: day("2026-05-22") }, []],
    ["silent for a day more", { statut: "en_cours", dernierPoint: day("2026-05-21") }, ["sansNouvelles"]],
    ["blocked", { statut: "en_cours", dernierPoint: TODAY, bloquee: true }, ["bloquee"]],
  ])("%s", (_name, etat, signs) => {
    const { statut: _statut, ...situation } = of({ ...rien, ...etat });
    expect(Object.entries(situation).flatMap(([sign, on]) => (on ? [sign] : []))).toEqual(signs);
  });
});
