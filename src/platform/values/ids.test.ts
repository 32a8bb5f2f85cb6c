import { describe, expect, it } from "vitest";
import { isCodeDepartement, isId, newId, newPublicId } from "./ids.ts";

describe("ids", () => {
  it("keep the order in which they were made, within a millisecond too", () => {
    const made = Array.from({ length: 2_000 }, () => newId<"essai">(1_790_000_000_000));
    expect([...made].sort()).toEqual(made);
    expect(newId<"essai">(1_790_000_000_001) > (made.at(-1) ?? "")).toBe(true);
  });

  it("are written as UUID version 7, all different", () => {
    const made = Array.from({ length: 500 }, () => newId<"essai">());
    expect(new Set(made).size).toBe(500);
    for (const id of made) {
      expect(isId(id)).toBe(true);
      expect(id[14]).toBe("7");
      expect("89ab").toContain(id[19]);
    }
  });

  it("public ids are eight letters that cannot be confused", () => {
    const made = Array.from({ length: 500 }, newPublicId);
    expect(new Set(made).size).toBe(500);
    for (const id of made) expect(id).toMatch(/^[0-9b-df-hj-km-np-tv-z]{8}$/);
  });

  it("there are 101 département codes", () => {
    const numbers = Array.from({ length: 1_000 }, (_, n) => String(n));
    const padded = numbers.map((n) => n.padStart(2, "0"));
    const codes = new Set([...padded, "2A", "2B", "20", "2C", "00"].filter(isCodeDepartement));
    expect(codes.size).toBe(101);
  });
});
