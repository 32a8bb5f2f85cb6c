import fc from "fast-check";
import { expect, it } from "vitest";
import { formatSiret, readSiret } from "./siret.ts";

it("takes a SIRET as people write it, and gives its digits", () => {
  for (const text of [
    "73282932000074",
    "732 829 320 00074",
    "732.829.320.00074",
    "732\u00a0829\u202f320 00074",
  ]) {
    expect(readSiret(text)).toBe("73282932000074");
  }
  expect(formatSiret("73282932000074")).toBe("732\u202f829\u202f320\u202f00074");
});

it("refuses what is no SIRET", () => {
  for (const text of [
    "",
    "732829320",
    "7328293200007",
    "732829320000740",
    "7328293200007A",
    "00000000000000",
  ]) {
    expect(readSiret(text)).toBeNull();
  }
});

it("finds any digit mistyped", () => {
  fc.assert(
    fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (index, shift) => {
      const digits = [..."73282932000074"];
      digits[index] = String((Number(digits[index]) + shift) % 10);
      expect(readSiret(digits.join(""))).toBeNull();
    }),
  );
});

it("knows that La Poste counts otherwise", () => {
  // Sum 42 + …: the head office follows Luhn, this office the sum of its digits.
  expect(readSiret("35600000000048")).toBe("35600000000048");
  expect(readSiret("35600000049837")).toBe("35600000049837");
  expect(readSiret("35600000049838")).toBeNull();
});
