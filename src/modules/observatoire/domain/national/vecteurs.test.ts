import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BANDES_NATIONALES, type LigneLongue, SANS_BANDE, VecteursNationaux } from "./vecteurs.ts";

const TAILLE = { communes: 12, indicateurs: 2, annees: 2 };
const EPCI = 3;
const EPCI_OF = Int32Array.from({ length: TAILLE.communes }, (_, at) => (at === 11 ? -1 : at % EPCI));

/** Counts that 32 bits hold exactly; each cell at most once, some missing. */
const LIGNES = fc.uniqueArray(
  fc.record({
    commune: fc.nat(TAILLE.communes - 1),
    indicateur: fc.nat(TAILLE.indicateurs - 1),
    annee: fc.nat(TAILLE.annees - 1),
    numerateur: fc.nat(1_000),
    denominateur: fc.integer({ min: 1, max: 1_000 }),
  }),
  { selector: ({ commune, indicateur, annee }) => `${commune} ${indicateur} ${annee}`, maxLength: 40 },
);

const store = (lignes: readonly LigneLongue[]) => {
  const vecteurs = new VecteursNationaux(TAILLE);
  for (const ligne of lignes) vecteurs.poser(ligne);
  return vecteurs;
};
const rate = (rows: readonly LigneLongue[]) =>
  (100 * rows.reduce((sum, one) => sum + one.numerateur, 0)) /
  rows.reduce((sum, one) => sum + one.denominateur, 0);
const cells = (lignes: readonly LigneLongue[], indicateur: number, annee: number) =>
  lignes.filter((one) => one.indicateur === indicateur && one.annee === annee);

describe("vectors of the country", () => {
  it("say what the rows say, one by one, by EPCI and for one commune", () => {
    fc.assert(
      fc.property(LIGNES, (lignes) => {
        const vecteurs = store(lignes);
        const own = cells(lignes, 1, 0);
        const of = (commune: number) => rate(own.filter((one) => one.commune === commune));
        expect([...vecteurs.valeurs(1, 0)]).toEqual(
          Array.from({ length: TAILLE.communes }, (_, at) => of(at)),
        );
        expect([...vecteurs.parEpci(1, 0, EPCI_OF, EPCI)]).toEqual(
          Array.from({ length: EPCI }, (_, epci) => rate(own.filter((one) => EPCI_OF[one.commune] === epci))),
        );
        expect([...vecteurs.portrait(4)]).toEqual(
          [0, 1].flatMap((indicateur) =>
            [0, 1].map((annee) => rate(cells(lignes, indicateur, annee).filter((one) => one.commune === 4))),
          ),
        );
      }),
    );
  });

  it("put each commune in the band of its ratio to the country", () => {
    fc.assert(
      fc.property(LIGNES, (lignes) => {
        const own = cells(lignes, 0, 1);
        const reference = rate(own);
        const expected = Array.from({ length: TAILLE.communes }, (_, at) => {
          const ratio = rate(own.filter((one) => one.commune === at)) / reference;
          return Number.isFinite(ratio)
            ? BANDES_NATIONALES.filter((bound) => ratio > bound).length
            : SANS_BANDE;
        });
        expect([...store(lignes).carte(0, 1)]).toEqual(expected);
      }),
    );
  });

  it("rank the highest first, ex aequo together", () => {
    const line = (commune: number, numerateur: number): LigneLongue => ({
      ...{ commune, indicateur: 0, annee: 0, numerateur, denominateur: 10 },
    });
    const ranked = store([line(0, 1), line(1, 5), line(2, 5), line(3, 2)]).classement(0, 0, 3);
    expect(ranked.map(({ commune, rang }) => [commune, rang])).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
    ]);
  });
});
