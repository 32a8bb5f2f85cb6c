import { describe, expect, it } from "vitest";
import { planDeLibreOffice, valeursDeLibreOffice } from "#testing/corpus/libreoffice.ts";
import { readOds } from "./ods.ts";

describe("a workbook of LibreOffice", () => {
  it("gives its texts, notes and drawings left aside, merges filled, without the million empty rows", async () => {
    const { feuilles } = await readOds(planDeLibreOffice(), "plan.ods");
    expect(feuilles.map(({ nom, visible }) => [nom, visible])).toEqual([
      ["Plan", true],
      ["Listes", false],
    ]);
    const lignes = feuilles[0]?.lignes ?? [];
    expect(lignes.map(({ numero }) => numero)).toEqual([1, 3, 5, 6]);
    const texts = lignes.map(({ cellules }) => cellules.map((cellule) => cellule?.texte ?? null));
    expect(texts[2]?.slice(2)).toEqual([...["1-A", "Ouvrir l'été", "Nouvelle", "2024-01-15", "2025", "Caf"]]);
    expect(texts[3]?.slice(0, 4)).toEqual([
      ...["Volet 1 : Petite enfance", "Créer des places", "1-B", "Réunir à Noël"],
    ]);
    expect(lignes[3]?.cellules[0]?.fusion).toBe(true);
  });

  it("gives each kind of value as it was typed", async () => {
    const { fichier, attendus } = valeursDeLibreOffice();
    const { feuilles } = await readOds(fichier, "valeurs.ods");
    const cells = feuilles[0]?.lignes.map(({ cellules }) => cellules[0]);
    expect(cells).toEqual(attendus.map((texte) => ({ texte })));
  });
});
