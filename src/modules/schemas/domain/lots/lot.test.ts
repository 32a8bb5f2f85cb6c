import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { type ActionEnLot, type Changement, effetOf, retourOf } from "./lot.ts";

const A = "a" as Id<"acteur">;
const B = "b" as Id<"acteur">;
const C = "c" as Id<"acteur">;
const S = "s" as Id<"etiquette">;
const T = "t" as Id<"etiquette">;
const U = "u" as Id<"etiquette">;
const day = (text: string): PartialDate => {
  const date = parsePartialDate(text);
  if (!date) throw new Error(text);
  return date;
};
const action = (dit: Partial<ActionEnLot> = {}): ActionEnLot => ({
  ...{ nature: null, debut: null, fin: null, pilotes: [], herites: [A], etiquettes: [] },
  ...dit,
});
const decaler = (mois: number): Changement => ({ genre: "decaler", mois });

describe("what a lot makes of one action", () => {
  it("shifts each date at the precision it has, to the last day of a shorter month", () => {
    expect(effetOf(action({ debut: day("2024-11"), fin: day("2025-08-31") }), decaler(6))).toEqual({
      issue: "change",
      avant: { debut: "2024-11", fin: "2025-08-31" },
      apres: { debut: "2025-05", fin: "2026-02-28" },
    });
    expect(effetOf(action({ fin: day("2025") }), decaler(-24))).toMatchObject({ apres: { fin: "2023" } });
  });

  it.each([
    [action(), decaler(6), "sans-date"],
    [action({ debut: day("2024") }), decaler(6), "annee-seule"],
    [action({ fin: day("2199-06") }), decaler(12), "hors-bornes"],
    [action({ debut: day("2025") }), { genre: "dater", champ: "fin", date: day("2024") }, "dates-inversees"],
    [action(), { genre: "retirer-pilote", acteur: A }, "sans-pilote"],
  ] as [ActionEnLot, Changement, string][])("says why it cannot: %#", (one, changement, motif) => {
    expect(effetOf(one, changement)).toEqual({ issue: "impossible", motif });
  });

  it("starts from the pilots of the objectif when it has none of its own", () => {
    expect(effetOf(action(), { genre: "ajouter-pilote", acteur: B })).toEqual({
      ...{ issue: "change", avant: { pilotes: [] }, apres: { pilotes: [A, B] } },
    });
    const both = action({ pilotes: [A, B] });
    expect(effetOf(both, { genre: "retirer-pilote", acteur: A })).toMatchObject({ apres: { pilotes: [B] } });
    expect(effetOf(both, { genre: "remplacer-pilote", ancien: A, acteur: C })).toMatchObject({
      apres: { pilotes: [C, B] },
    });
    expect(effetOf(both, { genre: "remplacer-pilote", ancien: A, acteur: B })).toMatchObject({
      apres: { pilotes: [B] },
    });
    expect(effetOf(both, { genre: "remplacer-pilote", ancien: null, acteur: C })).toMatchObject({
      apres: { pilotes: [C] },
    });
  });

  it("adds tags beside those that it has, and takes off those that are there", () => {
    const marked = action({ etiquettes: [T, U] });
    expect(effetOf(marked, { genre: "ajouter-etiquettes", etiquettes: [T] })).toEqual({ issue: "inchangee" });
    expect(effetOf(action({ etiquettes: [U] }), { genre: "ajouter-etiquettes", etiquettes: [U, T] })).toEqual(
      {
        ...{ issue: "change", avant: { etiquettes: [U] }, apres: { etiquettes: [T, U] } },
      },
    );
    expect(effetOf(marked, { genre: "retirer-etiquettes", etiquettes: [T] })).toMatchObject({
      apres: { etiquettes: [U] },
    });
    expect(effetOf(action(), { genre: "retirer-etiquettes", etiquettes: [T] })).toEqual({
      issue: "inchangee",
    });
  });

  it("is nothing where the action already says it", () => {
    expect(effetOf(action(), { genre: "nature", nature: null })).toEqual({ issue: "inchangee" });
    expect(effetOf(action(), { genre: "ajouter-pilote", acteur: A })).toEqual({ issue: "inchangee" });
    expect(effetOf(action(), { genre: "retirer-pilote", acteur: C })).toEqual({ issue: "inchangee" });
  });
});

