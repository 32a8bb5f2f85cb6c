import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentHeaders, cleanName } from "./attachment.ts";

const disposition = (name: string) => new Headers(attachmentHeaders(name)).get("Content-Disposition") ?? "";

describe("a file served again", () => {
  it("keeps its name, with accents for those who read them", () => {
    expect(disposition("Plan d'été (2026).xlsx")).toBe(
      "attachment; filename=\"Plan d'ete (2026).xlsx\"; filename*=UTF-8''Plan%20d%27%C3%A9t%C3%A9%20%282026%29.xlsx",
    );
  });

  it("lets no name leave its quotes, its line or its folder", () => {
    expect(disposition('a"; filename="b.html\r\nX: 1')).toBe(
      "attachment; filename=\"a__ filename=_b.html__X: 1\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.html__X%3A%201",
    );
    expect(disposition("../../etc/passwd")).not.toContain("/");
    expect(disposition("\u202egpj.exe")).not.toContain("%E2%80%AE");
    expect(disposition("")).toContain('filename="fichier"');
  });

  it("is a header whatever the name, and says the same name to whoever decodes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const [, encoded = ""] = /filename\*=UTF-8''(.*)$/.exec(disposition(name)) ?? [];
        expect(encoded).toMatch(/^[\w.!~%-]+$/);
        expect(() => decodeURIComponent(encoded)).not.toThrow();
      }),
    );
  });
});

describe("the name of a dropped file", () => {
  it.each([
    ["../../etc/passwd.csv", ".._.._etc_passwd.csv"],
    ["a\r\nX: 1.csv", "a__X: 1.csv"],
    ["facture\u202evsc.exe", "facture_vsc.exe"],
    ["   ", "fichier"],
    ["été 2026.xlsx", "été 2026.xlsx"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanName(given)).toBe(kept);
  });

  it("is cut when it is long, and keeps its end", () => {
    const kept = cleanName(`${"x".repeat(5_000)}.csv`);
    expect([...kept]).toHaveLength(150);
    expect(kept).toMatch(/^x+…x+\.csv$/);
  });
});
