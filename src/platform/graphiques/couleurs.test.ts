import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CREUX, ENCRE, ENCRE_2, FILET_FORT, FOND, TEINTES } from "./couleurs.ts";

it("are those of the light theme of the style sheet", () => {
  const css = readFileSync(new URL("../ui/styles/tokens.css", import.meta.url), "utf8");
  const light = css.slice(0, css.indexOf("@media"));
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(light)?.[1];
  for (const [teinte, colour] of Object.entries(TEINTES)) expect(token(`teinte-${teinte}`)).toBe(colour);
  expect(["encre", "encre-2", "surface", "creux", "filet-fort"].map(token)).toEqual([
    ENCRE,
    ENCRE_2,
    FOND,
    CREUX,
    FILET_FORT,
  ]);
});

it("get darker along the sequence, step by step", () => {
  const lightness = (hex: string) =>
    [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0);
  const steps = (["s0", "s1", "s2", "s3", "s4"] as const).map((one) => lightness(TEINTES[one]));
  expect(steps).toEqual([...steps].sort((a, b) => b - a));
});
