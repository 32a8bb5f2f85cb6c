import { describe, expect, it } from "vitest";
import { addressWith } from "#platform/http/listing.ts";
import { paramsOf, readFiltre } from "./filtre.ts";

describe("filters of the list of acteurs", () => {
  it("reads what it knows and ignores the rest", () => {
    expect(readFiltre(new URLSearchParams("genre=comite&recherche=+Caf+&a-confirmer=oui"))).toEqual({
      genre: "comite",
      recherche: "Caf",
      aConfirmer: true,
      archives: false,
    });
    expect(readFiltre(new URLSearchParams("genre=toString&a-confirmer=non"))).toEqual({
      genre: null,
      recherche: "",
      aConfirmer: false,
      archives: false,
    });
    expect(readFiltre(new URLSearchParams({ recherche: "a".repeat(5_000) })).recherche).toHaveLength(200);
  });

  it("writes the address it reads", () => {
    for (const query of [
      "",
      "?genre=service&recherche=pmi",
      "?recherche=d%27accueil&a-confirmer=oui",
      "?archives=oui",
    ]) {
      expect(addressWith("/63/acteurs", paramsOf(readFiltre(new URLSearchParams(query))))).toBe(
        `/63/acteurs${query}`,
      );
    }
  });
});
