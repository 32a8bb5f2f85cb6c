import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAILLES_CLASSEES, paramsOfChoix, parseChoix } from "./choix.ts";
import { classer } from "./classer.ts";
import { type DemandePriorites, DemandePrioritesContract, METHODES_CLASSEMENT } from "./demande.ts";
import { nameClasse, sayRegle, sayRobustesse } from "./dire-classement.ts";
import { facteursMuets } from "./facteurs.ts";

const regle = fc.oneof(
  fc.record({
    regle: fc.constant("n_premiers" as const),
    n: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    regle: fc.constant("part" as const),
    part: fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
  }),
  fc.record({ regle: fc.constant("naturelles" as const), n: fc.integer({ min: 2, max: 9 }) }),
  fc.record({
    regle: fc.constant("score" as const),
    seuil: fc.integer({ min: -300, max: 300 }).map((n) => n / 10),
  }),
);

describe("the address of a ranking", () => {
  it("says the whole choice", () => {
    fc.assert(
      fc.property(
        fc.record({
          methode: fc.constantFrom(...METHODES_CLASSEMENT),
          maille: fc.constantFrom(...MAILLES_CLASSEES),
          indicateurs: fc.uniqueArray(
            fc.record({
              code: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
              millesime: fc.constantFrom(null, "2023", "2016/2021"),
              sens: fc.constantFrom(null, "haut" as const, "bas" as const),
              poids: fc.constantFrom(0, 1, 0.5, 3),
              domaine: fc.constantFrom(null, "Ressources financières", "a & b = c"),
            }),
            { maxLength: 12, selector: ({ code }) => code },
          ),
          familles: fc.constantFrom(null, "menages"),
          classes: regle,
          graine: fc.nat(),
        }),
        (choix) => {
          expect(parseChoix(new URLSearchParams(paramsOfChoix(choix).toString()))).toEqual(choix);
        },
      ),
    );
  });

  it("means the usual where it means nothing", () => {
    const params = new URLSearchParams(
      "methode=vote&maille=lune&indicateur=&graine=-3&regle=n_premiers&valeur=beaucoup&indicateur=a&poids.a=-2&sens.a=x",
    );
    expect(parseChoix(params)).toEqual({
      ...{ methode: "rang_somme", maille: "epci", familles: null, graine: 1 },
      classes: { regle: "n_premiers", n: [4, 4] },
      indicateurs: [{ code: "a", millesime: null, sens: null, poids: 1, domaine: null }],
    });
  });
});

const DEMANDE: DemandePriorites = {
  ...{ maille: "epci", methode: "sous_reperes", graine: 1, tirages: 100 },
  classes: { regle: "n_premiers", n: 1 },
  // Rates of 2019 in the Puy-de-Dôme scheme: 64 places for 100 children in the département, 59.3 in France.
  indicateurs: [{ code: "c", sens_defavorable: "bas", poids: 1, reperes: { departement: 64, france: 59.3 } }],
  territoires: [
    { code: "sous-les-deux", valeurs: { c: 58 } },
    { code: "entre", valeurs: { c: 60 } },
    { code: "egal", valeurs: { c: 64 } },
    { code: "au-dessus", valeurs: { c: 127.5 } },
    { code: "inconnu", valeurs: { c: null } },
  ],
};

describe("the rule of coverage", () => {
  it("makes a priority of what is under both rates, strictly", () => {
    const { territoires, nonClasses } = classer(DEMANDE);
    expect(territoires.map(({ code, score, classe }) => [code, score, classe])).toEqual([
      ["sous-les-deux", 2, 1],
      ["entre", 1, 2],
      ["au-dessus", 0, 3],
      ["egal", 0, 3],
    ]);
    expect(nonClasses).toEqual([{ code: "inconnu", manquants: ["c"] }]);
  });

  it("asks for a reference", () => {
    const sans = { ...DEMANDE, indicateurs: [{ code: "c", sens_defavorable: "bas", poids: 1 }] };
    expect(DemandePrioritesContract.safeParse(sans).error?.issues[0]?.message).toContain("repère");
  });

  it("never makes a territory less of a priority when its rate falls", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 130, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (taux, chute) => {
          const classeAt = (c: number) =>
            classer({ ...DEMANDE, territoires: [{ code: "t", valeurs: { c } }] }).territoires[0]?.classe ?? 0;
          expect(classeAt(taux - chute)).toBeLessThanOrEqual(classeAt(taux));
        },
      ),
    );
  });
});

describe("natural classes", () => {
  const ranked = (valeurs: number[], methode: "rang_somme" | "score_z" = "rang_somme") =>
    classer({
      ...{ maille: "epci", methode, graine: 1, tirages: 200, classes: { regle: "naturelles", n: 3 } },
      indicateurs: [{ code: "i", sens_defavorable: "haut", poids: 1 }],
      territoires: valeurs.map((i, k) => ({ code: `t${k}`, valeurs: { i } })),
    });

  it("group scores that stand together, the most unfavourable first", () => {
    const classes = ranked([100, 98, 50, 51, 3, 1], "score_z").territoires.map(({ code, classe }) => [
      code,
      classe,
    ]);
    expect(Object.fromEntries(classes)).toEqual({ t0: 1, t1: 1, t2: 2, t3: 2, t4: 3, t5: 3 });
  });

  it("are one class when every value is the same, and none without a territory", () => {
    expect(ranked([5, 5, 5]).territoires.map(({ classe }) => classe)).toEqual([1, 1, 1]);
    expect(ranked([]).territoires).toEqual([]);
  });
});

describe("what the screens say", () => {
  it("names classes and rules", () => {
    expect([1, 2, 3].map((classe) => nameClasse(classe, 3, "rang_somme"))).toEqual([
      "Priorité 1",
      "Priorité 2",
      "Non prioritaire",
    ]);
    expect(sayRegle({ regle: "n_premiers", n: [1, 4] }, "rang_somme")).toMatch(
      /^Priorité 1.: le premier, Priorité 2.: les 4.suivants\./u,
    );
    expect(facteursMuets(["Ressources financières"])).toHaveLength(5);
  });

  it("says who is sure, who is not, and who is near", () => {
    const resultat = classer({
      ...{
        maille: "epci",
        methode: "rang_somme",
        graine: 3,
        tirages: 2000,
        classes: { regle: "n_premiers", n: 2 },
      },
      indicateurs: ["a", "b"].map((code) => ({ code, sens_defavorable: "haut", poids: 1 })),
      territoires: [
        { code: "X", valeurs: { a: 9, b: 9 } },
        { code: "Y", valeurs: { a: 8, b: 1 } },
        { code: "Z", valeurs: { a: 1, b: 8 } },
        { code: "W", valeurs: { a: 0, b: 0 } },
      ],
    });
    const phrase = sayRobustesse(resultat, (code) => code);
    expect(phrase).toContain("X reste en priorité 1");
    expect(phrase).toMatch(/La place de Y et Z tient/u);
  });
});
