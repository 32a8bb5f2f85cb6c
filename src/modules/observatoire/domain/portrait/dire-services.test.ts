import { describe, expect, it } from "vitest";
import type { EtatNote, LignePanier, Service } from "../panier/panier.ts";
import { sayDehors, sayNotes, sayZones } from "./dire-services.ts";

const note = (service: Service, depuis: string, source: string): EtatNote => ({
  ...{ epci: "200070712", service, depuis, source },
  ...{ etat: "present", implantation: "siege" },
});

function etats(...notes: readonly EtatNote[]): LignePanier["etats"] {
  const none = { clas: null, reaap: null, laep: null, mediation: null };
  return { ...none, ...Object.fromEntries(notes.map((one) => [one.service, one])) };
}

describe("the dated notes of a basket", () => {
  it("groups those of one day and one source, and names what nobody noted", () => {
    const said = sayNotes(
      etats(
        note("clas", "2019-12-31", "Diagnostic"),
        note("reaap", "2019-12-31", "Diagnostic"),
        note("laep", "2024-03-01", "Caf"),
      ),
    );
    expect(said).toEqual([
      "Clas et Reaap : état au 31 décembre 2019 (Diagnostic).",
      "Laep : état au 1er mars 2024 (Caf).",
      "Médiation : rien n’est noté.",
    ]);
  });

  it("says nothing of what is missing when all is noted, and only that when nothing is", () => {
    const all = (["clas", "reaap", "laep", "mediation"] as const).map((one) =>
      note(one, "2020-01-01", "Caf"),
    );
    expect(sayNotes(etats(...all))).toHaveLength(1);
    expect(sayNotes(etats())).toEqual(["Clas, Reaap, Laep et Médiation : rien n’est noté."]);
  });
});

describe("the zones of a territory", () => {
  const zone = (genre: string, annee: number, nom: string, ...communes: string[]) => ({
    ...{ genre, annee, nom },
    communes: communes.map((one) => ({ nom: one })),
  });

  it("has one line a kind and year, zones of the same commune together", () => {
    expect(
      sayZones([
        zone("qpv", 2022, "Centre Ancien", "Thiers"),
        zone("qpv", 2022, "Molles Cizolles", "Thiers"),
        zone("zrr", 2021, "ZRR", "Thiers", "Olmet", "Augerolles", "Vollore"),
      ]),
    ).toEqual([
      { genre: "qpv", annee: 2022, texte: "Centre Ancien et Molles Cizolles (Thiers)" },
      { genre: "zrr", annee: 2021, texte: expect.stringMatching(/^ZRR \(4.communes\)$/u) },
    ]);
    expect(sayZones([])).toEqual([]);
  });
});

describe("the communes of another département", () => {
  it("are said out of the sums, by name while they are few", () => {
    expect(sayDehors([])).toBeNull();
    expect(sayDehors([{ nom: "Montgreleix", departementNom: "Cantal" }])).toMatch(
      /Montgreleix \(Cantal\) n’y est pas\.$/,
    );
    const many = Array.from({ length: 5 }, (_, n) => ({ nom: `C${n}`, departementNom: "Cantal" }));
    expect(sayDehors(many)).toMatch(/5 de ses communes n’y sont pas\.$/);
  });
});
