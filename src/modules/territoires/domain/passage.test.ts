import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evenement, type Part, passage, passerComptes } from "./passage.ts";

const fusion = (date: string, de: string, vers: string): Evenement => ({
  date,
  genre: "fusion",
  de,
  vers,
  poids: 1,
});
const scission = (date: string, de: string, vers: string, poids: number | null): Evenement => ({
  date,
  genre: "scission",
  de,
  vers,
  poids,
});

const MUR = [fusion("2019-01-01", "63133", "63226")];

describe("passage", () => {
  it("leaves alone a commune that no event names", () => {
    expect(passage("63113", 2014, 2026, MUR)).toEqual([{ code: "63113", poids: 1, statut: "exact" }]);
  });

  it("follows a merge from its first vintage on, and no sooner", () => {
    const into = [{ code: "63226", poids: 1, statut: "exact" }];
    expect(passage("63133", 2018, 2019, MUR)).toEqual(into);
    expect(passage("63133", 2014, 2018, MUR)).toEqual([{ code: "63133", poids: 1, statut: "exact" }]);
    expect(passage("63226", 2014, 2026, MUR)).toEqual(into);
  });

  it("refuses to undo a merge without weights, and says which", () => {
    expect(passage("63226", 2019, 2018, MUR)).toEqual({ manque: { code: "63226", date: "2019-01-01" } });
    const peser = (code: string) => ({ "63226": 1_500, "63133": 500 })[code] ?? null;
    expect(passage("63226", 2019, 2018, MUR, peser)).toEqual([
      { code: "63133", poids: 0.25, statut: "estime" },
      { code: "63226", poids: 0.75, statut: "estime" },
    ]);
  });

  it("shares a split by the weights said, the last one being the rest, and undoes it exactly", () => {
    const back = [
      scission("2010-01-01", "63001", "63001", null),
      scission("2010-01-01", "63001", "63999", 0.3),
    ];
    expect(passage("63001", 2009, 2010, back)).toEqual([
      { code: "63001", poids: 0.7, statut: "estime" },
      { code: "63999", poids: 0.3, statut: "estime" },
    ]);
    expect(passage("63999", 2010, 2009, back)).toEqual([{ code: "63001", poids: 1, statut: "exact" }]);
    expect(passage("63001", 2010, 2009, back)).toEqual([{ code: "63001", poids: 1, statut: "exact" }]);
  });

  it("follows a commune into another département", () => {
    const moved: Evenement[] = [{ date: "2018-01-01", genre: "code", de: "49321", vers: "44180", poids: 1 }];
    expect(passage("49321", 2017, 2026, moved)).toEqual([{ code: "44180", poids: 1, statut: "exact" }]);
    expect(passage("44180", 2026, 2017, moved)).toEqual([{ code: "49321", poids: 1, statut: "exact" }]);
  });

  it("shares out a commune that is gone between its neighbours", () => {
    const gone = [
      scission("2015-01-01", "63002", "63003", 0.5),
      scission("2015-01-01", "63002", "63004", 0.5),
    ];
    expect(passage("63002", 2014, 2015, gone)).toEqual([
      { code: "63003", poids: 0.5, statut: "estime" },
      { code: "63004", poids: 0.5, statut: "estime" },
    ]);
    expect(passage("63003", 2015, 2014, gone)).toMatchObject({ manque: { code: "63003" } });
  });
});

describe("passerComptes", () => {
  it("adds on a merge, and keeps a sum unknown when one of its parts is", () => {
    const { comptes } = passerComptes(
      new Map([
        ["63133", 40],
        ["63226", 60],
        ["63113", null],
      ]),
      2018,
      2026,
      MUR,
    );
    expect(comptes.get("63226")).toEqual({
      valeur: 100,
      statut: "exact",
      sources: ["63133", "63226"],
      manquants: [],
    });
    expect(comptes.get("63113")).toMatchObject({ valeur: null, manquants: ["63113"] });
    const half = passerComptes(
      new Map([
        ["63133", 40],
        ["63226", null],
      ]),
      2018,
      2026,
      MUR,
    );
    expect(half.comptes.get("63226")).toMatchObject({ valeur: null, manquants: ["63226"] });
  });

  it("lists what cannot pass for want of weights, and passes the rest", () => {
    const { comptes, sansPassage } = passerComptes(
      new Map([
        ["63226", 100],
        ["63113", 7],
      ]),
      2026,
      2018,
      MUR,
    );
    expect(sansPassage).toEqual(["63226"]);
    expect([...comptes.keys()]).toEqual(["63113"]);
  });
});

