import { describe, expect, it } from "vitest";
import { assemblerCommunes, type Changement, normaliserCommune, resolveCommune } from "./codes.ts";

const change = (given: Partial<Changement>): Changement => ({
  date: "2019-01-01",
  genre: "fusion",
  de: "63133",
  vers: "63226",
  poids: 1,
  nom: "Dallet",
  dateConnue: true,
  ...given,
});

const commune = (nom: string, departement = "63") => ({ nom, departement, population: 100 });

const communes = assemblerCommunes(
  new Map([
    ["63113", commune("Clermont-Ferrand")],
    ["63226", commune("Mur-sur-Allier")],
    ["63109", commune("Saint-Cirgues")],
    ["2A004", commune("Ajaccio", "2A")],
    ["01004", commune("Ambérieu-en-Bugey", "01")],
    ["14712", commune("Troarn", "14")],
  ]),
  [
    change({}),
    // The package repeats it without its day, and knows another one alone.
    change({ date: "2026-01-01", dateConnue: false }),
    change({ de: "63330", vers: "63109", nom: "Le Vieux", date: "2026-01-01", dateConnue: false }),
    // Merged in 2017, cut out again in 2021, merged for good in 2023.
    change({ de: "14666", vers: "14712", nom: "Sannerville", date: "2017-01-01" }),
    change({ de: "14712", vers: "14712", genre: "scission", poids: null, nom: "Saline", date: "2021-01-01" }),
    change({ de: "14712", vers: "14666", genre: "scission", poids: null, nom: "Saline", date: "2021-01-01" }),
    change({ de: "14666", vers: "14712", nom: "Sannerville", date: "2023-01-01" }),
  ],
  2026,
);

const genre = (code: string, millesime = 2026) => resolveCommune(communes, code, millesime).genre;

describe("resolveCommune", () => {
  it("knows a commune in force, however a spreadsheet wrote its code", () => {
    expect(resolveCommune(communes, " 1004 ", 2026)).toEqual({
      genre: "connue",
      code: "01004",
      nom: "Ambérieu-en-Bugey",
      departement: "01",
    });
    expect(resolveCommune(communes, "2a004", 2026)).toMatchObject({ genre: "connue", code: "2A004" });
  });

  it("gives the successor of a code that is gone, from the day on which it is", () => {
    expect(genre("63133", 2018)).toBe("connue");
    expect(resolveCommune(communes, "63133", 2019)).toEqual({
      genre: "obsolete",
      code: "63133",
      nom: "Dallet",
      departement: "63",
      successeurs: ["63226"],
      dateInconnue: false,
    });
  });

  it("says so when nobody knows since when a code is gone", () => {
    expect(resolveCommune(communes, "63330", 2026)).toMatchObject({
      successeurs: ["63109"],
      dateInconnue: true,
    });
    expect(genre("63330", 2020)).toBe("connue");
  });

  it("follows a code that was given up, taken up again and given up", () => {
    expect([2016, 2017, 2020, 2021, 2022, 2023].map((year) => genre("14666", year))).toEqual([
      "connue",
      "obsolete",
      "obsolete",
      "connue",
      "connue",
      "obsolete",
    ]);
    expect([2016, 2021, 2026].map((year) => genre("14712", year))).toEqual(["connue", "connue", "connue"]);
  });

  it("tells placeholders, arrondissements and unknown codes apart", () => {
    expect(genre("63XXX")).toBe("fictif");
    expect(resolveCommune(communes, "75101", 2026)).toEqual({
      genre: "arrondissement",
      code: "75101",
      commune: "75056",
    });
    expect(genre("69389")).toBe("arrondissement");
    expect(genre("13217")).toBe("inconnue");
    expect(genre("63999")).toBe("inconnue");
    for (const text of ["", "Clermont", "631", "6311333", "XX", "2C004"])
      expect(genre(text)).toBe("inconnue");
  });
});

it("normaliserCommune refuses what no code looks like", () => {
  expect(normaliserCommune("63 113")).toBe("63113");
  expect(normaliserCommune("20004")).toBe("20004");
  expect(normaliserCommune("63113,0")).toBeNull();
});
