import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Feuille, Lecture } from "#platform/import/feuilles.ts";
import { lirePlan } from "./lire-plan.ts";

const HEADERS = [
  ...["Volet", "Engagement", "Objectif", "Code de l'action", "Action", "Nature"],
  ...["2024", "2025", "2026", "Pilotage", "Partenaires", "Résultats attendus"],
] as const;
/** Columns where an empty cell takes the text above: levels, then what belongs to the objectif. */
const INHERITED = [0, 1, 2, 9, 10, 11];

function lecture(rows: readonly (readonly string[])[]): Lecture {
  const lignes = rows.map((row, at) => ({ numero: at + 1, cellules: row.map((texte) => ({ texte })) }));
  const feuille: Feuille = { nom: null, visible: true, lignes };
  return { format: "csv", encodage: null, separateur: null, feuilles: [feuille], remarques: [] };
}

/** Plans as tables filled everywhere: each objectif bears its own lists, each action a code of its own. */
const table = fc
  .array(
    fc.record({
      volet: fc.nat(2),
      engagement: fc.nat(2),
      pilotes: fc.subarray(["Caf", "CD", "MSA"], { minLength: 1 }),
      actions: fc.array(
        fc.record({
          nature: fc.constantFrom("Nouvelle", "À poursuivre"),
          ticks: fc.array(fc.constantFrom("x", ""), { minLength: 3, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((objectifs) =>
    objectifs.flatMap(({ volet, engagement, pilotes, actions }, o) =>
      actions.map(({ nature, ticks }, a) => [
        ...[
          `Volet ${volet + 1} : V${volet}`,
          `Engagement ${engagement + 1} : E${engagement}`,
          `Objectif ${o + 1} : O${o}`,
        ],
        ...[`${o + 1}-${a + 1}`, `Action ${o} ${a}`, nature, ...ticks],
        ...[pilotes.join(" ; "), `Partenaire ${o}`, `- Résultat ${o}`],
      ]),
    ),
  );

function read(rows: readonly (readonly string[])[]) {
  const { entete: _, ...plan } = lirePlan(lecture(rows));
  return plan;
}

describe("properties", { timeout: 60_000 }, () => {
  it("reads a generated plan without error", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const plan = read([HEADERS, ...rows]);
        expect(plan.erreurs).toEqual([]);
        expect(plan.actions.map(({ code }) => code)).toEqual(rows.map((row) => row[3]));
        expect(plan.actions.every(({ pilotes }) => pilotes.length === 0)).toBe(true);
      }),
    );
  });

  it("gives the same whatever the order of the columns", () => {
    const order = fc.shuffledSubarray([...HEADERS.keys()], { minLength: HEADERS.length });
    fc.assert(
      fc.property(table, order, (rows, columns) => {
        const shuffled = [HEADERS, ...rows].map((row) => columns.map((column) => row[column] ?? ""));
        expect(read(shuffled)).toEqual(read([HEADERS, ...rows]));
      }),
    );
  });

  it("gives the same with blanks under filled cells", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const blanks = rows.map((row, at) => {
          const above = rows[at - 1];
          // A cell may be left empty when all the levels at its left are those of the row above.
          const same = (last: number) =>
            above !== undefined && [0, 1, 2].slice(0, last + 1).every((n) => row[n] === above[n]);
          return row.map((texte, column) =>
            INHERITED.includes(column) && same(Math.min(column, 2)) ? "" : texte,
          );
        });
        expect(read([HEADERS, ...blanks])).toEqual(read([HEADERS, ...rows]));
      }),
    );
  });

  it("never throws on any table of texts", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...HEADERS, "x", "1-A", "Total", "Légende :", "2024", "=A1"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 12 }), { maxLength: 12 }), (rows) => {
        expect(lirePlan(lecture([HEADERS, ...rows])).entete).toBeDefined();
        expect(lirePlan(lecture(rows)).entete).toBeDefined();
      }),
    );
  });
});
