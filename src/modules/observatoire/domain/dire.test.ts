import { describe, expect, it } from "vitest";
import { formatFigure, withUnit } from "./dire.ts";

describe("a figure in words", () => {
  it("has the decimals of its indicator, but no two zeros that nobody measured", () => {
    expect(formatFigure(127.5, 1)).toBe("127,5");
    expect(formatFigure(67, 1)).toBe("67,0");
    expect(formatFigure(71, 2)).toBe("71");
    expect(formatFigure(28.85, 2)).toBe("28,85");
    expect(formatFigure(0.24, 3)).toBe("0,240");
  });

  it("has its unit in the singular under two, where the noun has one", () => {
    expect(withUnit("1", "structures")).toBe("1\u00a0structure");
    expect(withUnit("0", "structures")).toBe("0\u00a0structure");
    expect(withUnit("1,5", "ans")).toBe("1,5\u00a0an");
    expect(withUnit("2", "structures")).toBe("2\u00a0structures");
    expect(withUnit("10", "places")).toBe("10\u00a0places");
    expect(withUnit("1", "relais")).toBe("1\u00a0relais");
    expect(withUnit("1 ou 2", "places")).toBe("1 ou 2\u00a0places");
    expect(withUnit("1", "%")).toBe("1\u202f%");
    expect(withUnit("1", "places pour 100")).toBe("1");
  });
});
