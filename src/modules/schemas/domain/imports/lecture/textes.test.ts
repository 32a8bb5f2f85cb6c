import { describe, expect, it } from "vitest";
import { lireNature } from "./nature.ts";
import {
  codeComparable,
  lireCodeEnTete,
  lireListe,
  lireNiveau,
  lireNumero,
  lireTitre,
  nettoyer,
} from "./textes.ts";

it("strips what cannot be seen and the apostrophe of exports", () => {
  expect(nettoyer("\ufeffa\u200bb\u202ec\u0007")).toBe("abc");
  expect(["'=A1", "'-x", "'@x", "'+x", "'aujourd'hui"].map(nettoyer)).toEqual([
    "=A1",
    "-x",
    "@x",
    "+x",
    "'aujourd'hui",
  ]);
  expect(lireTitre("  Ouvrir\n un   lieu ")).toBe("Ouvrir un lieu");
});

describe("lireListe", () => {
  it.each([
    ["Caf | CD", ["Caf", "CD"]],
    ["Réseau AVS ; Caf", ["Réseau AVS", "Caf"]],
    ["Comité (Caf ; CD) ; MSA", ["Comité (Caf ; CD)", "MSA"]],
    ["- Un\n- Deux\n\n• Trois", ["Un", "Deux", "Trois"]],
    ["• Un • Deux", ["Un", "Deux"]],
    ["Mère-enfant\nSoutien-gorge", ["Mère-enfant", "Soutien-gorge"]],
    ["Caf\nCaf", ["Caf"]],
    ["Maisons, crèches", ["Maisons, crèches"]],
    ["", []],
  ])("cuts %j", (texte, expected) => {
    expect(lireListe(texte)).toEqual(expected);
  });
});

describe("lireNiveau", () => {
  it.each([
    ["Volet 1 : Petite enfance", 1, "Petite enfance"],
    ["Volet 1\u00a0: Petite enfance", 1, "Petite enfance"],
    ["AXE II – Parentalité", 2, "Parentalité"],
    ["Objectif n° 12 - Ouvrir", 12, "Ouvrir"],
    ["Fiche objectif 3. Ouvrir", 3, "Ouvrir"],
    ["Objectif opérationnel 1.4 : Ouvrir", 4, "Ouvrir"],
    ["2. Ouvrir", 2, "Ouvrir"],
    ["1.3 Ouvrir", 3, "Ouvrir"],
    ["Volet 4", 4, "Volet 4"],
    ["3-6 ans : accueillir", null, "3-6 ans : accueillir"],
    ["Petite enfance", null, "Petite enfance"],
    ["Objectifs partagés", null, "Objectifs partagés"],
    ["100 places de plus", null, "100 places de plus"],
  ])("reads %j", (texte, no, titre) => {
    expect(lireNiveau(texte)).toMatchObject({ no, titre });
  });
});

it("reads numbers", () => {
  expect(["3", "Volet 3", "III", "n° 7", "1.4", "sept", ""].map(lireNumero)).toEqual([
    3,
    3,
    3,
    7,
    4,
    null,
    null,
  ]);
});

it("separates the code from a title", () => {
  expect(lireCodeEnTete("Action 1-A : Ouvrir")).toEqual({ code: "1-A", intitule: "Ouvrir" });
  expect(lireCodeEnTete("1.2.3 - Ouvrir")).toEqual({ code: "1.2.3", intitule: "Ouvrir" });
  expect(lireCodeEnTete("Ouvrir : un lieu")).toEqual({ code: null, intitule: "Ouvrir : un lieu" });
  expect(codeComparable("1 – a")).toBe(codeComparable("1-A"));
});

it("knows the natures", () => {
  expect(["Nouvelle", "nouveau", "N"].map(lireNature)).toEqual(["nouvelle", "nouvelle", "nouvelle"]);
  const suites = ["À poursuivre", "a_poursuivre", "Poursuite", "reconduite", "P"];
  expect(suites.map(lireNature)).toEqual(suites.map(() => "a_poursuivre"));
  expect([lireNature(" "), lireNature("peut-être"), lireNature("?")]).toEqual([null, undefined, undefined]);
});
