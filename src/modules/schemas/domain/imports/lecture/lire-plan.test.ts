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

describe("a working sheet with every trap", () => {
  const rows: Row[] = [
    ["Plan d'actions du schéma 2024-2026"],
    [],
    [
      "Volet",
      "Engagement",
      "Objectif",
      "N°",
      "Action",
      "Nature",
      "Calendrier",
      null,
      null,
      "Pilotage",
      "Partenaires",
    ],
    [null, null, null, null, null, null, 24, 25, 26, null, null],
    [
      "Volet 1 : Accueil",
      "Engagement 1 : Ouvrir",
      "Objectif 1 : Créer des places",
      "1-A",
      "Bâtir",
      "Nouvelle",
      null,
      "x",
      "x",
      "Caf ; CD",
      "MSA\nCommunes",
    ],
    [null, null, null, "1-B", "Former", "À poursuivre", "x", "x", "x", null, null],
    [null, null, null, "1-C", "Évaluer", "Nouvelle", "x", null, "x", "Réseau (Caf ; MSA)", null],
    [null, null, "Objectif 2 : Informer", "2-A", "Publier", "nouveau", "✓", null, null, null, null],
    [
      "Volet 2 : Parents",
      "Engagement 2 : Écouter",
      "Objectif 3 : Accompagner",
      "3-A",
      "Réunir",
      "P",
      "x",
      "X",
      "oui",
      "MSA",
      "- Caf\n- CD",
    ],
    [],
    ["Légende : x = année de mise en œuvre"],
  ];
  const merges = ["A1:K1", "G3:I3", "A3:A4", "D3:D4", "A5:A8", "B5:B8", "C5:C7", "J5:J6", "K5:K7", "A11:K11"];

  it("gives levels, dates, lists and overrides", async () => {
    const plan = await sheet(rows, merges);
    expect(plan.erreurs).toEqual([]);
    expect(plan.volets.map(({ no, titre }) => [no, titre])).toEqual([
      [1, "Accueil"],
      [2, "Parents"],
    ]);
    expect(plan.engagements.map(({ volet }) => volet)).toEqual(plan.volets.map(({ cle }) => cle));
    expect(
      plan.objectifs.map(({ no, titre, pilotes, partenaires }) => [no, titre, pilotes, partenaires]),
    ).toEqual([
      [1, "Créer des places", ["Caf", "CD"], ["MSA", "Communes"]],
      [2, "Informer", [], []],
      [3, "Accompagner", ["MSA"], ["Caf", "CD"]],
    ]);
    expect(
      plan.actions.map(({ ligne, code, nature, debut, fin }) => [ligne, code, nature, debut, fin]),
    ).toEqual([
      [5, "1-A", "nouvelle", "2025", null],
      [6, "1-B", "a_poursuivre", null, null],
      [7, "1-C", "nouvelle", "2024", null],
      [8, "2-A", "nouvelle", "2024", "2024"],
      [9, "3-A", "a_poursuivre", null, null],
    ]);
    expect(plan.actions.map(({ pilotes }) => pilotes)).toEqual([[], [], ["Réseau (Caf ; MSA)"], [], []]);
    expect(plan.avertissements.map(({ ligne, colonne }) => [ligne, colonne])).toEqual([
      [7, "Calendrier 25"],
      [11, null],
    ]);
    expect(plan.colonnesPresentes).not.toContain("contexte");
  });

  it("reads the same without merged cells, and when it is saved as CSV", async () => {
    const merged = await sheet(rows, merges);
    const { actions, objectifs, volets } = await sheet(rows, []);
    expect({ actions, objectifs, volets }).toEqual({
      actions: merged.actions,
      objectifs: merged.objectifs,
      volets: merged.volets,
    });
  });
});

