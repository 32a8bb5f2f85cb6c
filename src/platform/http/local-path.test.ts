import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath } from "./local-path.ts";

describe("localPath", () => {
  it("keeps an address of this site", () => {
    expect(localPath("/63/acteurs?page=2#liste")).toBe("/63/acteurs?page=2#liste");
    expect(localPath("/")).toBe("/");
  });

  it.each(["//site.example", "/\\site.example", "https://site.example", "/\t/site.example", "63", "", null])(
    "refuses %j",
    (text) => {
      expect(localPath(text)).toBeNull();
    },
  );

  it("never leads to another site, whatever is typed", () => {
    const letter = fc.constantFrom("/", "\\", "\t", "\n", ".", "@", ":", "a", "?", "#");
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 12 }), (text) => {
        const kept = localPath(`/${text}`);
        if (kept !== null) expect(new URL(kept, "https://ici.example").origin).toBe("https://ici.example");
      }),
      { numRuns: 2_000 },
    );
  });
});
