import { describe, expect, it } from "vitest";
import { assemblerCommunes } from "../codes.ts";
import { type GenreZonage, lireZonage } from "./lire-zonage.ts";

const COMMUNES = assemblerCommunes(
  new Map([
    ["63113", { nom: "Clermont-Ferrand", departement: "63", population: 147_751 }],
    ["63430", { nom: "Thiers", departement: "63", population: 11_778 }],
    ["63335", { nom: "Saint-Pierre-Roche", departement: "63", population: 500 }],
    ["43157", { nom: "Le Puy-en-Velay", departement: "43", population: 18_000 }],
  ]),
  [
    {
      ...{ date: "2019-01-01", dateConnue: true, genre: "fusion", de: "63127", vers: "63335", poids: 1 },
      nom: "Creste",
    },
  ],
  2026,
);
const read = (rows: Record<string, string>[], genre: GenreZonage = "utas", annee = 2026) =>
  lireZonage(rows, { genre, departement: "63", annee, communes: COMMUNES });

describe("lireZonage", () => {
  it("reads zones of whole communes, once each, the rest of the country aside", () => {
    const row = { code_zone: "U1", nom_zone: "Nord", code_commune: "63113" };
    expect(read([row, row, { ...row, code_commune: "43157" }])).toEqual({
      lignes: [{ code: "U1", nom: "Nord", commune: "63113", partielle: false }],
      ...{ ailleurs: 1, anciens: [], inconnues: [] },
    });
  });

  it("reads a file of quarters: their code under CODGEO, their communes by name, in part", () => {
    expect(read([{ CODGEO: "QP063001", LIBGEO: "Molles Cizolles", LIB_COM: "Thiers" }], "qpv")).toMatchObject(
      {
        lignes: [{ code: "QP063001", nom: "Molles Cizolles", commune: "63430", partielle: true }],
      },
    );
  });

  it("reads a file of rural revitalisation: classified, in part, or not", () => {
    const found = read(
      [
        { CODGEO: "63430", ZRR_SIMP: "C - Classée en ZRR" },
        { CODGEO: "63335", ZRR_SIMP: "P - Commune partiellement classée en ZRR" },
        { CODGEO: "63113", ZRR_SIMP: "NC - Commune non classée" },
      ],
      "zrr",
    );
    expect(found).toMatchObject({
      lignes: [
        { code: "ZRR", commune: "63430", partielle: false },
        { code: "ZRR", commune: "63335", partielle: true },
      ],
    });
  });

  it("reads a code of its year as it was, and one that is gone as the commune that took it", () => {
    const rows = [{ code_zone: "U1", nom_zone: "Sud", code_commune: "63127" }];
    expect(read(rows, "utas", 2018)).toMatchObject({ lignes: [{ commune: "63127" }], anciens: [] });
    expect(read(rows, "utas", 2026)).toMatchObject({ lignes: [{ commune: "63335" }], anciens: ["63127"] });
  });

  it("says which rows it leaves aside: placeholders, unknown codes, empty zones", () => {
    const row = (code_zone: string, code_commune: string) => ({ code_zone, code_commune });
    expect(
      read([row("U1", "63XXX"), row("U1", "63999"), row("", "63113"), row("U1", "63430")]),
    ).toMatchObject({
      lignes: [{ commune: "63430", nom: "U1" }],
      inconnues: [
        { ligne: 2, texte: "63XXX" },
        { ligne: 3, texte: "63999" },
        { ligne: 4, texte: "63113" },
      ],
    });
  });

  it("refuses a file without columns of zones or communes, or of another département", () => {
    expect(read([{ couleur: "rouge" }])).toEqual({ erreur: "colonnes" });
    expect(read([])).toEqual({ erreur: "colonnes" });
    expect(read([{ code_zone: "U1", code_commune: "43157" }])).toEqual({ erreur: "aucune" });
  });
});
