import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attachesOf,
  enfantsOf,
  FORMES,
  hasNiveau,
  motOf,
  NIVEAUX,
  niveauxOf,
  objectifsDe,
  parentOf,
  titreNiveaux,
} from "./niveaux.ts";

describe("the levels of a form", () => {
  it.each(FORMES)("« %s » has one parent above each level, up to the volet", (forme) => {
    for (const niveau of niveauxOf(forme)) {
      const parent = parentOf(forme, niveau);
      if (niveau === "volet") expect(parent).toBeNull();
      else {
        expect(parent).not.toBeNull();
        expect(hasNiveau(forme, parent ?? "volet")).toBe(true);
        expect(NIVEAUX.indexOf(parent ?? "action")).toBeLessThan(NIVEAUX.indexOf(niveau));
        expect(enfantsOf(forme, parent ?? "action")).toContain(niveau);
      }
    }
    expect(niveauxOf(forme)).toContain("action");
  });

  it("a framework goes from theme to actions, a contract holds objectifs beside actions", () => {
    expect(niveauxOf("themes")).toEqual(["volet", "action"]);
    expect(enfantsOf("axes", "volet")).toEqual(["objectif", "action"]);
    expect(enfantsOf("axes", "objectif")).toEqual([]);
    expect(niveauxOf("engagements")).toEqual(NIVEAUX);
  });

  it("speaks the words of the scheme, of its form, or the usual ones", () => {
    expect(titreNiveaux({ forme: "themes", mots: {} }, "volet")).toBe("Thèmes");
    expect(titreNiveaux({ forme: "themes", mots: { volet: "priorité" } }, "volet")).toBe("Priorités");
    expect(motOf({ forme: "engagements", mots: {} }, "engagement").nom).toBe("engagement");
    expect(motOf({ forme: "engagements", mots: { volet: "<b>" } }, "volet").nom).toBe("volet");
  });
});

describe("a walk of a volet", () => {
  const actions = fc.array(fc.integer(), { maxLength: 4 });
  const objectifs = fc.array(fc.record({ actions }), { maxLength: 3 });
  const volet = fc.record({
    engagements: fc.array(fc.record({ objectifs, actions }), { maxLength: 3 }),
    objectifs,
    actions,
  });

  it("meets each action once and each objectif, wherever they hang", () => {
    fc.assert(
      fc.property(volet, (one) => {
        const met = attachesOf(one);
        const all = [
          ...one.engagements.flatMap((e) => [...e.objectifs.flatMap((o) => o.actions), ...e.actions]),
          ...one.objectifs.flatMap((o) => o.actions),
          ...one.actions,
        ];
        expect(met.flatMap((place) => place.actions)).toEqual(all);
        expect(met.flatMap(({ objectif }) => objectif ?? [])).toEqual(objectifsDe(one));
      }),
    );
  });
});