/** Histories in which every year merges, splits or moves communes that are in force, from 12 at the start. */
const histories = fc
  .array(fc.record({ what: fc.integer({ min: 0, max: 2 }), a: fc.nat(), b: fc.nat(), poids: fc.nat(100) }), {
    maxLength: 14,
  })
  .map((steps) => {
    const events: Evenement[] = [];
    let there = Array.from({ length: 12 }, (_, n) => `630${String(n).padStart(2, "0")}`);
    let fresh = 100;
    steps.forEach(({ what, a, b, poids }, index) => {
      const date = `${2001 + index}-01-01`;
      const one = there[a % there.length] ?? "";
      const other = there[b % there.length] ?? "";
      if (what === 0 && one !== other) {
        events.push(fusion(date, one, other));
        there = there.filter((code) => code !== one);
      } else if (what === 1) {
        const child = `63${fresh++}`;
        events.push(scission(date, one, one, null), scission(date, one, child, poids / 100));
        there = [...there, child];
      } else {
        const moved = `15${fresh++}`;
        events.push({ date, genre: "code", de: one, vers: moved, poids: 1 });
        there = there.map((code) => (code === one ? moved : code));
      }
    });
    return { events, start: Array.from({ length: 12 }, (_, n) => `630${String(n).padStart(2, "0")}`), there };
  });

/** Any mass will do, so long as a commune always weighs the same. */
const peser = (code: string) => (Number(code) % 97) + 1;

const parts = (found: ReturnType<typeof passage>): readonly Part[] => {
  if ("manque" in found) throw new Error(`no weight for ${found.manque.code}`);
  return found;
};

const inTwoSteps = (code: string, de: number, via: number, vers: number, events: readonly Evenement[]) => {
  const sums = new Map<string, number>();
  for (const first of parts(passage(code, de, via, events, peser))) {
    for (const second of parts(passage(first.code, via, vers, events, peser))) {
      sums.set(second.code, (sums.get(second.code) ?? 0) + first.poids * second.poids);
    }
  }
  return sums;
};

describe("any history", () => {
  const year = fc.integer({ min: 2000, max: 2016 });

  it("conserves the mass of each commune, forward and back", () => {
    fc.assert(
      fc.property(histories, ({ events, start, there }) => {
        for (const code of start) {
          const sum = parts(passage(code, 2000, 2016, events, peser)).reduce(
            (all, one) => all + one.poids,
            0,
          );
          expect(sum).toBeCloseTo(1, 9);
        }
        for (const code of there) {
          const sum = parts(passage(code, 2016, 2000, events, peser)).reduce(
            (all, one) => all + one.poids,
            0,
          );
          expect(sum).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it("lands on the communes in force, and on no other", () => {
    fc.assert(
      fc.property(histories, ({ events, start, there }) => {
        const landed = start.flatMap((code) => parts(passage(code, 2000, 2016, events, peser)));
        for (const { code } of landed) expect(there).toContain(code);
        const back = there.flatMap((code) => parts(passage(code, 2016, 2000, events, peser)));
        for (const { code } of back) expect(start).toContain(code);
      }),
    );
  });

  it("is the same in one step as in two, in both directions", () => {
    fc.assert(
      fc.property(histories, year, ({ events, start, there }, via) => {
        for (const [codes, de, vers] of [[start, 2000, 2016] as const, [there, 2016, 2000] as const]) {
          for (const code of codes) {
            const once = parts(passage(code, de, vers, events, peser));
            const twice = inTwoSteps(code, de, via, vers, events);
            expect(twice.size).toBe(once.length);
            for (const { code: target, poids } of once) expect(twice.get(target)).toBeCloseTo(poids, 9);
          }
        }
      }),
    );
  });

  it("conserves the total of counts", () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
        ({ events, start }, n) => {
          const comptes = new Map(start.map((code, index) => [code, n[index] ?? 0]));
          const passed = passerComptes(comptes, 2000, 2016, events, peser);
          const total = [...passed.comptes.values()].reduce(
            (sum, { valeur }) => sum + (valeur ?? Number.NaN),
            0,
          );
          expect(passed.sansPassage).toEqual([]);
          expect(total).toBeCloseTo(
            n.reduce((sum, one) => sum + one, 0),
            6,
          );
        },
      ),
    );
  });
});
