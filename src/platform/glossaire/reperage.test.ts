import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble } from "./glossaire.ts";
import { REFERENCE } from "./reference/index.ts";
import { Reperage } from "./reperage.ts";

const termes = assemble(REFERENCE, []);
const reperage = new Reperage(termes);
const found = (texte: string) =>
  reperage.find(texte).map(({ debut, fin, termes: [one] }) => `${texte.slice(debut, fin)}=${one?.cle}`);

describe("the entries of the glossary in a text", () => {
  it.each([
    ["La Caf et la MSA du département.", ["Caf=caf", "MSA=msa"]],
    ["L’EAJE, les RPE (et le QPV).", ["EAJE=eaje", "RPE=rpe", "QPV=qpv"]],
    ["La CAF", ["CAF=caf"]],
    ["Créer un espace de rencontre", ["espace de rencontre=espace-de-rencontre"]],
    ["Espaces de rencontre", ["Espaces de rencontre=espace-de-rencontre"]],
    ["Un accueil d'urgence", ["accueil d'urgence=accueil-d-urgence"]],
    ["Les 1\u202f000 premiers jours", ["1\u202f000 premiers jours=mille-premiers-jours"]],
    ["PS Jeunes", ["PS Jeunes=prestation-de-service-jeunes"]],
    ["MSA", ["MSA=msa"]],
    ["MSA, CCAS", ["MSA=msa", "CCAS=ccas"]],
  ])("%s", (texte, expected) => expect(found(texte)).toEqual(expected));

  it.each([
    ["inside a word", "Le CAFÉ, les MSAx, le décafé, AVSé, 2MSA"],
    ["inside a compound", "sous-EPCI, EPCI-cadre, micro-RSA"],
    ["in a title in capitals", "LE CLAS DE DEMAIN"],
    ["for an acronym with too many meanings", "Le PS, la CA, les TS et les AP"],
    ["in small letters", "les mous, une caf, la msa"],
    ["in nothing", ""],
  ])("nothing %s", (_why, texte) => expect(found(texte)).toEqual([]));

  it("gives all that an acronym means, those looked for in texts", () => {
    const two = new Reperage(
      assemble(REFERENCE, [
        {
          ...{ id: "1", cle: "msa-2", masque: false, sigle: "MSA", terme: "Maison sans adresse" },
          ...{ definition: "Essai.", lien: null, variantes: [], revision: 1 },
        },
      ]),
    );
    expect(two.find("la MSA")[0]?.termes.map(({ cle }) => cle)).toEqual(["msa-2", "msa"]);
  });

  const ecritures = termes.flatMap(({ sigle, sansSigle, terme, variantes }) => [
    ...(sigle !== null && !sansSigle ? [sigle] : []),
    ...(sigle === null ? [terme] : []),
    ...variantes,
  ]);
  const ecriture = fc.constantFrom(...ecritures);
  const separator = fc.constantFrom(" ", ", ", " (", ") ", " l’", ". ", " : ", "\u00a0", "/", "\n");
  const word = fc.stringMatching(/^[a-zà-öø-ÿ]{1,9}$/);
  const texte = fc
    .array(fc.tuple(fc.oneof(ecriture, word), separator), { maxLength: 30 })
    .map((parts) => parts.flat().join(""));
  const anything = fc.oneof(texte, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

  it("are whole words, in order, never two at one place", () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const one of reperage.find(text)) {
          expect(one.debut).toBeGreaterThanOrEqual(end);
          expect(one.fin).toBeGreaterThan(one.debut);
          expect(one.termes.length).toBeGreaterThan(0);
          expect(text.slice(0, one.debut)).not.toMatch(/[\p{L}\p{N}]$/u);
          expect(text.slice(one.fin)).not.toMatch(/^[\p{L}\p{N}\p{M}]/u);
          end = one.fin;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are the longest that the text writes there", () => {
    fc.assert(
      fc.property(texte, (text) => {
        const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
        for (const { debut, fin } of reperage.find(text)) {
          const longer = ecritures.filter(
            (one) =>
              one.length > fin - debut &&
              /\s/.test(one) &&
              same(text.slice(debut, debut + one.length), one) &&
              !/^[\p{L}\p{N}-]/u.test(text.slice(debut + one.length)),
          );
          expect(longer).toEqual([]);
        }
      }),
    );
  });

  it("are all found between other words, and none glued to letters", () => {
    fc.assert(
      fc.property(ecriture, word, word, (one, before, after) => {
        const [inside] = reperage
          .find(`${before} ${one} ${after}`)
          .filter(({ debut }) => debut >= before.length);
        expect(inside?.debut).toBe(before.length + 1);
        expect(inside?.fin).toBeGreaterThanOrEqual(before.length + 1 + one.length);
        const glued = reperage.find(`${before}${one}${after}`);
        expect(glued.filter(({ debut }) => debut === before.length)).toEqual([]);
      }),
    );
  });
});

describe("the common entries", () => {
  it("are many, each with its own key, a definition of some sentences and a site in https", () => {
    expect(REFERENCE.length).toBeGreaterThanOrEqual(150);
    expect(new Set(REFERENCE.map(({ cle }) => cle)).size).toBe(REFERENCE.length);
    for (const { cle, definition, lien } of REFERENCE) {
      expect(cle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(definition, cle).toMatch(/^\p{Lu}.{15,330}\.$/u);
      expect(definition, cle).not.toMatch(/'/);
      if (lien !== null) expect(new URL(lien).protocol).toBe("https:");
    }
  });

  it("have no acronym looked for in texts that stands for two of them", () => {
    const sigles = termes.flatMap(({ sigle, sansSigle }) => (sigle && !sansSigle ? [sigle] : []));
    expect(sigles.filter((one, index) => sigles.indexOf(one) !== index)).toEqual([]);
  });
});
