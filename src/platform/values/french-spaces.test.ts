import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFrenchSpaces } from "./french-spaces.ts";

const NBSP = "\u00a0";
const NNBSP = "\u202f";

describe("French spaces of a page", () => {
  it("ties a sign to what goes before, and guillemets to what they hold", () => {
    expect(withFrenchSpaces("<p>Pilote : Caf ; « au fil de l’eau » ! 12 %, 3 €</p>")).toBe(
      `<p>Pilote${NBSP}: Caf${NNBSP}; «${NBSP}au fil de l’eau${NBSP}»${NNBSP}! 12${NNBSP}%, 3${NNBSP}€</p>`,
    );
  });

  it("sees through the comments that part two texts", () => {
    expect(withFrenchSpaces("<p>Pilote <!-- -->: <!-- -->Caf, «<!-- --> x</p>")).toBe(
      `<p>Pilote${NBSP}<!-- -->: <!-- -->Caf, «<!-- -->${NBSP}x</p>`,
    );
  });

  it("leaves attributes, fields and code as they are", () => {
    for (const html of [
      '<a title="Pilote : Caf" href="?q=a :">x</a>',
      "<textarea>Pilote : Caf</textarea>",
      "<pre>a : b</pre>",
      "<code>a ; b</code>",
      '<script type="application/ld+json">{"a" : 1}</script>',
    ]) {
      expect(withFrenchSpaces(html)).toBe(html);
    }
  });

  it("leaves what only looks like a sign", () => {
    for (const text of ["voir :rubrique", "a ?b=1", "à 14:05", "&#x27;x&#x27; y"])
      expect(withFrenchSpaces(text)).toBe(text);
  });

  it("changes nothing but spaces, and a second time nothing", () => {
    const html = fc
      .array(
        fc.constantFrom(
          "<p>",
          "</p>",
          "<!-- -->",
          " ",
          ":",
          "«",
          "»",
          "<b a=' :'>",
          "%",
          "é",
          "<pre>",
          "</pre>",
        ),
      )
      .map((parts) => parts.join(""));
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
    fc.assert(
      fc.property(html, (text) => {
        const once = withFrenchSpaces(text);
        expect(plain(once)).toBe(text);
        expect(withFrenchSpaces(once)).toBe(once);
      }),
    );
  });
});
