import { describe, expect, it } from "vitest";
import { csvOf, ditesOf, lireCollage } from "./table.ts";

const CODES = new Set(["63113", "63430"]);
const LIGNE = { code: "63113", nom: "", valeur: "", statut: "", note: "" };

describe("a typed table", () => {
  it("keeps the lines of which something is said, a status alone included", () => {
    const lignes = [LIGNE, { ...LIGNE, valeur: "12" }, { ...LIGNE, statut: "non_disponible" }];
    expect(ditesOf(lignes)).toHaveLength(2);
  });

  it("is read from what a spreadsheet pastes, its header aside, by code or by name", () => {
    expect(
      lireCollage("Commune\tvaleur\n63 113\t1 234,5\nThiers\t\tsecret_primaire\tpeu\n\n", CODES),
    ).toEqual([
      { code: "63113", nom: "", valeur: "1 234,5", statut: "", note: "" },
      { code: "", nom: "Thiers", valeur: "", statut: "secret_primaire", note: "peu" },
    ]);
    expect(lireCollage("63113;12", CODES)).toHaveLength(1);
    expect(lireCollage(" \n", CODES)).toEqual([]);
  });

  it("is written so that quotes, separators and line breaks stay in their cell", () => {
    expect(csvOf([{ ...LIGNE, valeur: "12", note: 'dit « 12 » ; "sûr"\nou presque' }])).toBe(
      'code;nom;valeur;statut;note\n"63113";"";"12";"";"dit « 12 » ; ""sûr"" ou presque"\n',
    );
  });
});
