import { describe, expect, it } from "vitest";
import { fondPoints } from "./fond-points.ts";

const lieu = (code: string, lon: number, lat: number) => ({
  ...{ code, nom: `Commune ${code}`, departement: "63", lon, lat },
});

describe("fondPoints", () => {
  it("puts north above and east on the right, each disc within the frame", () => {
    const fond = fondPoints([lieu("63001", 3.2, 46), lieu("63113", 3.1, 45.8), lieu("63430", 3.5, 45.8)]);
    const [north, west, east] = fond?.formes ?? [];
    expect((north?.y ?? 0) < (west?.y ?? 0)).toBe(true);
    expect((west?.x ?? 0) < (east?.x ?? 0)).toBe(true);
    for (const { x, y } of fond?.formes ?? []) {
      expect(x > 0 && x < (fond?.largeur ?? 0)).toBe(true);
      expect(y > 0 && y < (fond?.hauteur ?? 0)).toBe(true);
    }
    expect(fond?.disques).toBe(true);
  });

  it("draws one commune, and nothing of none", () => {
    expect(fondPoints([lieu("63001", 3.2, 46)])?.formes[0]?.trace).toMatch(/^M\d+ \d+a/);
    expect(fondPoints([])).toBeNull();
  });
});
