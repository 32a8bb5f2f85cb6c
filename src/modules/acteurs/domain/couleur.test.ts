import { describe, expect, it } from "vitest";
import { contrasteSurBlanc, readCouleur } from "./couleur.ts";

describe("a colour for papers", () => {
  it.each([
    ["#000000", 21],
    ["#ffffff", 1],
    ["#767676", 4.54],
    ["#777777", 4.48],
  ])("%s has a contrast of %d on white", (couleur, contraste) => {
    expect(contrasteSurBlanc(couleur)).toBeCloseTo(contraste, 2);
  });

  it("is kept in one form, or refused with its reason", () => {
    expect(readCouleur(" 1D4D6F ")).toBe("#1d4d6f");
    expect(readCouleur("")).toBeNull();
    expect(() => readCouleur("bleu")).toThrow("couleur.forme");
    expect(() => readCouleur("#12345")).toThrow("couleur.forme");
    expect(() => readCouleur("#777777")).toThrow("couleur.contraste");
    expect(readCouleur("#767676")).toBe("#767676");
  });
});
