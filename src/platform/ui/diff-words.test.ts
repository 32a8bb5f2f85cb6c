import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffPart, diffWords, similarity } from "./diff-words.ts";

const keep = (parts: readonly DiffPart[], dropped: DiffPart["kind"]) =>
  parts
    .filter(({ kind }) => kind !== dropped)
    .map(({ text }) => text)
    .join("");

const text = fc
  .array(fc.constantFrom("accueil", "de", "jeune", "enfant", " ", "\n", "2026", "é"), { maxLength: 30 })
  .map((words) => words.join(" "));

describe("diffWords", () => {
  it("gives both texts back, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(keep(parts, "ajoute")).toBe(before);
        expect(keep(parts, "retire")).toBe(after);
      }),
    );
  });

  it("gives any text back too", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = diffWords(before, after);
        expect(keep(parts, "ajoute")).toBe(before);
        expect(keep(parts, "retire")).toBe(after);
      }),
    );
  });

  it("marks only the words that changed", () => {
    expect(diffWords("un accueil de jour", "un accueil de nuit")).toEqual([
      { kind: "commun", text: "un accueil de" },
      { kind: "retire", text: " jour" },
      { kind: "ajoute", text: " nuit" },
    ]);
  });

  it("marks one word in a text of ten thousand", () => {
    const long = (middle: string) => `${"mot ".repeat(5_000)}${middle} ${"mot ".repeat(5_000)}`;
    expect(diffWords(long("avant"), long("après")).filter(({ kind }) => kind !== "commun")).toEqual([
      { kind: "retire", text: " avant" },
      { kind: "ajoute", text: " après" },
    ]);
  });

  it("shows whole two long texts that have nothing in common", () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `a${index}`).join(" ");
    const after = Array.from({ length: 3_000 }, (_, index) => `b${index}`).join(" ");
    expect(diffWords(before, after)).toEqual([
      { kind: "retire", text: before },
      { kind: "ajoute", text: after },
    ]);
  });
});

describe("similarity", () => {
  it("goes from nothing in common to the same text", () => {
    expect(similarity(diffWords("Caf", "Département"))).toBe(0);
    expect(similarity(diffWords("même texte", "même texte"))).toBe(1);
    expect(similarity(diffWords("", ""))).toBe(1);
  });
});
