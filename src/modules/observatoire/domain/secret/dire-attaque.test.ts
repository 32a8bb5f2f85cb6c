import { expect, test } from "vitest";
import { attaquer } from "./attaquer.ts";
import { sayAttaque, sayProtection } from "./dire-attaque.ts";
import type { Cellule, Equation } from "./modele.ts";
import { egale, masquee, montree, somme } from "./secret.testing.ts";

const NOMS: Readonly<Record<string, string>> = {
  a: "Allocataires",
  b: "Isolés",
  c: "Monoparents",
  d: "Couples",
};
const nommer = (cle: string) => NOMS[cle] ?? cle;
const say = (cellules: readonly Cellule[], equations: readonly Equation[]) =>
  attaquer(cellules, equations).map((attaque) => sayAttaque(attaque, nommer));

test("Says by which figures a cell is found, and never the figure", () => {
  const [phrases] = say(
    [montree("a", 4020), montree("b", 4000), montree("d", 17), masquee("c", 3)],
    [somme("a", ["b", "c", "d"])],
  );
  expect(phrases).toEqual([
    "Cette case se retrouve par un calcul :",
    "le total « Allocataires », moins « Isolés » et « Couples ».",
  ]);
  expect(phrases?.join(" ")).not.toMatch(/\d/);
});

test("Says other sources, roundings, rates, and figures that clash", () => {
  const c = masquee("c", 3);
  expect(
    say(
      [c, montree("autre fichier", 3)],
      [
        egale(
          [
            ["c", 1],
            ["autre fichier", -1],
          ],
          0,
          "sources",
        ),
      ],
    )[0],
  ).toContain("le même chiffre est montré ailleurs : « autre fichier ».");
  const taux: Equation = { genre: "ratio", termes: [["c", 1]], min: 2.6, max: 3.4, si: ["part", "b"] };
  expect(say([c, montree("part", 3), montree("b", 9)], [taux])[0]).toContain(
    "le rapport de deux effectifs : « part » et « Isolés ».",
  );
  const faux = say(
    [c, montree("a", 90)],
    [
      egale(
        [
          ["a", 1],
          ["c", -1],
        ],
        0,
        "territoires",
      ),
    ],
  )[0];
  expect(faux?.join(" ")).toContain("n’ont pas servi : le total du territoire « Allocataires ».");
  expect(say([masquee("c", 3, { min: 3, max: 3 })], [])[0]?.[0]).toContain("Sa règle seule en dit trop");
});

test("Says what protects a cell: the other hidden ones of the same sum", () => {
  const equations = [somme("a", ["b", "c", "d"])];
  const cellules = [montree("a", 25), montree("b", 17), masquee("c", 4), masquee("d", 4, { max: 9 })];
  expect(say(cellules, equations)[0]).toEqual([
    "Tous les calculs possibles laissent cette case assez incertaine.",
  ]);
  expect(sayProtection("c", equations, (cle) => cle === "c" || cle === "d", nommer)).toEqual([
    "le total « Allocataires », moins « Isolés » et « Couples » : le calcul s’arrête là, car « Couples » est masqué aussi.",
  ]);
  const nombreux = somme("a", ["c", "x1", "x2", "x3", "x4", "x5"]);
  expect(sayProtection("c", [nombreux], (cle) => cle === "c", nommer)[0]).toContain(
    "« x1 », « x2 », « x3 », « x4 » et 1 autre",
  );
});
