import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictKey, threeWay } from "./three-way.ts";

const NONE = new Set<string>();

/** One field: what is on screen, what the file says, what the last file said. */
function one(ecran: unknown, fichier: unknown, dernier: unknown, prendre = NONE) {
  return threeWay(
    "o",
    { titre: ecran },
    { titre: fichier },
    dernier === undefined ? null : { titre: dernier },
    prendre,
  );
}
const change = { champ: "titre", avant: "écran" };

describe("a field compared three ways", () => {
  it.each<[string, [unknown, unknown, unknown], unknown[]]>([
    ["nothing moved", ["A", "A", "A"], []],
    [
      "the file moved",
      ["A", "B", "A"],
      [{ champ: "titre", avant: "A", apres: "B", conflit: false, retenu: "fichier" }],
    ],
    ["the screen moved", ["écran", "A", "A"], []],
    ["both moved alike", ["B", "B", "A"], []],
    ["both moved apart", ["écran", "B", "A"], [{ ...change, apres: "B", conflit: true, retenu: "ecran" }]],
    [
      "never imported, different",
      ["écran", "B", undefined],
      [{ ...change, apres: "B", conflit: false, retenu: "fichier" }],
    ],
    ["never imported, alike", ["B", "B", undefined], []],
    ["the file does not speak of it", ["écran", undefined, "A"], []],
    [
      "the file empties it",
      ["A", null, "A"],
      [{ champ: "titre", avant: "A", apres: null, conflit: false, retenu: "fichier" }],
    ],
    [
      "lists in another order differ",
      [
        ["a", "b"],
        ["b", "a"],
        ["a", "b"],
      ],
      [{ champ: "titre", avant: ["a", "b"], apres: ["b", "a"], conflit: false, retenu: "fichier" }],
    ],
  ])("%s", (_name, [ecran, fichier, dernier], expected) => {
    expect(one(ecran, fichier, dernier)).toEqual(expected);
  });

  it("a conflict goes to the file when a person ticked it, and that one only", () => {
    const ticked = new Set([conflictKey("o", "titre")]);
    expect(one("écran", "B", "A", ticked)).toMatchObject([{ conflit: true, retenu: "fichier" }]);
    expect(one("écran", "B", "A", new Set([conflictKey("p", "titre")]))).toMatchObject([{ retenu: "ecran" }]);
    expect(one("écran", "B", "A", new Set([conflictKey("o", "debut")]))).toMatchObject([{ retenu: "ecran" }]);
  });
});

const valeur = fc.constantFrom<unknown>(null, "A", "B", "C", ["A"], ["A", "B"], []);
const objet = fc.dictionary(fc.constantFrom("titre", "nature", "debut", "pilotes"), valeur);

describe("any object", () => {
  it("compared with what it holds gives nothing, whatever the last file said", () => {
    fc.assert(
      fc.property(objet, fc.option(objet), (courant, dernier) => {
        expect(threeWay("o", courant, courant, dernier, NONE)).toEqual([]);
      }),
    );
  });

  it("once written as decided, gives nothing more with the same file", () => {
    fc.assert(
      fc.property(objet, objet, fc.option(objet), fc.boolean(), (courant, fichier, dernier, take) => {
        const prendre = take ? new Set(Object.keys(fichier).map((champ) => conflictKey("o", champ))) : NONE;
        const changes = threeWay("o", courant, fichier, dernier, prendre);
        const written = { ...courant };
        for (const { champ, apres, retenu } of changes) if (retenu === "fichier") written[champ] = apres;
        // The import keeps what the file said beside what is there.
        expect(threeWay("o", written, fichier, { ...dernier, ...fichier }, NONE)).toEqual([]);
      }),
    );
  });

  it("never loses a change of the screen without a tick", () => {
    fc.assert(
      fc.property(objet, objet, objet, (courant, fichier, dernier) => {
        for (const { champ, retenu } of threeWay("o", courant, fichier, dernier, NONE)) {
          const base = dernier[champ];
          const screenMoved =
            base !== undefined && JSON.stringify(base) !== JSON.stringify(courant[champ] ?? null);
          if (screenMoved) expect(retenu).toBe("ecran");
        }
      }),
    );
  });
});
