import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMES, type Forme, NIVEAUX, type Niveau, niveauxOf, parentOf } from "../plan/niveaux.ts";
import { lettre, niveauxDemandes, type ObjetNumerote, renumeroter } from "./numeros.ts";
import { inReadingOrder } from "./place.ts";

const schemaOf = (forme: Forme) => ({ forme, mots: {} });

/** A plan of any shape that its form allows, with any numbers and codes. */
const plan = fc.constantFrom(...FORMES).chain((forme) =>
  fc
    .array(
      fc.record({
        niveau: fc.constantFrom(...niveauxOf(forme)),
        parent: fc.nat(),
        ordre: fc.nat(9),
        no: numero(),
      }),
      {
        maxLength: 40,
      },
    )
    .map((rows) => ({ forme, objets: build(forme, rows) })),
);

function numero() {
  return fc.option(fc.nat(12).map(String));
}

function build(
  forme: Forme,
  rows: readonly { niveau: Niveau; parent: number; ordre: number; no: string | null }[],
): ObjetNumerote[] {
  const made: ObjetNumerote[] = [{ id: "volet-0", niveau: "volet", parent: null, ordre: 1, no: null }];
  for (const niveau of NIVEAUX) {
    const above = parentOf(forme, niveau);
    const parents = made.filter((one) => one.niveau === above);
    for (const [index, row] of rows.entries()) {
      if (row.niveau !== niveau || (above !== null && parents.length === 0)) continue;
      const parent = above === null ? null : (parents[row.parent % parents.length]?.id ?? null);
      made.push({ ...row, id: `${niveau}-${index + 1}`, parent });
    }
  }
  return made;
}

/** The plan as it is once numbered again. */
function numbered(objets: readonly ObjetNumerote[], forme: Forme, demande = "tous"): ObjetNumerote[] {
  const schema = schemaOf(forme);
  const changes = renumeroter(objets, schema, niveauxDemandes(schema, demande) ?? []);
  const apres = new Map(changes.map((one) => [one.id, one.apres]));
  return objets.map((one) => ({ ...one, no: apres.get(one.id) ?? one.no }));
}

describe("renumbering", () => {
  it("of any plan numbers every level in reading order, gives no two actions one code, and finds nothing more to do", () => {
    fc.assert(
      fc.property(plan, ({ forme, objets }) => {
        const schema = schemaOf(forme);
        const after = numbered(objets, forme);
        for (const niveau of niveauxOf(forme)) {
          if (niveau === "action") continue;
          const numbers = inReadingOrder(after, schema, niveau).map(({ no }) => no);
          expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
        }
        const codes = inReadingOrder(after, schema, "action").map(({ no }) => no ?? "");
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes).toEqual(codes.toSorted(compareCodes));
        expect(renumeroter(after, schema, niveauxOf(forme))).toEqual([]);
      }),
    );
  });

  it("of one level leaves the others", () => {
    fc.assert(
      fc.property(plan, ({ forme, objets }) => {
        const after = numbered(objets, forme, "volet");
        const others = (all: readonly ObjetNumerote[]) => all.filter(({ niveau }) => niveau !== "volet");
        expect(others(after)).toEqual(others(objets));
      }),
    );
  });

  it("of actions alone asks first for numbers above them", () => {
    const volet = (id: string, ordre: number, no: string | null): ObjetNumerote => ({
      ...{ niveau: "volet", parent: null, id, ordre, no },
    });
    const action = (parent: string): ObjetNumerote => ({
      ...{ niveau: "action", id: `sous-${parent}`, parent, ordre: 1, no: null },
    });
    const of = (first: string | null, second: string | null) => () =>
      renumeroter(
        [volet("a", 1, first), volet("b", 2, second), action("a"), action("b")],
        schemaOf("themes"),
        ["action"],
      );
    expect(of("1", null)).toThrow(expect.objectContaining({ code: "numeros.sans-parent" }));
    expect(of("1", "1")).toThrow(expect.objectContaining({ code: "numeros.parents-egaux" }));
    expect(of("4", "2")().map(({ apres }) => apres)).toEqual(["4-A", "2-A"]);
  });

  it("takes two letters after Z", () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(lettre)).toEqual([
      "A",
      "Z",
      "AA",
      "AB",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
    ]);
  });
});

/** « 2-A » before « 2-B », « 2-Z » before « 2-AA », « 2-B » before « 10-A ». */
function compareCodes(a: string, b: string): number {
  const parts = (code: string) => {
    const [no = "", letters = ""] = code.split("-");
    return { no: Number(no), letters };
  };
  const [x, y] = [parts(a), parts(b)];
  return x.no - y.no || x.letters.length - y.letters.length || (x.letters < y.letters ? -1 : 1);
}
