import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AComparer, direEcart } from "./dire-ecart.ts";
import { nommerChoix, reconnaitre } from "./reconnaitre.ts";

const TAUX = { unite: "places pour 100 enfants", decimales: 1, effectif: false };
const dire = (valeurs: (number | null)[], more: Partial<AComparer> = {}) =>
  direEcart({ noms: ["Billom", "Thiers", "Sancy"].slice(0, valeurs.length), valeurs, ...TAUX, ...more });

describe("a difference in words", () => {
  it("names the higher one first, and what separates them", () => {
    expect(dire([70.2, 56.8])).toBe("Billom\u00a0: 13,4 de plus que Thiers.");
    expect(dire([56.8, 70.2])).toBe("Thiers\u00a0: 13,4 de plus que Billom.");
    expect(dire([70.2, 56.8, 64.4])).toBe("Thiers le plus bas, Billom le plus haut\u00a0: 13,4 d’écart.");
  });

  it("counts points for percentages and times for counts", () => {
    expect(dire([14.5, 12], { unite: "%" })).toBe("Billom\u00a0: 2,5\u00a0points de plus que Thiers.");
    expect(dire([13, 12], { unite: "%" })).toContain("1,0\u00a0point de");
    expect(dire([300, 100], { effectif: true, unite: "foyers", decimales: 0 })).toBe(
      "Billom\u00a0: 3\u202ffois Thiers.",
    );
    expect(dire([102, 100], { effectif: true, decimales: 0 })).toBe("Billom\u00a0: un peu plus que Thiers.");
  });

  it("says equality as it is written, and never compares what is not known", () => {
    expect(dire([61.21, 61.19])).toBe("Même valeur.");
    expect(dire([61, 61, 61])).toBe("Même valeur partout.");
    expect(dire([61.2, null])).toBe("Seul chiffre connu\u00a0: Billom.");
    expect(dire([null, null])).toBe("Aucun de ces territoires n’a ce chiffre.");
    expect(dire([0, null, 3])).toBe("Sancy\u00a0: 3,0 de plus que Billom.");
  });

  it("does not depend on the order of the territories, and never divides by zero", () => {
    const any = fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(any, fc.boolean(), (valeurs, effectif) => {
        const noms = ["A", "B", "C"].slice(0, valeurs.length);
        const same = (list: (number | null)[]) => new Set(list).size === list.length;
        fc.pre(same(valeurs.filter((one) => one !== null)));
        const ask = { ...TAUX, effectif };
        const forward = direEcart({ noms, valeurs, ...ask });
        const back = direEcart({ noms: [...noms].reverse(), valeurs: [...valeurs].reverse(), ...ask });
        expect(back).toBe(forward);
        expect(forward).not.toMatch(/NaN|∞|Infinity/);
      }),
    );
  });
});

describe("a territory that somebody types", () => {
  const choix = [
    { code: "63300", nom: "Riom" },
    { code: "63301", nom: "Riom-ès-Montagnes" },
    { code: "200070712", nom: "CC Thiers Dore et Montagne" },
    { code: "63430", nom: "Thiers" },
    { code: "FR", nom: "France" },
  ];
  const found = (texte: string) => reconnaitre(choix, texte).trouve?.code ?? null;

  it("is known by its code, by what is offered, by its name without accents, by a part of it", () => {
    for (const one of choix) expect(found(nommerChoix(one))).toBe(one.code);
    expect(found(" 63300 ")).toBe("63300");
    expect(found("riom")).toBe("63300");
    expect(found("RIOM ES MONTAGNES")).toBe("63301");
    expect(found("thiers dore")).toBe("200070712");
    expect(found("thiers")).toBe("63430");
  });

  it("is not guessed between several, and unknown when it is", () => {
    expect(reconnaitre(choix, "rio").proches).toHaveLength(2);
    expect(found("rio")).toBeNull();
    for (const texte of ["", "zzz", "(63300", "<script>", "63999"]) expect(found(texte)).toBeNull();
  });
});
