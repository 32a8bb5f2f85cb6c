import { describe, expect, it } from "vitest";
import { applyMapping, type Champ, matchColumns } from "./columns.ts";
import type { Feuille } from "./feuilles.ts";

const CHAMPS: readonly Champ[] = [
  { cle: "titre", libelle: "Titre", synonymes: ["intitulé", "nom de la mesure"], obligatoire: true },
  { cle: "pilote", libelle: "Pilote", synonymes: ["porteur", "chef de file"] },
  { cle: "fin", libelle: "Fin", synonymes: ["échéance"] },
  { cle: "annee", libelle: "Calendrier", synonymes: [], repetable: true, motif: /^20\d\d$/ },
];

/** `^` copies the cell above and `<` the cell at the left, as merged ranges do. */
function sheet(...rows: string[]): Feuille {
  const lignes: { numero: number; cellules: { texte: string; fusion?: boolean }[] }[] = [];
  for (const [at, row] of rows.entries()) {
    if (row === "") continue;
    const cellules: { texte: string; fusion?: boolean }[] = [];
    for (const [column, raw] of row.split("|").entries()) {
      const texte = raw.trim();
      const above = lignes.at(-1)?.cellules[column]?.texte ?? "";
      const left = cellules[column - 1]?.texte ?? "";
      if (texte === "^") cellules.push({ texte: above, fusion: true });
      else if (texte === "<") cellules.push({ texte: left, fusion: true });
      else cellules.push({ texte });
    }
    lignes.push({ numero: at + 1, cellules });
  }
  return { nom: "Feuille", lignes, visible: true };
}

const fields = (feuille: Feuille) => matchColumns(feuille, CHAMPS)?.colonnes.map(({ champ }) => champ);

describe("matchColumns", () => {
  it("finds the header under a title and blanks, by meaning", () => {
    const entete = matchColumns(
      sheet("Plan du département|<|<", "", "Porteur(s)|NOM DES MESURES|Échéance prévue", "Caf|Ouvrir|2024"),
      CHAMPS,
    );
    expect(entete?.lignes).toEqual([3]);
    expect(entete?.premiereLigneDonnees).toBe(4);
    expect(entete?.colonnes.map(({ champ }) => champ)).toEqual(["pilote", "titre", "fin"]);
    expect(entete?.colonnes[2]?.libelle).toBe("Échéance prévue");
    expect(entete?.anomalies).toEqual([]);
  });

  it("joins headers on two lines, merged or simply blank", () => {
    const expected = ["Titre", "Calendrier 22", "Calendrier 23", "Pilote"];
    const merged = sheet("Titre|Calendrier|<|Pilote", "^|22|23|^", "Ouvrir|x||Caf");
    const blank = sheet("Titre|Calendrier||Pilote", "|22|23|", "Ouvrir|x||Caf");
    for (const feuille of [merged, blank]) {
      const entete = matchColumns(feuille, CHAMPS);
      expect(entete?.colonnes.map(({ libelle }) => libelle)).toEqual(expected);
      expect(entete?.colonnes.map(({ champ }) => champ)).toEqual(["titre", "annee", "annee", "pilote"]);
      expect(entete?.lignes).toEqual([1, 2]);
      expect(entete?.premiereLigneDonnees).toBe(3);
    }
  });

  it("does not take the first row of data for a second line", () => {
    const entete = matchColumns(sheet("Titre|Pilote||", "Ouvrir|Caf|x|y"), CHAMPS);
    expect(entete?.lignes).toEqual([1]);
    expect(entete?.premiereLigneDonnees).toBe(2);
  });

  it("knows the header that is repeated further down", () => {
    expect(
      matchColumns(sheet("Titre|Pilote", "Ouvrir|Caf", "Titre|Pilote", "Tenir|MSA"), CHAMPS)?.lignes,
    ).toEqual([1, 3]);
  });

  it("lists doubled and missing columns", () => {
    const doubled = matchColumns(sheet("Titre|Pilote|Porteur", "a|b|c"), CHAMPS);
    expect(doubled?.anomalies).toHaveLength(1);
    expect(doubled?.anomalies[0]).toMatchObject({ feuille: "Feuille", ligne: 1, colonne: "Porteur" });
    expect(doubled?.anomalies[0]?.message).toMatch(/«.Pilote.» \(B\) et «.Porteur.» \(C\)/);
    const missing = matchColumns(sheet("Pilote|Fin", "a|b"), CHAMPS);
    expect(missing?.anomalies.map(({ colonne }) => colonne)).toEqual(["Titre"]);
  });

  it("lets the vague header give way to the exact one", () => {
    expect(fields(sheet("Titre|Pilote des réunions de quartier|Pilote", "a|b|c"))).toEqual([
      "titre",
      null,
      "pilote",
    ]);
  });

  it("is null without any header", () => {
    expect(matchColumns(sheet("Bonjour|à tous", "1|2"), CHAMPS)).toBeNull();
    expect(matchColumns(sheet(), CHAMPS)).toBeNull();
  });
});

describe("applyMapping", () => {
  it("keeps what is not corrected, finds the anomalies anew, ignores unknown fields", () => {
    const entete = matchColumns(sheet("Titre|Pilote|Porteur|Divers", "a|b|c|d"), CHAMPS);
    if (!entete) throw new Error("no header");
    const mended = applyMapping(entete, { 2: null, 3: "fin" }, CHAMPS);
    expect(mended.colonnes.map(({ champ }) => champ)).toEqual(["titre", "pilote", null, "fin"]);
    expect(mended.anomalies).toEqual([]);
    const spoilt = applyMapping(entete, { 0: "inconnu" }, CHAMPS, "Plan");
    expect(spoilt.anomalies[0]).toMatchObject({ feuille: "Plan", colonne: "Titre" });
  });
});