describe("what undoing gives back", () => {
  it("leaves the field that somebody changed since, and takes back the others", () => {
    const fait = {
      avant: { debut: day("2024"), fin: day("2025") },
      apres: { debut: day("2025"), fin: day("2026") },
    };
    expect(retourOf(action({ debut: day("2025"), fin: day("2028") }), fait)).toEqual({
      champs: { debut: "2024" },
      suivis: ["fin"],
    });
  });

  it("gives tags back one by one: what somebody put since stays, what they took off is said", () => {
    const fait = { avant: { etiquettes: [U] }, apres: { etiquettes: [T, U] } };
    expect(retourOf(action({ etiquettes: [S, T, U] }), fait)).toEqual({
      champs: { etiquettes: [S, U] },
      suivis: [],
    });
    expect(retourOf(action({ etiquettes: [S, U] }), fait)).toEqual({ champs: {}, suivis: ["etiquettes"] });
    const ote = { avant: { etiquettes: [T, U] }, apres: { etiquettes: [U] } };
    expect(retourOf(action({ etiquettes: [S] }), ote)).toEqual({
      champs: { etiquettes: [S, T] },
      suivis: [],
    });
  });

  it("has nothing to do, and nothing to say, where somebody already put it back", () => {
    const fait = { avant: { nature: null }, apres: { nature: "nouvelle" as const } };
    expect(retourOf(action(), fait)).toEqual({ champs: {}, suivis: [] });
  });

  it("does not put a start after the end that somebody wrote since", () => {
    const fait = {
      avant: { debut: day("2025"), fin: day("2026") },
      apres: { debut: day("2023"), fin: day("2024") },
    };
    expect(retourOf(action({ debut: day("2023"), fin: day("2023-06") }), fait)).toEqual({
      champs: {},
      suivis: ["fin", "debut"],
    });
  });
});

const acteur = fc.constantFrom(A, B, C);
const etiquette = fc.constantFrom(T, U);
const date = fc
  .tuple(
    fc.integer({ min: 1990, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([y, m, d, p]) =>
    day([String(y), String(m).padStart(2, "0"), String(d).padStart(2, "0")].slice(0, p + 1).join("-")),
  );
const maybeDate = fc.option(date);
const anyAction = fc.record({
  nature: fc.constantFrom(null, "nouvelle" as const, "a_poursuivre" as const),
  debut: maybeDate,
  fin: maybeDate,
  pilotes: fc.uniqueArray(acteur),
  etiquettes: fc.uniqueArray(etiquette).map((all) => all.sort()),
  herites: fc.uniqueArray(acteur),
});
const anyChangement: fc.Arbitrary<Changement> = fc.oneof(
  fc.record({ genre: fc.constantFrom("ajouter-pilote" as const, "retirer-pilote" as const), acteur }),
  fc.record({ genre: fc.constant("remplacer-pilote" as const), acteur, ancien: fc.option(acteur) }),
  fc.record({
    genre: fc.constant("dater" as const),
    champ: fc.constantFrom("debut" as const, "fin" as const),
    date: maybeDate,
  }),
  fc.record({
    genre: fc.constant("decaler" as const),
    mois: fc.integer({ min: -240, max: 240 }).filter((mois) => mois !== 0),
  }),
  fc.record({
    genre: fc.constant("nature" as const),
    nature: fc.constantFrom(null, "nouvelle" as const, "a_poursuivre" as const),
  }),
  fc.record({
    genre: fc.constantFrom("ajouter-etiquettes" as const, "retirer-etiquettes" as const),
    etiquettes: fc.uniqueArray(etiquette, { minLength: 1 }),
  }),
);

describe("any lot on any action", () => {
  it("done then undone says what was said", () => {
    fc.assert(
      fc.property(anyAction, anyChangement, (one, changement) => {
        const effet = effetOf(one, changement);
        if (effet.issue !== "change") return;
        const done = { ...one, ...effet.apres };
        const { champs, suivis } = retourOf(done, effet);
        expect(suivis).toEqual([]);
        expect({ ...done, ...champs }).toEqual(one);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never leaves an action without the pilot that it had, nor changes what was not asked", () => {
    fc.assert(
      fc.property(anyAction, anyChangement, (one, changement) => {
        const effet = effetOf(one, changement);
        if (effet.issue !== "change") return;
        expect(Object.keys(effet.apres).sort()).toEqual(Object.keys(effet.avant).sort());
        if (effet.apres.pilotes) expect(effet.apres.pilotes.length).toBeGreaterThan(0);
        expect(effetOf({ ...one, ...effet.apres }, changement).issue === "change").toBe(
          changement.genre === "decaler",
        );
      }),
    );
  });
});
