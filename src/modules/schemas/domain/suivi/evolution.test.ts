import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATUTS } from "../plan/vocabulaire.ts";
import { champsChanges, evolutionOf, type PointDit } from "./evolution.ts";

const point = (said: Partial<PointDit>): PointDit => ({
  ...{ id: "1", date: "2026-03-01", dit: "2026-03-02", statut: "en_cours", avancement: 20, blocage: null },
  ...said,
});
/** The news that counts, found another way. */
const counting = (some: readonly PointDit[]) =>
  some.reduce<PointDit | null>((best, one) => (best === null || one.date >= best.date ? one : best), null);
const blocage = { raison: "Pas de local", condition: "Un bail", echeance: "2026-06-01" };

describe("what became of an action", () => {
  it("is nothing without news, and from « à venir » at 0 % with its first", () => {
    expect(evolutionOf(null, [])).toEqual({ statut: null, avancement: null, blocages: [] });
    expect(evolutionOf(null, [point({})])).toEqual({
      statut: { avant: "a_venir", apres: "en_cours", jour: "2026-03-02" },
      avancement: { avant: 0, apres: 20, jour: "2026-03-02" },
      blocages: [],
    });
  });

  it("leaves out what came back to where it was, but tells a blockage opened and lifted", () => {
    const back = [
      point({ id: "2", date: "2026-03-05", dit: "2026-03-05", statut: "suspendue", blocage }),
      point({ id: "3", date: "2026-03-09", dit: "2026-03-10" }),
    ];
    expect(evolutionOf(point({}), back)).toEqual({
      statut: null,
      avancement: null,
      blocages: [
        { genre: "ouvert", jour: "2026-03-05", blocage },
        { genre: "leve", jour: "2026-03-10", blocage },
      ],
    });
  });

  it("tells that the date of a blockage moved, and not that its words did", () => {
    const before = point({ blocage });
    const later = { ...blocage, raison: "Toujours pas de local" };
    expect(evolutionOf(before, [point({ id: "2", blocage: later })]).blocages).toEqual([]);
    const moved = { ...blocage, echeance: "2026-09-01" };
    expect(evolutionOf(before, [point({ id: "2", dit: "2026-04-01", blocage: moved })]).blocages).toEqual([
      { genre: "deplace", jour: "2026-04-01", avant: blocage, blocage: moved },
    ]);
  });

  it("does not let news told late for an older day hide later ones", () => {
    const late = point({ id: "9", date: "2026-01-01", statut: "abandonnee", avancement: 0 });
    expect(evolutionOf(point({}), [late])).toEqual({ statut: null, avancement: null, blocages: [] });
  });

  const points = fc.array(
    fc.record({
      date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, "0")}`),
      statut: fc.constantFrom(...STATUTS),
      avancement: fc.integer({ min: 0, max: 100 }),
      blocage: fc.option(fc.constant(blocage)),
    }),
    { maxLength: 8 },
  );
  it("read in two periods is what is read in one", () => {
    fc.assert(
      fc.property(points, fc.nat(8), (said, cut) => {
        const all = said.map((one, index) =>
          point({ ...one, id: String(index), dit: `2026-04-0${index + 1}` }),
        );
        const [first, second] = [all.slice(0, cut), all.slice(cut)];
        const whole = evolutionOf(null, all);
        const before = evolutionOf(null, first);
        const after = evolutionOf(counting(first), second);
        expect([...before.blocages, ...after.blocages]).toEqual(whole.blocages);
        const reached = after.statut?.apres ?? before.statut?.apres ?? "a_venir";
        expect(reached).toBe(whole.statut?.apres ?? "a_venir");
      }),
    );
  });
});

describe("fields that changed", () => {
  it("compare the first value before and the last one after", () => {
    const lines = [
      { avant: { fin: "2025" }, apres: { fin: "2026" } },
      { avant: { debut: "2023", intitule: "A" }, apres: { debut: "2024", intitule: "B" } },
      { avant: { fin: "2026", intitule: "B" }, apres: { fin: "2027-06", intitule: "A" } },
    ];
    expect(champsChanges(lines, ["debut", "fin", "intitule", "nature"])).toEqual([
      { champ: "debut", avant: "2023", apres: "2024" },
      { champ: "fin", avant: "2025", apres: "2027-06" },
    ]);
  });
});