describe("another département's wording", () => {
  const rows: Row[] = [
    [
      "Orientation",
      "Axe de travail",
      "Fiche",
      "Intitulé",
      "Porteur",
      "Référent de suivi",
      "Démarrage",
      "Échéance",
      "Critères d'évaluation",
    ],
    [
      "1. Jeunesse",
      "Aller vers",
      "Fiche 4 : Mobilité",
      "Ouvrir un garage solidaire",
      "Région",
      "Mme X",
      "sept. 2024",
      "T2 2025",
      "Nombre de trajets",
    ],
    [null, null, null, "Prêter des vélos", null, null, "2025", "en continu", null],
    [
      null,
      null,
      "Fiche 5 : Logement",
      "Recenser",
      "CD",
      null,
      new Date(Date.UTC(2024, 0, 15)),
      "31/12/2025",
      "Nombre de logements",
    ],
    [null, "Écouter", "Fiche 6 : Santé", "Former", null, null, "à partir de 2023", null, null],
  ];

  it("takes the levels from the outermost, blanks under filled cells included", async () => {
    const plan = await sheet(rows);
    expect(plan.erreurs).toEqual([]);
    const fields = plan.entete.colonnes.map(({ champ }) => champ);
    expect(fields).toEqual([
      "volet",
      "engagement",
      "objectif",
      "action",
      "pilotage",
      null,
      "debut",
      "fin",
      "indicateurs",
    ]);
    expect(plan.objectifs.map(({ no, titre, pilotes }) => [no, titre, pilotes])).toEqual([
      [4, "Mobilité", ["Région"]],
      [5, "Logement", ["CD"]],
      [6, "Santé", []],
    ]);
    expect(plan.engagements.map(({ titre }) => titre)).toEqual(["Aller vers", "Écouter"]);
    expect(plan.actions.map(({ code, debut, fin }) => [code, debut, fin])).toEqual([
      [null, "2024-09", "2025-06"],
      [null, "2025", null],
      [null, "2024-01-15", "2025-12-31"],
      [null, "2023", null],
    ]);
  });

  it.each([
    ["Thématique;Objectif;N°;Action", "volet objectif action_code action"],
    ["Axe;Action", "objectif action"],
    ["Enjeu;Axe;Action", "volet objectif action"],
    [
      "N°;Orientation;N°;Objectif opérationnel;Code;Intitulé de l'action",
      "volet_no volet objectif_no objectif action_code action",
    ],
    [
      "Objectif stratégique;Objectif opérationnel;Fiche action n°;Intitulé",
      "volet objectif action_code action",
    ],
    ["Objectif;Action;Intitulé;Chef de file", "objectif action_code action pilotage"],
  ])("reads %s", async (header, expected) => {
    const width = header.split(";").length;
    const line = (n: number) =>
      Array.from({ length: width }, (_, at) => (at === 1 ? `1-${n}` : `${n}${at}`)).join(";");
    const plan = await csv(header, line(1), line(2));
    expect(plan.entete.colonnes.map(({ champ }) => champ).join(" ")).toBe(expected);
  });

  it("obeys the mapping that a person corrected", async () => {
    const plan = await sheet(rows, [], { correspondance: { 4: null, 5: "pilotage" } });
    expect(plan.objectifs[0]?.pilotes).toEqual(["Mme X"]);
  });

  it("understands headings across the table and actions cut over several rows", async () => {
    const plan = await sheet(
      [
        ["Objectif", "Action", "Nature", "Partenaires"],
        ["Volet 3 : Enfance"],
        ["Objectif 1 : A", "1-A : Agir", "Nouvelle", "Caf"],
        [null, null, null, "MSA"],
        ["Volet 4 : Jeunesse"],
        ["Objectif 1 : A", "2-A : Tenir", "Nouvelle", null],
        ["Total", null, 2, null],
      ],
      ["A2:D2", "A5:D5", "B3:B4"],
    );
    expect(plan.erreurs).toEqual([]);
    expect(plan.volets.map(({ no }) => no)).toEqual([3, 4]);
    expect(plan.actions.map(({ code, intitule }) => [code, intitule])).toEqual([
      ["1-A", "Agir"],
      ["2-A", "Tenir"],
    ]);
    expect(plan.objectifs.map(({ partenaires }) => partenaires)).toEqual([["Caf", "MSA"], []]);
  });
});

it("strips the apostrophe of exports", async () => {
  const plan = await csv("Objectif;Action;Pilotage", "O;'=Ouvrir;'@Caf");
  expect(plan.erreurs).toEqual([]);
  expect(plan.actions[0]?.intitule).toBe("=Ouvrir");
  expect(plan.objectifs[0]?.pilotes).toEqual(["@Caf"]);
});
