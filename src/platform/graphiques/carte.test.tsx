import { describe, expect, it } from "vitest";
import { renderPng } from "#platform/documents/render-png.ts";
import { htmlOf } from "#platform/ui/html.testing.tsx";
import { couper } from "./bandes.ts";
import { Carte, type TerritoireCarte } from "./carte.tsx";
import { carteEnSvg } from "./document-svg.tsx";
import { fondTuiles } from "./fond.ts";

const fond = fondTuiles(["a", "b", "c", "d"].map((code, x) => ({ code, x, y: 0, abrege: code })));
const territoires: TerritoireCarte[] = [
  { code: "a", label: "Riom", valeur: 0, absence: null, to: "/63/riom" },
  { code: "b", label: "Thiers", valeur: null, absence: "secret" },
  { code: "c", label: "Ambert", valeur: null, absence: "absent" },
  { code: "d", label: "Sancy", valeur: 127.5, absence: null, estime: true },
];
const carte = {
  ...{ fond, territoires, format: String, legende: "places pour 100 enfants", selection: "a" },
  bandes: couper([0, 127.5], "reference", { reference: 60 }),
};
const html = htmlOf(<Carte titre="Taux" phrase="De 0 à 127,5." entete="Territoire" {...carte} />);

describe("a map", () => {
  it("tells 0, hidden and missing apart, by fill, by words and in the table", () => {
    expect(html).toMatch(/class="forme teinte-d0[^"]*"[^>]*fill="#8c510a"/);
    expect(html).toMatch(/<path class="forme"[^>]*fill="url\(#[^)]*-secret\)"/);
    expect(html).toMatch(/<path class="forme"[^>]*fill="url\(#[^)]*-absent\)"/);
    expect(html).toContain('<th scope="row">Riom</th><td class="fin">0</td>');
    expect(html).toContain(
      '<th scope="row">Thiers</th><td class="fin">couvert par le secret statistique</td>',
    );
    expect(html).toContain('<th scope="row">Sancy</th><td class="fin">127.5 (estimé)</td>');
  });

  it("has links with a name, says that it is schematic, and holds no inline style", () => {
    expect(html).toMatch(/<a [^>]*aria-label="Riom\u00a0: 0"[^>]*>/);
    expect(html).toContain("Carte schématique");
    expect(html).not.toContain("style=");
  });

  it("counts its bands and its hatchings in the legend", () => {
    expect(html).toContain("moins de 0,60 fois la référence (1)");
    expect(html).toContain("couvert par le secret statistique (1)");
    expect(html).toContain("non disponible (1)");
  });

  it("leaves as a file with its notice inside, in SVG and in PNG", async () => {
    const svg = carteEnSvg(carte, {
      titre: "Taux <2023>",
      phrase: "De 0 à 127,5.",
      notice: ["Source : essai.", "Millésime : 2023."],
    });
    expect(svg).toContain("Source : essai.");
    expect(svg).toContain("Taux &lt;2023&gt;");
    expect(svg).not.toMatch(/<a |href=|style=/);
    expect([...(await renderPng(svg)).subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
  });
});
