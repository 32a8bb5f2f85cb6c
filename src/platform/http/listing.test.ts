import { describe, expect, it } from "vitest";
import { addressWith, readOrder, readPageOfList } from "./listing.ts";

const params = (text: string) => new URLSearchParams(text);

describe("readOrder", () => {
  const columns = ["nom", "population"] as const;
  const byDefault = { cle: "population", sens: "desc" } as const;

  it("reads a known column and its direction", () => {
    expect(readOrder(params("tri=nom&sens=desc"), columns, byDefault)).toEqual({ cle: "nom", sens: "desc" });
    expect(readOrder(params("tri=nom&sens=bas"), columns, byDefault)).toEqual({ cle: "nom", sens: "asc" });
  });

  it("falls back on the default for an unknown column, and for a name every object bears", () => {
    expect(readOrder(params("tri=prix&sens=asc"), columns, byDefault)).toEqual(byDefault);
    expect(readOrder(params("tri=constructor"), columns, byDefault)).toEqual(byDefault);
  });
});

describe("readPageOfList", () => {
  it("cuts a list in pages of fifty", () => {
    expect(readPageOfList(params("page=2"), 87)).toEqual({ page: 2, pages: 2, from: 50, to: 87 });
    expect(readPageOfList(params(""), 50)).toEqual({ page: 1, pages: 1, from: 0, to: 50 });
  });

  it("never leaves the list, whatever the address says", () => {
    for (const text of ["page=0", "page=-3", "page=x", "page=1.5", "page="]) {
      expect(readPageOfList(params(text), 120).page).toBe(1);
    }
    expect(readPageOfList(params("page=99"), 120)).toEqual({ page: 3, pages: 3, from: 100, to: 120 });
    expect(readPageOfList(params("page=4"), 0)).toEqual({ page: 1, pages: 1, from: 0, to: 0 });
  });
});

describe("addressWith", () => {
  it("writes what says something and leaves the rest out", () => {
    expect(addressWith("/63/acteurs", { recherche: "caf & msa", genre: null, page: 1 })).toBe(
      "/63/acteurs?recherche=caf+%26+msa",
    );
    expect(addressWith("/63/acteurs", { recherche: "", page: 2 })).toBe("/63/acteurs?page=2");
    expect(addressWith("/63/acteurs", {})).toBe("/63/acteurs");
  });
});
