import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classer } from "./classer.ts";
import { type DemandePriorites, DemandePrioritesContract } from "./demande.ts";
import { Hasard } from "./hasard.ts";
import { kieme, places, rangsMoyens } from "./rangs.ts";

function demande(valeurs: (number | null)[][], options: Partial<DemandePriorites> = {}): DemandePriorites {
  const codes = (valeurs[0] ?? []).map((_, k) => `i${k}`);
  return {
    maille: "epci",
    methode: "rang_somme",
    graine: 7,
    tirages: 2000,
    classes: { regle: "n_premiers", n: 2 },
    indicateurs: codes.map((code) => ({ code, sens_defavorable: "haut", poids: 1, domaine: `d${code}` })),
    territoires: valeurs.map((ligne, i) => ({
      code: `T${String(i).padStart(3, "0")}`,
      valeurs: Object.fromEntries(codes.map((code, k) => [code, ligne[k] ?? null])),
    })),
    ...options,
  };
}

const court = (d: DemandePriorites) =>
  classer(d).territoires.map(({ code, score, rang, classe }) => `${code} ${score} ${rang} ${classe}`);

describe("rang_somme", () => {
  it("adds the ranks of each indicator, the most unfavourable first", () => {
    expect(
      court(
        demande([
          [10, 1],
          [30, 2],
          [20, 3],
        ]),
      ),
    ).toEqual(["T001 3 1 1", "T002 3 1 1", "T000 6 3 2"]);
  });

  it("reads an indicator whose low end is unfavourable", () => {
    const d = demande([[10], [30], [20]], {
      indicateurs: [{ code: "i0", sens_defavorable: "bas", poids: 1 }],
    });
    expect(court(d)).toEqual(["T000 1 1 1", "T002 2 2 1", "T001 3 3 2"]);
  });

  it("gives equal values their mean rank, and lets all the ex aequo at the cut into class 1", () => {
    const { territoires } = classer(demande([[5], [9], [5], [1]]));
    expect(territoires.map(({ score, rang, exAequo, classe }) => [score, rang, exAequo, classe])).toEqual([
      [1, 1, false, 1],
      [2.5, 2, true, 1],
      [2.5, 2, true, 1],
      [4, 4, false, 2],
    ]);
  });

  it("cuts several classes by their sizes, a share, or a score", () => {
    const valeurs = [[5], [4], [3], [2], [1]];
    const classesOf = (classes: DemandePriorites["classes"]) =>
      classer(demande(valeurs, { classes })).territoires.map(({ classe }) => classe);
    expect(classesOf({ regle: "n_premiers", n: [1, 2] })).toEqual([1, 2, 2, 3, 3]);
    expect(classesOf({ regle: "part", part: 0.4 })).toEqual([1, 1, 2, 2, 2]);
    expect(classesOf({ regle: "score", seuil: 3 })).toEqual([1, 1, 1, 2, 2]);
  });

  it("ranks only those that have every value, and says what the others lack", () => {
    const { territoires, nonClasses } = classer(
      demande([
        [1, 2],
        [2, null],
        [3, 4],
      ]),
    );
    expect(territoires.map(({ code }) => code)).toEqual(["T002", "T000"]);
    expect(nonClasses).toEqual([{ code: "T001", manquants: ["i1"] }]);
  });

  it("says what dropping an indicator changes", () => {
    const { sansIndicateur } = classer(
      demande(
        [
          [9, 9, 1],
          [8, 1, 9],
          [1, 8, 8],
        ],
        { classes: { regle: "n_premiers", n: 1 } },
      ),
    );
    expect(
      sansIndicateur.map(({ indicateur, entrants, sortants }) => [indicateur, entrants, sortants]),
    ).toEqual([
      ["i0", ["T001", "T002"], []],
      ["i1", ["T001"], ["T000"]],
      ["i2", [], []],
    ]);
  });
});

