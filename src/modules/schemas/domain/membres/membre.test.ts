import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Id, newId } from "#platform/values/ids.ts";
import {
  checkCopilotes,
  checkMotif,
  checkPeriode,
  compte,
  ETATS_MEMBRE,
  elargit,
  etatLe,
  GESTES_MEMBRE,
  type Membre,
  membreEnConflit,
  nextEtat,
  premierJourSansCopilote,
  ROLES_MEMBRE,
  seChevauchent,
  TRANSITIONS_MEMBRE,
} from "./membre.ts";
import { TOUT_LE_SCHEMA } from "./portee.ts";

const JOUR = Temporal.PlainDate.from("2026-11-22");
const day = (text: string) => Temporal.PlainDate.from(text);
const caf = newId<"acteur">();

function membre(change: Partial<Membre> = {}): Membre {
  return {
    id: newId(),
    institution: caf,
    role: "copilote",
    portee: TOUT_LE_SCHEMA,
    du: day("2024-01-01"),
    au: null,
    etat: "acceptee",
    accepteLe: day("2024-01-01"),
    acceptePar: null,
    proposePar: null,
    proposeLe: day("2024-01-01"),
    closLe: null,
    closPar: null,
    motif: null,
    succedeA: null,
    revision: 1,
    ...change,
  };
}

describe("the states of a membership", () => {
  /** Every gesture that is admitted; all the others must be refused. */
  const ADMIS = [
    "proposee accepter acceptee",
    "proposee refuser refusee",
    "proposee annuler annulee",
    "proposee modifier proposee",
    "acceptee modifier acceptee",
    "acceptee retirer retiree",
    "acceptee terminer terminee",
    "acceptee transmettre transmise",
  ];

  it("admit these gestures and no other", () => {
    const given: string[] = [];
    for (const etat of ETATS_MEMBRE)
      for (const geste of GESTES_MEMBRE) {
        try {
          given.push(`${etat} ${geste} ${nextEtat(etat, geste)}`);
        } catch (error) {
          expect(error).toMatchObject({ code: "membre.etat", status: 409, details: { etat, geste } });
        }
      }
    expect(given).toEqual(ADMIS);
    expect(Object.keys(TRANSITIONS_MEMBRE)).toEqual([...ETATS_MEMBRE]);
  });

  it("refuse a state and a gesture that nobody knows", () => {
    expect(() => nextEtat("inconnue" as never, "accepter")).toThrow("membre.etat");
    expect(() => nextEtat("proposee", "inconnu" as never)).toThrow("membre.etat");
  });

  it("end by themselves the day after the last", () => {
    const one = membre({ au: JOUR });
    expect(etatLe(one, JOUR)).toBe("acceptee");
    expect(etatLe(one, JOUR.add({ days: 1 }))).toBe("terminee");
    expect(etatLe(membre({ etat: "proposee", au: JOUR }), JOUR.add({ days: 1 }))).toBe("proposee");
  });
});

describe("a role counts", () => {
  it.each<[string, Partial<Membre>, boolean]>([
    ["open, accepted", {}, true],
    ["from the day it is accepted", { accepteLe: JOUR }, true],
    ["not before it is accepted", { accepteLe: JOUR.add({ days: 1 }) }, false],
    ["on its first day", { du: JOUR }, true],
    ["not before its first day", { du: JOUR.add({ days: 1 }) }, false],
    ["on its last day", { au: JOUR }, true],
    ["not after its last day", { au: JOUR.subtract({ days: 1 }) }, false],
    ["not without an acceptance", { accepteLe: null }, false],
  ])("%s", (_name, change, expected) => {
    expect(compte(membre(change), JOUR)).toBe(expected);
  });

  it("in the accepted state only", () => {
    expect(ETATS_MEMBRE.filter((etat) => compte(membre({ etat }), JOUR))).toEqual(["acceptee"]);
  });
});

const dates = fc.integer({ min: 0, max: 60 }).map((days) => JOUR.add({ days: days - 20 }));
const periode = fc
  .record({ du: dates, length: fc.option(fc.integer({ min: 0, max: 30 })) })
  .map(({ du, length }) => ({ du, au: length === null ? null : du.add({ days: length }) }));

/** Whether a period holds a day, told the long way. */
const holds = ({ du, au }: { du: Temporal.PlainDate; au: Temporal.PlainDate | null }, at: number) => {
  const one = JOUR.add({ days: at - 20 });
  return Temporal.PlainDate.compare(du, one) <= 0 && (!au || Temporal.PlainDate.compare(one, au) <= 0);
};
const DAYS = Array.from({ length: 120 }, (_, at) => at);

