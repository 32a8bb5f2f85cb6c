import fc from "fast-check";
import { expect, it } from "vitest";
import { rebaseJson } from "./rebase-json.ts";

const [a, b, c] = ["aaaaaaaa-0000", "bbbbbbbb-0000", "cccccccc-0000"];

it("puts one acteur in the place of another, once where both stood", () => {
  expect(rebaseJson({ pilotes: [c, a, b], titre: a.slice(0, 8) }, a, b)).toEqual({
    pilotes: [c, b],
    titre: "aaaaaaaa",
  });
  const rows = [
    { action: "1", acteur: b, role: "pilote", ordre: 0 },
    { action: "1", acteur: a, role: "pilote", ordre: 1 },
    { action: "1", acteur: a, role: "partenaire", ordre: 0 },
  ];
  expect(rebaseJson({ apres: rows }, a, b)).toEqual({
    apres: [
      { action: "1", acteur: b, role: "pilote", ordre: 0 },
      { action: "1", acteur: b, role: "partenaire", ordre: 0 },
    ],
  });
});

it("leaves nothing of the one that goes, and everything that does not name it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.constantFrom(a, b, c)), (autre, liste) => {
      const rebased = rebaseJson({ autre, liste }, a, b) as { autre: unknown; liste: string[] };
      expect(JSON.stringify(rebased)).not.toContain(a);
      expect(rebased.autre).toEqual(autre);
      expect(new Set(rebased.liste)).toEqual(new Set(liste.map((one) => (one === a ? b : one))));
      expect(rebaseJson(rebased, a, b)).toEqual(rebased);
    }),
  );
});