describe("The other methods", () => {
  it("score_z: standard scores bounded to ±3, 0 when all are equal", () => {
    const { territoires } = classer(demande([[0], [2], [4]], { methode: "score_z" }));
    expect(territoires.map(({ score }) => score)).toEqual([
      expect.closeTo(1.2247, 4),
      0,
      expect.closeTo(-1.2247, 4),
    ]);
    const loin = classer(demande([...Array.from({ length: 40 }, () => [1]), [1000]], { methode: "score_z" }));
    expect(loin.territoires[0]?.score).toBe(3);
    const egaux = classer(demande([[5], [5]], { methode: "score_z" })).territoires;
    expect(egaux.map(({ score, rang }) => [score, rang])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it("domaines: being last of one domain is not offset by being first of another", () => {
    const valeurs = [
      [10, 1],
      [6, 6],
      [1, 10],
      [5, 5],
    ];
    expect(classer(demande(valeurs)).territoires[0]?.code).toBe("T001");
    const { territoires } = classer(demande(valeurs, { methode: "domaines" }));
    expect(territoires.map(({ code }) => code)).toEqual(["T000", "T002", "T001", "T003"]);
  });

  it("weights count", () => {
    const d = demande([
      [10, 1],
      [1, 10],
    ]);
    d.indicateurs = d.indicateurs.map((indicateur, k) => ({ ...indicateur, poids: k === 1 ? 3 : 1 }));
    for (const methode of ["rang_somme", "score_z", "domaines"] as const)
      expect(classer({ ...d, methode }).territoires[0]?.code).toBe("T001");
  });
});

describe("How sure it is", () => {
  it("is 1 or 0 when no weighting changes anything", () => {
    const { territoires } = classer(
      demande([
        [9, 9],
        [8, 8],
        [1, 1],
      ]),
    );
    expect(territoires.map(({ probabiliteClasse1 }) => probabiliteClasse1)).toEqual([1, 1, 0]);
  });

  it("is about one half for two territories that mirror each other", () => {
    const { territoires } = classer(
      demande(
        [
          [9, 1],
          [1, 9],
        ],
        { classes: { regle: "n_premiers", n: 1 }, tirages: 20_000 },
      ),
    );
    for (const { probabiliteClasse1 } of territoires)
      expect(Math.abs((probabiliteClasse1 ?? 0) - 0.5)).toBeLessThan(0.02);
  });

  it("is the same for a seed, and another for another", () => {
    const d = demande([
      [9, 1, 4],
      [1, 9, 5],
      [5, 5, 6],
      [4, 6, 1],
    ]);
    const sure = (graine: number) =>
      classer({ ...d, graine }).territoires.map(({ probabiliteClasse1 }) => probabiliteClasse1);
    expect(sure(7)).toEqual(sure(7));
    expect(sure(7)).not.toEqual(sure(8));
  });

  it("puts everybody in class 1 when all are equal, and ranks a single territory", () => {
    const egaux = classer(demande([[1], [1], [1]])).territoires;
    expect(egaux.map(({ rang, classe, probabiliteClasse1 }) => [rang, classe, probabiliteClasse1])).toEqual(
      Array(3).fill([1, 1, 1]),
    );
    expect(classer(demande([[4]])).territoires).toMatchObject([
      { rang: 1, classe: 1, probabiliteClasse1: 1 },
    ]);
  });
});

const mesures = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
  .chain(([indicateurs, territoires]) =>
    fc.array(fc.array(fc.integer({ min: -3, max: 8 }), { minLength: indicateurs, maxLength: indicateurs }), {
      minLength: territoires,
      maxLength: territoires,
    }),
  );
const methodes = fc.constantFrom("rang_somme" as const, "score_z" as const, "domaines" as const);

describe("Properties", () => {
  it("the order of rows and of indicators changes nothing", () => {
    fc.assert(
      fc.property(mesures, methodes, fc.infiniteStream(fc.nat()), (valeurs, methode, order) => {
        const d = demande(valeurs, { methode, tirages: 50 });
        const melange = <T>(list: T[]) =>
          list
            .map((value) => ({ value, key: order.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        expect(
          classer({ ...d, territoires: melange(d.territoires), indicateurs: melange(d.indicateurs) }),
        ).toEqual(classer(d));
      }),
      { numRuns: 200 },
    );
  });

  it("more unfavourable never ranks better, by ranks and by domains", () => {
    fc.assert(
      fc.property(
        mesures,
        fc.constantFrom("rang_somme" as const, "domaines" as const),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (valeurs, methode, qui, quoi, plus) => {
          const i = qui % valeurs.length;
          const k = quoi % (valeurs[0] as number[]).length;
          const pire = valeurs.map((ligne, place) =>
            place === i ? ligne.map((valeur, colonne) => (colonne === k ? valeur + plus : valeur)) : ligne,
          );
          const rang = (lignes: number[][]) =>
            classer(demande(lignes, { methode, tirages: 0 })).territoires.find(
              ({ code }) => code === `T${String(i).padStart(3, "0")}`,
            )?.rang as number;
          expect(rang(pire)).toBeLessThanOrEqual(rang(valeurs));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("mid-ranks add to n(n+1)/2, places and the k-th element agree with sorting", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (valeurs, nat) => {
          const n = valeurs.length;
          expect(rangsMoyens(valeurs, "haut").reduce((a, b) => a + b, 0)).toBe((n * (n + 1)) / 2);
          const triees = [...valeurs].sort((a, b) => b - a);
          expect(places(valeurs)).toEqual(valeurs.map((valeur) => triees.indexOf(valeur) + 1));
          const k = nat % n;
          expect(kieme(Float64Array.from(valeurs), k)).toBe([...valeurs].sort((a, b) => a - b)[k]);
        },
      ),
    );
  });

  it("a weighting is positive and adds to 1", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (graine, taille) => {
        const poids = new Float64Array(taille);
        new Hasard(graine).ponderation(poids);
        expect(poids.every((un) => un > 0)).toBe(true);
        expect(poids.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("A demande that is wrong", () => {
  const bonne = {
    maille: "epci",
    methode: "rang_somme",
    classes: { regle: "n_premiers", n: 1 },
    indicateurs: [{ code: "a", sens_defavorable: "haut" }],
    territoires: [{ code: "T1", valeurs: { a: 10 } }],
  };
  const messages = (change: object) =>
    DemandePrioritesContract.safeParse({ ...bonne, ...change }).error?.issues.map(
      ({ path, message }) => `${path.join(".")} : ${message}`,
    );

  it("takes a good one, with its defaults", () => {
    expect(DemandePrioritesContract.parse(bonne)).toMatchObject({ graine: 1, tirages: 20_000 });
  });

  it.each([
    [
      { indicateurs: [{ code: "a", sens_defavorable: "haut", poids: 0 }] },
      /indicateurs : la somme des poids est nulle/,
    ],
    [
      { territoires: [{ code: "T1", valeurs: { a: 1 }, familles: -3 }] },
      /familles : un nombre de familles n’est pas négatif/,
    ],
    [
      {
        territoires: [
          { code: "T1", valeurs: { a: 1 } },
          { code: "T1", valeurs: { a: 2 } },
        ],
      },
      /« T1 » est écrit deux fois/,
    ],
    [{ territoires: [{ code: "T1", valeurs: { b: 1 } }] }, /« b » n’est pas un indicateur/],
    [{ territoires: [{ code: "T1", valeurs: { a: "douze" } }] }, /valeurs.a : un nombre ou null/],
    [{ territoires: [] }, /au moins un territoire/],
    [{ methode: "domaines" }, /demande un domaine à chaque indicateur/],
    [{ methode: "moyenne" }, /rang_somme, score_z, domaines/],
    [{ classes: { regle: "n_premiers", n: 0 } }, /classes.n : /],
    [{ indicateurs: [{ code: "a", sens_defavorable: "neutre" }] }, /haut ou bas/],
  ])("says where and what: %j", (change, expected) => {
    expect(messages(change)?.join("\n")).toMatch(expected);
  });
});
