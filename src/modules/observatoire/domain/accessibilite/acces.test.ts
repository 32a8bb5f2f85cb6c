import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Acces, ajouterStructure, type CommuneConnue, calculerAcces } from "./acces.ts";
import { paramsOfAcces, parseChoixAcces, parsePaliers, sayPaliers, sayPortee } from "./choix-acces.ts";
import { PORTEE_PAR_DEFAUT } from "./portee.ts";

const commune = (code: string, lon: number, more: Partial<CommuneConnue> = {}): CommuneConnue => ({
  ...{
    code,
    nom: `Commune ${code}`,
    ici: true,
    lon,
    lat: 45.7,
    enfants: 100,
    statut: "publie",
    places: null,
  },
  ...more,
});
const computed = (communes: readonly CommuneConnue[]): Acces => {
  const acces = calculerAcces(communes, PORTEE_PAR_DEFAUT);
  if ("negatifs" in acces) throw new Error(acces.negatifs.join());
  return acces;
};

describe("calculerAcces", () => {
  it("gives the only territory its own places", () => {
    const { lignes, moyenne } = computed([commune("63113", 3, { places: 40 })]);
    expect(lignes[0]?.apl).toBeCloseTo(40, 9);
    expect(moyenne).toBeCloseTo(40, 9);
  });

  it("counts the children of the ring when they are known, and flags the border when they are not", () => {
    const near = commune("63001", 3, { places: 30 });
    const known = computed([near, commune("03001", 3.01, { ici: false, enfants: 50 })]);
    expect(known.lignes).toHaveLength(1);
    expect(known.lignes[0]).toMatchObject({ apl: expect.closeTo(20, 9), enBordure: false });
    const unknown = computed([near, commune("03001", 3.01, { ici: false, enfants: null })]);
    expect(unknown.lignes[0]).toMatchObject({ apl: expect.closeTo(30, 9), enBordure: true });
    const far = computed([near, commune("03001", 4, { ici: false, enfants: null })]);
    expect(far.lignes[0]?.enBordure).toBe(false);
  });

  it("has no figure where children are hidden, missing or none, and says which", () => {
    const { lignes, sansChiffre, masquees, moyenne } = computed([
      commune("63001", 3, { places: 30 }),
      commune("63002", 3.001, { enfants: null, statut: "secret_primaire" }),
      commune("63003", 3.002, { enfants: null, statut: "non_disponible" }),
      commune("63004", 3.003, { enfants: 0 }),
    ]);
    expect(lignes.map(({ apl, statut }) => [apl === null, statut])).toEqual([
      [false, "publie"],
      [true, "secret_primaire"],
      [true, "non_disponible"],
      [true, "non_applicable"],
    ]);
    expect([sansChiffre, masquees]).toEqual([2, 1]);
    expect(moyenne).toBeCloseTo(30, 9);
  });

  it("refuses a negative population and names it", () => {
    expect(calculerAcces([commune("63001", 3, { enfants: -4 })], PORTEE_PAR_DEFAUT)).toEqual({
      negatifs: ["63001"],
    });
  });

  it("names the places that no child reaches", () => {
    const { sansEnfant, masse } = computed([
      commune("63001", 3, { places: 30 }),
      commune("63002", 5, { enfants: null, places: 8 }),
    ]);
    expect(sansEnfant).toEqual(["Commune 63002"]);
    expect(masse.offertes).toBe(30);
  });

  it("reads a table with holes: what it lacks is estimated, and both are counted", () => {
    const communes = [commune("63001", 3, { places: 30 }), commune("63002", 3.01), commune("63003", 3.02)];
    const acces = calculerAcces(communes, PORTEE_PAR_DEFAUT, (origine, vers) =>
      origine === vers ? 0 : origine === "63002" ? 12 : undefined,
    );
    expect(acces).toMatchObject({ trajetsLus: 1, trajetsEstimes: 1 });
    // 1 for its own, 0.2 at 12 minutes, 1 at the 3 minutes estimated.
    if ("lignes" in acces)
      expect(acces.lignes.map(({ apl }) => Math.round((apl ?? 0) * 100) / 100)).toEqual([13.64, 2.73, 13.64]);
  });
});

