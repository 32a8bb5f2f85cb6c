import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayComptes, sayEtat, sayReglePanier } from "./dire-panier.ts";
import {
  changementsEntre,
  compterVerdicts,
  type EtatNote,
  paniersAu,
  REGLE_INITIALE,
  type ReglePanier,
  regleAu,
  SERVICES,
  type Service,
} from "./panier.ts";

const note = (
  epci: string,
  service: Service,
  etat: EtatNote["etat"],
  more: Partial<EtatNote> = {},
): EtatNote => ({
  ...{ epci, service, etat, depuis: "2019-12-31", source: "Schéma" },
  implantation: etat === "absent" ? null : "siege",
  ...more,
});
const ask = (notes: EtatNote[], regle: ReglePanier = REGLE_INITIALE, jour = "2026-01-01") =>
  paniersAu([...new Set(notes.map(({ epci }) => epci)), "muet"], notes, regle, jour);
const verdictOf = (notes: EtatNote[], regle?: ReglePanier, jour?: string) =>
  ask(notes, regle, jour)[0]?.verdict;
const tout = (etat: EtatNote["etat"], more: Partial<EtatNote> = {}) =>
  (["clas", "reaap", "laep"] as const).map((service) => note("a", service, etat, more));

describe("a basket", () => {
  it("is complete with all three, none when all are absent, incomplete when one is", () => {
    expect(verdictOf(tout("present"))).toBe("complet");
    expect(verdictOf(tout("absent"))).toBe("aucun");
    expect(verdictOf([...tout("absent").slice(0, 2), note("a", "laep", "present")])).toBe("incomplet");
    expect(verdictOf([...tout("present").slice(0, 2), note("a", "laep", "partiel")])).toBe("incomplet");
  });

  it("does not take the unknown for the absent", () => {
    expect(verdictOf(tout("present").slice(0, 2))).toBe("inconnu");
    expect(verdictOf(tout("absent").slice(0, 2))).toBe("incomplet");
    expect(ask([]).map(({ verdict, etats }) => [verdict, etats.clas])).toEqual([["inconnu", null]]);
  });

  it("tells a seat from a reach, by the rule", () => {
    const venu = tout("present", { implantation: "rayonnement" });
    expect(verdictOf(venu)).toBe("complet");
    expect(verdictOf(venu, { ...REGLE_INITIALE, rayonnementSuffit: false })).toBe("incomplet");
    expect(sayEtat(venu[0] ?? null)).toBe("Présent (rayonnement)");
  });

  it("is judged by the rule of its day", () => {
    const regles: ReglePanier[] = [
      { depuis: "2022-01-01", requis: SERVICES, rayonnementSuffit: true, note: "Objectif 19" },
      { depuis: "2018-01-01", requis: ["clas"], rayonnementSuffit: true, note: "" },
    ];
    expect(regleAu(regles, "2017-12-31")).toBe(REGLE_INITIALE);
    expect(verdictOf(tout("present"), regleAu(regles, "2021-12-31"))).toBe("complet");
    expect(verdictOf(tout("present"), regleAu(regles, "2022-01-01"))).toBe("inconnu");
    expect(sayReglePanier(regleAu(regles, "2026-01-01"))).toBe(
      "Complet quand Clas, Reaap, Laep et Médiation sont présents, sur place ou depuis un autre territoire.",
    );
  });

  it("follows the days", () => {
    const notes = [...tout("absent"), note("a", "clas", "present", { depuis: "2024-09-01" })];
    const avant = ask(notes, REGLE_INITIALE, "2024-08-31");
    const apres = ask(notes, REGLE_INITIALE, "2024-09-01");
    expect([avant[0]?.verdict, apres[0]?.verdict]).toEqual(["aucun", "incomplet"]);
    expect(changementsEntre(avant, apres)).toMatchObject([
      { epci: "a", service: "clas", apres: { etat: "present" } },
    ]);
    expect(ask(notes, REGLE_INITIALE, "2019-12-30")[0]?.verdict).toBe("inconnu");
  });

  it("counts each EPCI once, and says so", () => {
    const lignes = ask([...tout("present"), ...tout("absent").map((one) => ({ ...one, epci: "b" }))]);
    expect(compterVerdicts(lignes)).toEqual({ complet: 1, incomplet: 0, aucun: 1, inconnu: 1 });
    expect(sayComptes(lignes)).toMatch(/^1.complet, 1.territoire sans aucun service, 1.inconnu\.$/u);
  });
});

it("does not depend on the order of the notes, and a service more never makes a basket worse", () => {
  const rang = { complet: 3, inconnu: 2, incomplet: 1, aucun: 0 };
  const notes = fc.array(
    fc.record({
      service: fc.constantFrom(...SERVICES),
      etat: fc.constantFrom("present" as const, "partiel" as const, "absent" as const),
      depuis: fc.integer({ min: 2000, max: 2025 }).map((annee) => `${annee}-01-01`),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(notes, fc.constantFrom(...SERVICES), (ones, service) => {
      const kept = [...new Map(ones.map((one) => [`${one.service} ${one.depuis}`, one])).values()].map(
        (one) => note("a", one.service, one.etat, { depuis: one.depuis }),
      );
      const before = paniersAu(["a"], kept, REGLE_INITIALE, "2026-01-01");
      expect(paniersAu(["a"], [...kept].reverse(), REGLE_INITIALE, "2026-01-01")).toEqual(before);
      const more = [...kept, note("a", service, "present", { depuis: "2025-06-01" })];
      const after = paniersAu(["a"], more, REGLE_INITIALE, "2026-01-01");
      expect(rang[after[0]?.verdict ?? "aucun"]).toBeGreaterThanOrEqual(rang[before[0]?.verdict ?? "aucun"]);
    }),
  );
});