describe("periods of one institution", () => {
  it("meet when one day is in both", () => {
    fc.assert(
      fc.property(periode, periode, (a, b) => {
        expect(seChevauchent(a, b)).toBe(DAYS.some((at) => holds(a, at) && holds(b, at)));
        expect(seChevauchent(b, a)).toBe(seChevauchent(a, b));
      }),
    );
  });

  it("never meet when each is let in only without a conflict", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(periode, fc.constantFrom(...ETATS_MEMBRE)), { maxLength: 12 }),
        (wanted) => {
          const kept: Membre[] = [];
          for (const [one, etat] of wanted) {
            const voulu = membre({ ...one, etat });
            if (!membreEnConflit(kept, voulu, JOUR)) kept.push(voulu);
          }
          const live = kept.filter((one) => ["proposee", "acceptee"].includes(etatLe(one, JOUR)));
          for (const at of DAYS) {
            // What is over is no obstacle: only days from today on are promised to one membership.
            if (at >= 20) expect(live.filter((one) => holds(one, at)).length).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("of two institutions are free", () => {
    expect(membreEnConflit([membre()], membre({ institution: newId() }), JOUR)).toBeNull();
    const one = membre();
    expect(membreEnConflit([one], membre(), JOUR)).toBe(one);
    expect(membreEnConflit([one], membre(), JOUR, [one.id])).toBeNull();
  });
});

describe("a scheme is held", () => {
  it("until the first day that no copilot of the whole covers, told the long way", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            periode,
            role: fc.constantFrom(...ROLES_MEMBRE),
            etat: fc.constantFrom(...ETATS_MEMBRE),
            whole: fc.boolean(),
          }),
          { maxLength: 6 },
        ),
        (drawn) => {
          const membres = drawn.map(({ periode: one, role, etat, whole }) =>
            membre({
              ...one,
              role,
              etat,
              accepteLe: one.du,
              portee: whole ? TOUT_LE_SCHEMA : { genre: "volets", ids: [newId()] },
            }),
          );
          const gap = premierJourSansCopilote(membres, JOUR);
          const uncovered = DAYS.find(
            (at) =>
              at >= 20 &&
              !membres.some(
                (one) =>
                  one.etat === "acceptee" &&
                  one.role === "copilote" &&
                  one.portee.genre === "schema" &&
                  holds(one, at),
              ),
          );
          expect(gap?.toString()).toBe(
            uncovered === undefined ? undefined : JOUR.add({ days: uncovered - 20 }).toString(),
          );
        },
      ),
    );
  });

  it("and never lets go sooner than it would have", () => {
    const last = membre();
    const until = membre({ au: JOUR.add({ days: 10 }) });
    const refused = { code: "membre.dernier-copilote", status: 409 };
    const tried = (avant: Membre[], apres: Membre[]) => {
      try {
        checkCopilotes(avant, apres, JOUR);
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(tried([last], [])).toMatchObject({ ...refused, details: { jour: JOUR.toString() } });
    expect(tried([last], [until])).toMatchObject({ ...refused, details: { jour: "2026-12-03" } });
    expect(tried([last, until], [until])).toMatchObject(refused);
    expect(tried([last, until], [last])).toBeNull();
    expect(tried([until], [until])).toBeNull();
    expect(tried([], [])).toBeNull();
  });
});

describe("a changed membership", () => {
  const [v1, v2] = [newId<"volet">(), newId<"volet">()];
  const [o1, o2] = [newId<"objectif">(), newId<"objectif">()];
  const voletOf = new Map<Id<"objectif">, Id<"volet">>([
    [o1, v1],
    [o2, v2],
  ]);
  const volets = { genre: "volets", ids: [v1] } as const;
  it.each<[string, Partial<Membre>, Partial<Membre>, boolean]>([
    ["the same", {}, {}, false],
    ["a weaker role", {}, { role: "consulte" }, false],
    ["a stronger role", { role: "consulte" }, { role: "contributeur" }, true],
    ["a part of the whole", {}, { portee: volets }, false],
    ["the whole for a part", { portee: volets }, {}, true],
    ["an objectif of the volet", { portee: volets }, { portee: { genre: "objectifs", ids: [o1] } }, false],
    ["an objectif of another", { portee: volets }, { portee: { genre: "objectifs", ids: [o1, o2] } }, true],
    ["the volet of an objectif", { portee: { genre: "objectifs", ids: [o1] } }, { portee: volets }, true],
    ["an earlier start", {}, { du: day("2023-12-31") }, true],
    ["a later start", {}, { du: day("2024-02-01") }, false],
    ["an end where there was none", {}, { au: day("2027-01-01") }, false],
    ["no end where there was one", { au: day("2027-01-01") }, { au: null }, true],
    ["a later end", { au: day("2027-01-01") }, { au: day("2027-01-02") }, true],
    ["a weaker role for longer", { au: day("2027-01-01") }, { role: "informe", au: null }, true],
  ])("%s: widens or not", (_name, avant, apres, expected) => {
    expect(elargit(membre(avant), membre(apres), voletOf)).toBe(expected);
  });
});

it("refuses dates and reasons that say nothing", () => {
  expect(() => checkPeriode({ du: JOUR, au: JOUR.subtract({ days: 1 }) }, JOUR)).toThrow(
    "membre.dates-inversees",
  );
  const past = { du: day("2024-01-01"), au: JOUR.subtract({ days: 1 }) };
  expect(() => checkPeriode(past, JOUR)).toThrow("membre.fin-passee");
  checkPeriode({ du: JOUR, au: JOUR }, JOUR);
  checkPeriode({ du: JOUR, au: null }, JOUR);
  expect(() => checkMotif(" \n ")).toThrow("membre.motif-attendu");
  expect(() => checkMotif("x".repeat(1_001))).toThrow("membre.motif-long");
  expect(checkMotif("  Trop   loin ")).toBe("Trop loin");
});