const communesAuHasard = fc
  .array(
    fc.record({
      lon: fc.double({ min: 2.9, max: 3.4, noNaN: true }),
      enfants: fc.option(fc.nat(300), { freq: 5 }),
      places: fc.option(fc.nat(60), { freq: 2 }),
      ici: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) => list.map(({ lon, ...more }, i) => commune(String(63001 + i), lon, more)));

describe("properties", () => {
  it("conserves the mass: what is offered within reach is what children receive", () => {
    fc.assert(
      fc.property(communesAuHasard, (communes) => {
        const { masse } = computed(communes);
        expect(masse.recues).toBeCloseTo(masse.offertes, 6);
      }),
    );
  });

  it("depends on no order of the rows", () => {
    fc.assert(
      fc.property(communesAuHasard, fc.integer(), (communes, seed) => {
        const shuffled = [...communes].sort(
          (a, b) => ((Number(a.code) * seed) % 97) - ((Number(b.code) * seed) % 97),
        );
        const byCode = new Map(computed(shuffled).lignes.map((one) => [one.code, one]));
        for (const { code, apl, enBordure } of computed(communes).lignes) {
          const other = byCode.get(code);
          expect(other?.enBordure).toBe(enBordure);
          if (apl === null) expect(other?.apl).toBeNull();
          else expect(other?.apl).toBeCloseTo(apl, 9);
        }
      }),
    );
  });

  it("gives identical places to identical communes", () => {
    const { lignes, moyenne } = computed(
      Array.from({ length: 5 }, (_, i) => commune(String(63001 + i), 3, { places: 12 })),
    );
    for (const { apl } of lignes) expect(apl).toBeCloseTo(12, 9);
    expect(moyenne).toBeCloseTo(12, 9);
  });

  it("one more structure takes from nobody, and its places are all somewhere", () => {
    fc.assert(
      fc.property(communesAuHasard, fc.integer({ min: 1, max: 80 }), (communes, places) => {
        const [first] = communes as [CommuneConnue];
        const { gains, ailleurs } = ajouterStructure(
          communes,
          { commune: first.code, places },
          PORTEE_PAR_DEFAUT,
        );
        const received = gains.reduce((sum, one) => sum + ((one.apres - one.avant) * one.enfants) / 100, 0);
        for (const { avant, apres } of gains) expect(apres).toBeGreaterThanOrEqual(avant);
        expect(received + ailleurs).toBeCloseTo(places, 6);
      }),
    );
  });
});

describe("choice of the address", () => {
  it("reads the bands as they are written, and refuses what goes up", () => {
    expect(parsePaliers("5 : 1 ; 10 : 0,5")).toEqual([
      { minutes: 5, poids: 1 },
      { minutes: 10, poids: 0.5 },
    ]);
    for (const bad of ["", "5", "5:1;4:0,5", "5:0,5;10:1", "5:2", "-5:1", "5:1:1", "cinq:1", "90:1", "5:0"])
      expect(parsePaliers(bad), bad).toBeNull();
  });

  it("keeps the usual value of what cannot be read, and names it", () => {
    const choix = parseChoixAcces(
      new URLSearchParams("paliers=n&vitesse=900&detour=0&places=1.5&commune=63113"),
    );
    expect(choix.illisibles).toEqual(["paliers", "vitesse", "detour", "places"]);
    expect(choix.portee).toEqual(PORTEE_PAR_DEFAUT);
    expect(choix.places).toBeNull();
  });

  it("is its own address", () => {
    const address = { enfants: "naissances", vitesse: "50", paliers: "7 : 1 ; 20 : 0,3", trajets: "non" };
    const choix = parseChoixAcces(new URLSearchParams(address));
    const again = Object.entries(paramsOfAcces(choix)).filter(([, value]) => value !== null);
    expect(parseChoixAcces(new URLSearchParams(again.map(([name, value]) => [name, String(value)])))).toEqual(
      choix,
    );
    expect(sayPaliers(choix.portee.paliers)).toBe("7 : 1 ; 20 : 0,3");
    expect(sayPortee(PORTEE_PAR_DEFAUT)).toBe(
      "Une place compte pour 1 jusqu’à 5 minutes, 0,5 de 5 à 10 minutes, 0,2 de 10 à 15 minutes, pour rien au-delà. Trajets : distance à vol d’oiseau × 1,3, à 40 km/h.",
    );
  });
});
