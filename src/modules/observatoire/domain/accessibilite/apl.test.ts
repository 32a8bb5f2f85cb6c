import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessibilite, avecUneStructure, type Demande, negatifs, type Offre } from "./apl.ts";
import { distance, minutes, PORTEE_PAR_DEFAUT, poids } from "./portee.ts";

const lieu = (code: string, lon: number, lat: number) => ({ code, lon, lat });
const commune = (code: string, lon: number, lat: number, enfants: number): Demande => ({
  ...lieu(code, lon, lat),
  enfants,
});
const offre = (code: string, lon: number, lat: number, places: number): Offre => ({
  ...lieu(code, lon, lat),
  places,
});

describe("reach", () => {
  it("measures the great circle: Clermont-Ferrand to Riom is 13 km", () => {
    expect(distance({ lon: 3.0863, lat: 45.7797 }, { lon: 3.1131, lat: 45.8939 })).toBeCloseTo(12.87, 1);
  });

  it("weighs by bands, nothing beyond the last", () => {
    expect([5, 5.01, 10, 15, 15.01].map((duree) => poids(duree, PORTEE_PAR_DEFAUT))).toEqual([
      1, 0.5, 0.5, 0.2, 0,
    ]);
  });
});

describe("accessibilite", () => {
  it("shares the places between the children who reach them", () => {
    const { apl } = accessibilite(
      [
        commune("A", 3, 45, 100),
        commune("B", 3.05, 45, 100),
        commune("C", 4, 46, 50),
        commune("D", 3, 45, 0),
      ],
      [offre("X", 3, 45, 30)],
      PORTEE_PAR_DEFAUT,
    );
    // B is 3.9 km away: 7.7 minutes, weight 0.5; the 30 places meet 150 weighted children.
    expect(apl).toEqual([expect.closeTo(20, 9), expect.closeTo(10, 9), 0, null]);
  });

  it("names the places that no child reaches", () => {
    expect(
      accessibilite([commune("A", 3, 45, 10)], [offre("X", 5, 45, 30)], PORTEE_PAR_DEFAUT).sansEnfant,
    ).toEqual(["X"]);
  });

  it("follows a table of travel times, and counts what it had to compute", () => {
    const demandes = [commune("A", 3, 45, 100), commune("B", 3.02, 45, 100)];
    const mur = accessibilite(demandes, [offre("X", 3, 45, 30)], PORTEE_PAR_DEFAUT, (code) =>
      code === "B" ? 90 : undefined,
    );
    expect(mur.apl).toEqual([expect.closeTo(30, 9), 0]);
    expect(mur.trajetsEstimes).toBe(1);
    const tunnel = accessibilite(demandes, [offre("Y", 6, 45, 30)], PORTEE_PAR_DEFAUT, (code) =>
      code === "B" ? 4 : undefined,
    );
    expect(tunnel.apl).toEqual([0, expect.closeTo(30, 9)]);
  });

  it("says what one more structure changes", () => {
    const demandes = [commune("A", 3, 45, 100), commune("B", 4, 46, 100)];
    expect(
      avecUneStructure(demandes, [offre("X", 3, 45, 10)], offre("N", 4, 46, 20), PORTEE_PAR_DEFAUT),
    ).toEqual([{ code: "B", avant: 0, apres: expect.closeTo(20, 9) }]);
  });

  it("names a negative population", () => {
    expect(
      negatifs([commune("A", 3, 45, -1), commune("B", 3, 45, 0)], [offre("X", 3, 45, Number.NaN)]),
    ).toEqual(["A", "X"]);
  });
});

const coordonnees = fc.record({
  lon: fc.double({ min: 2.4, max: 4, noNaN: true }),
  lat: fc.double({ min: 45.2, max: 46.3, noNaN: true }),
});
const demandesAuHasard = fc
  .array(fc.tuple(coordonnees, fc.nat(500)), { minLength: 1, maxLength: 60 })
  .map((list) => list.map(([ou, enfants], i): Demande => ({ ...ou, code: `C${i}`, enfants })));
const offresAuHasard = fc
  .array(fc.tuple(coordonnees, fc.nat(80)), { maxLength: 25 })
  .map((list) => list.map(([ou, places], i): Offre => ({ ...ou, code: `O${i}`, places })));

/** The definition, pair by pair. */
function naive(demandes: Demande[], offres: Offre[]): (number | null)[] {
  const w = (d: Demande, o: Offre) => poids(minutes(d, o, PORTEE_PAR_DEFAUT), PORTEE_PAR_DEFAUT);
  const ratios = offres.map((o) => {
    const masse = demandes.reduce((total, d) => total + d.enfants * w(d, o), 0);
    return masse > 0 ? o.places / masse : 0;
  });
  return demandes.map((d) =>
    d.enfants > 0 ? 100 * offres.reduce((total, o, j) => total + (ratios[j] as number) * w(d, o), 0) : null,
  );
}

describe("properties", () => {
  it("is the definition, pair by pair", () => {
    fc.assert(
      fc.property(demandesAuHasard, offresAuHasard, (demandes, offres) => {
        const { apl } = accessibilite(demandes, offres, PORTEE_PAR_DEFAUT);
        const attendu = naive(demandes, offres);
        for (const [i, valeur] of apl.entries())
          if (valeur === null) expect(attendu[i]).toBeNull();
          else expect(valeur).toBeCloseTo(attendu[i] as number, 8);
      }),
    );
  });

  it("conserves the mass: what children reach is what is offered to them", () => {
    fc.assert(
      fc.property(demandesAuHasard, offresAuHasard, (demandes, offres) => {
        const { apl, sansEnfant } = accessibilite(demandes, offres, PORTEE_PAR_DEFAUT);
        const recu = demandes.reduce((total, { enfants }, i) => total + ((apl[i] ?? 0) * enfants) / 100, 0);
        const offert = offres
          .filter(({ code }) => !sansEnfant.includes(code))
          .reduce((total, { places }) => total + places, 0);
        expect(recu).toBeCloseTo(offert, 6);
      }),
    );
  });

  it("one more structure lowers nobody", () => {
    fc.assert(
      fc.property(
        demandesAuHasard,
        offresAuHasard,
        coordonnees,
        fc.nat(60),
        (demandes, offres, ou, places) => {
          for (const { avant, apres } of avecUneStructure(
            demandes,
            offres,
            { ...ou, code: "N", places },
            PORTEE_PAR_DEFAUT,
          ))
            expect(apres).toBeGreaterThanOrEqual(avant);
        },
      ),
    );
  });
});
