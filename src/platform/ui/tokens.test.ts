import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./styles/tokens.css", import.meta.url), "utf8");

/** Colours declared in the block that follows `opening`. */
function colours(opening: string): Record<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`no ${opening}`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

const light = colours(":root {");
const themes = {
  light,
  dark: { ...light, ...colours("@media screen and (prefers-color-scheme: dark)") },
  print: { ...light, ...colours("@media print") },
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const tones = ["neutre", "primaire", "info", "succes", "attention", "erreur"];
const grounds = ["fond", "surface", "creux"];

/** Text on its ground: 4.5 to 1 (WCAG 1.4.3). */
const texts: [string, string][] = [
  ...["encre", "encre-2", "lien", "accent", "primaire", ...tones].flatMap((text): [string, string][] =>
    grounds.map((ground) => [text, ground]),
  ),
  ...tones.flatMap((tone): [string, string][] => [
    [tone, `${tone}-doux`],
    ["encre", `${tone}-doux`],
    ["lien", `${tone}-doux`],
    ["encre-2", `${tone}-doux`],
  ]),
  ["sur-primaire", "primaire"],
  ["sur-primaire", "primaire-fort"],
  ["sur-danger", "erreur"],
  ["sur-danger", "danger-fort"],
  ["sur-bandeau", "bandeau"],
  ["sur-bandeau", "bandeau-filet"],
  ["sur-bandeau-2", "bandeau"],
  ...[0, 1, 2, 3].map((n): [string, string] => [`sur-carte-${n}`, `carte-${n}`]),
];

/** Borders of controls, focus ring, drawn parts: 3 to 1 (WCAG 1.4.11). */
const drawings: [string, string][] = [
  ...["filet-fort", "focus", ...tones].flatMap((line): [string, string][] =>
    grounds.map((ground) => [line, ground]),
  ),
  ["filet-fort", "primaire-doux"],
  ["bandeau-accent", "bandeau"],
];

describe.each(Object.entries(themes))("contrast, %s", (_, theme) => {
  const ratio = ([a, b]: [string, string]) => {
    const [first, second] = [theme[a], theme[b]];
    if (first === undefined || second === undefined) throw new Error(`unknown token ${a} or ${b}`);
    return contrast(first, second);
  };

  it.each(texts)("text %s on %s", (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(drawings)("drawing %s on %s", (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});
