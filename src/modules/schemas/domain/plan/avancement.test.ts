import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bilanOf } from "./avancement.ts";
import type { Situation } from "./situation.ts";
import { STATUTS } from "./vocabulaire.ts";

const actions = fc.array(
  fc.record({
    avancement: fc.integer({ min: 0, max: 100 }),
    situation: fc.record<Situation>({
      statut: fc.constantFrom(...STATUTS),
      bloquee: fc.boolean(),
      enRetard: fc.boolean(),
      nonDemarree: fc.boolean(),
      sansNouvelles: fc.boolean(),
    }),
  }),
);
const COUNTS = ["total", "enRetard", "nonDemarrees", "sansNouvelles", "bloquees"] as const;

describe("what a level adds up", () => {
  it("counts each action once, under its status", () => {
    fc.assert(
      fc.property(actions, (list) => {
        const { total, parStatut } = bilanOf(list);
        expect(total).toBe(list.length);
        expect(Object.values(parStatut).reduce((a, b) => a + b, 0)).toBe(list.length);
        for (const statut of STATUTS) {
          expect(parStatut[statut]).toBe(list.filter((action) => action.situation.statut === statut).length);
        }
      }),
    );
  });

  it("is the sum of its parts, however they are cut", () => {
    fc.assert(
      fc.property(actions, actions, (left, right) => {
        const [a, b, both] = [bilanOf(left), bilanOf(right), bilanOf([...left, ...right])];
        for (const count of COUNTS) expect(both[count]).toBe(a[count] + b[count]);
        for (const statut of STATUTS)
          expect(both.parStatut[statut]).toBe(a.parStatut[statut] + b.parStatut[statut]);
      }),
    );
  });

  it("does not depend on the order", () => {
    const shuffled = actions.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(bilanOf(other)).toEqual(bilanOf(list));
      }),
    );
  });

  it("progresses between its least and its most advanced action", () => {
    fc.assert(
      fc.property(actions, (list) => {
        const counted = list.filter((action) => action.situation.statut !== "abandonnee");
        const { avancement } = bilanOf(list);
        const values = counted.map((action) => action.avancement);
        if (counted.length === 0) {
          expect(avancement).toBeNull();
          return;
        }
        expect(avancement).toBeGreaterThanOrEqual(Math.min(...values));
        expect(avancement).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it("leaves out what was given up, and says nothing of nothing", () => {
    const calm = { bloquee: false, enRetard: false, nonDemarree: false, sansNouvelles: false };
    const gone = { avancement: 90, situation: { statut: "abandonnee" as const, ...calm } };
    const going = { avancement: 25, situation: { statut: "en_cours" as const, ...calm } };
    const begun = { avancement: 40, situation: { statut: "en_cours" as const, ...calm } };
    expect(bilanOf([gone, going, begun]).avancement).toBe(33);
    expect(bilanOf([gone]).avancement).toBeNull();
    expect(bilanOf([]).avancement).toBeNull();
  });
});
