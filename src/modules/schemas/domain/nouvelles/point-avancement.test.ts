import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { METEOS, STATUTS } from "../plan/vocabulaire.ts";
import { checkPoint, type PointAvancement, TEXTE_MAXIMUM } from "./point-avancement.ts";

const echeance = Temporal.PlainDate.from("2027-01-15");
const blocage = { raison: "Pas de local", condition: "Un local", echeance };
const point: PointAvancement = {
  statut: "en_cours",
  avancement: 40,
  meteo: "nuages",
  commentaire: "",
  blocage: null,
};
const long = "x".repeat(TEXTE_MAXIMUM);

describe("a point d'avancement", () => {
  it.each<[string, Partial<PointAvancement>, string]>([
    ["half a per cent", { avancement: 0.5 }, "point.avancement-hors-bornes"],
    ["less than nothing", { avancement: -1 }, "point.avancement-hors-bornes"],
    ["no number", { avancement: Number.NaN }, "point.avancement-hors-bornes"],
    ["given up without a word", { statut: "abandonnee", commentaire: " " }, "point.commentaire-attendu"],
    ["suspended without a word", { statut: "suspendue" }, "point.commentaire-attendu"],
    ["done and blocked", { statut: "realisee", blocage }, "point.blocage-sans-objet"],
    [
      "given up and blocked",
      { statut: "abandonnee", commentaire: "Non", blocage },
      "point.blocage-sans-objet",
    ],
    ["blocked for no reason", { blocage: { ...blocage, raison: "\n" } }, "point.blocage-incomplet"],
    ["blocked for ever", { blocage: { ...blocage, condition: " " } }, "point.blocage-incomplet"],
    ["a comment too long", { commentaire: `${long}x` }, "point.texte-trop-long"],
    ["a reason too long", { blocage: { ...blocage, raison: `${long}x` } }, "point.texte-trop-long"],
    ["a condition too long", { blocage: { ...blocage, condition: `${long}x` } }, "point.texte-trop-long"],
  ])("is refused: %s", (_name, change, code) => {
    expect(() => checkPoint({ ...point, ...change })).toThrow(expect.objectContaining({ code }));
  });

  it("suspended may say why by its blockage alone", () => {
    expect(checkPoint({ ...point, statut: "suspendue", blocage }).blocage).toEqual(blocage);
  });

  it("may be as long as the limit, spaces around not counted", () => {
    expect(checkPoint({ ...point, commentaire: ` ${long} ` }).commentaire).toBe(long);
  });

  const points = fc.record<PointAvancement>({
    statut: fc.constantFrom(...STATUTS),
    avancement: fc.integer({ min: 0, max: 100 }),
    meteo: fc.constantFrom(...METEOS),
    commentaire: fc.string(),
    blocage: fc.option(
      fc.record({ raison: fc.string(), condition: fc.string(), echeance: fc.constant(echeance) }),
    ),
  });

  it("once accepted agrees with its status, and is accepted again unchanged", () => {
    let accepted = 0;
    fc.assert(
      fc.property(points, (given) => {
        let kept: PointAvancement;
        try {
          kept = checkPoint(given);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^point\./) });
          return;
        }
        accepted += 1;
        if (kept.statut === "realisee") expect([kept.avancement, kept.blocage]).toEqual([100, null]);
        if (kept.statut === "a_venir") expect(kept.avancement).toBe(0);
        if (kept.blocage)
          expect(Math.min(kept.blocage.raison.length, kept.blocage.condition.length)).toBeGreaterThan(0);
        expect(checkPoint(kept)).toEqual(kept);
      }),
    );
    expect(accepted).toBeGreaterThan(10);
  });
});
