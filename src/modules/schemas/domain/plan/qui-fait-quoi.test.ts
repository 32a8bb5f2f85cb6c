import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rolesByActeur } from "./qui-fait-quoi.ts";

const acteur = (nom: string) => ({ publicId: nom.toLowerCase(), nom });
const [caf, msa, pmi] = [acteur("Caf"), acteur("MSA"), acteur("PMI")];
type Acteur = ReturnType<typeof acteur>;

const action = (pilotes: Acteur[], partenaires: Acteur[] = []) => ({ pilotes, partenaires });
const plan = (...engagements: ReturnType<typeof action>[][]) => [
  { engagements: engagements.map((actions) => ({ objectifs: [{ actions }] })) },
];

describe("rolesByActeur", () => {
  it("counts the actions of each engagement apart, whoever pilots most first", () => {
    const rows = rolesByActeur(plan([action([msa], [caf]), action([caf])], [action([caf, pmi], [msa])]));
    expect(rows.map((row) => row.acteur.nom)).toEqual(["Caf", "MSA", "PMI"]);
    expect(rows[0]?.cases).toEqual([
      { pilote: 1, partenaire: 1 },
      { pilote: 1, partenaire: 0 },
    ]);
    expect(rows[1]).toMatchObject({ pilote: 1, partenaire: 1 });
  });

  it("counts an acteur once by action, as pilot when it is both", () => {
    const [row] = rolesByActeur(plan([action([caf, caf], [caf])]));
    expect(row).toMatchObject({ pilote: 1, partenaire: 0 });
  });

  it("has no row for nobody", () => {
    expect(rolesByActeur(plan([action([])]))).toEqual([]);
  });

  it("adds up to the number of pilotings, by row and by engagement", () => {
    const acteurs = fc.uniqueArray(fc.constantFrom(caf, msa, pmi, acteur("CCAS"), acteur("UDAF")));
    const actions = fc.array(fc.record({ pilotes: acteurs, partenaires: acteurs }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 5 }), (engagements) => {
        const rows = rolesByActeur(plan(...engagements));
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(rows.map((row) => row.pilote))).toBe(
          sum(engagements.flat().map((one) => one.pilotes.length)),
        );
        for (const [index, engagement] of engagements.entries()) {
          expect(sum(rows.map((row) => row.cases[index]?.pilote ?? 0))).toBe(
            sum(engagement.map((one) => one.pilotes.length)),
          );
        }
        for (const row of rows) {
          expect(sum(row.cases.map((cell) => cell.pilote))).toBe(row.pilote);
          expect(sum(row.cases.map((cell) => cell.partenaire))).toBe(row.partenaire);
        }
      }),
    );
  });
});
