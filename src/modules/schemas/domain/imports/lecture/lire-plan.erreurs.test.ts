import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { parseSheets } from "#platform/import/parse-sheets.ts";
import { lirePlan, type OptionsPlan } from "./lire-plan.ts";
import type { PlanLu } from "./modele.ts";

type Row = readonly (string | number | Date | null | ExcelJS.CellFormulaValue)[];

async function sheet(
  rows: readonly Row[],
  merges: readonly string[] = [],
  options?: OptionsPlan,
): Promise<PlanLu> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("Plan");
  page.addRows(rows.map((row) => [...row]));
  for (const range of merges) page.mergeCells(range);
  return lirePlan(await parseSheets(new Uint8Array(await book.xlsx.writeBuffer()), "plan.xlsx"), options);
}

async function csv(...lines: string[]): Promise<PlanLu> {
  return lirePlan(await parseSheets(new TextEncoder().encode(lines.join("\n")), "plan.csv"));
}

const places = (plan: PlanLu) => plan.erreurs.map(({ ligne, colonne }) => [ligne, colonne]);

describe("errors, all at once", { timeout: 30_000 }, () => {
  it("names row, column and what to do", async () => {
    const plan = await csv(
      "Objectif no;Objectif;Code;Action;Nature;Début;Fin;Pilotage",
      "1;Accueillir;1-A;Ouvrir;Nouvelle;2024;2023;Caf",
      "1;Accueillir;1-B;Tenir;bizarre;bientôt;;Caf",
      "1;Autre titre;1 – a;Fermer;P;;;",
      "1;Accueillir;1-C;;N;;;",
      "2;;2-A;Agir;N;;;",
      "deux;Informer;3-A;=SOMME(A1);N;31/02/2024;;",
      `3;Long;3-B;${"a".repeat(2_001)};N;;;`,
    );
    expect(places(plan)).toEqual([
      [2, "Fin"],
      [3, "Nature"],
      [3, "Début"],
      [4, "Objectif"],
      [4, "Code"],
      [5, "Action"],
      [6, "Objectif"],
      [7, "Action"],
      [7, "Objectif no"],
      [7, "Début"],
      [8, "Action"],
    ]);
    expect(plan.erreurs[4]?.message).toContain("à la ligne 2");
    expect(plan.erreurs.every(({ feuille, message }) => feuille === null && message.length > 20)).toBe(true);
  });

  it("says that the objectif is missing, once and for a new volet too", async () => {
    const plan = await csv("Volet;Objectif;Action", ";;Agir", "A;O;Faire", "B;;Dire");
    expect(places(plan)).toEqual([
      [2, "Objectif"],
      [4, "Objectif"],
    ]);
  });

  it("names the cell of a formula, with its sheet, and of an error value", async () => {
    const formula = { formula: "1+1", result: 2 } as ExcelJS.CellFormulaValue;
    const plan = await sheet([
      ["Objectif", "Action", "Divers"],
      ["O", "Agir", formula],
      ["O", formula, null],
      ["#REF!", "Tenir", null],
    ]);
    expect(plan.erreurs.map(({ feuille, ligne, colonne }) => [feuille, ligne, colonne])).toEqual([
      ["Plan", 3, "Action"],
      ["Plan", 4, "Objectif"],
    ]);
    expect(plan.erreurs[0]?.message).toContain("B3");
  });

  it("refuses doubled and missing columns, sheets without header, unknown sheets, and no action", async () => {
    expect(places(await csv("Objectif;Action;Pilote;Porteur", "O;A;Caf;CD"))).toEqual([[1, "Porteur"]]);
    expect(places(await csv("Objectif;Pilote;Nature", "O;Caf;N"))).toEqual([[1, "Action"]]);
    expect((await csv("Bonjour;le monde", "1;2")).erreurs[0]?.message).toContain("en-tête");
    expect((await sheet([["Objectif", "Action"]], [], { feuille: "Autre" })).erreurs[0]?.message).toContain(
      "« Autre »",
    );
    expect((await csv("Objectif;Action", ";")).erreurs).toHaveLength(1);
  });

  it("refuses an unreadable tick, a lone text inside the table, the same action twice without code", async () => {
    const plan = await csv("Objectif;Action;2024;2025", "O;Agir;x;peut-être", "O;agir;;", ";;;");
    expect(places(plan)).toEqual([
      [2, "2025"],
      [3, "Action"],
    ]);
    const lone = await sheet(
      [["Objectif", "Action"], ["O", "Agir"], ["À revoir en comité"], ["O", "Tenir"]],
      ["A3:B3"],
    );
    expect(places(lone)).toEqual([[3, null]]);
  });

  it("warns of an empty nature and of an objectif without action", async () => {
    const plan = await csv("Objectif;Action;Nature", "Vide;;", "O;Agir;");
    expect(plan.erreurs).toEqual([]);
    expect(plan.objectifs.map(({ titre }) => titre)).toEqual(["Vide", "O"]);
    expect(plan.avertissements.map(({ ligne }) => ligne)).toEqual([3, 2]);
  });
});
