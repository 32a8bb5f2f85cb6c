import { describe, expect, it } from "vitest";
import { type BlocageADire, direAuComite, direBlocageComite, direCombien } from "./dire-blocages.ts";

const blocage = (said: Partial<BlocageADire>): BlocageADire => ({
  ...{ code: "1-A", intitule: "Ouvrir une crèche", condition: "un bail signé.", echeance: "2026-05-01" },
  ...{ joursDepasses: 0, depuis: "2026-03-03", pilotes: [{ court: "Caf" }, { court: "CD" }] },
  ...said,
});

describe("blocked actions in words", () => {
  it("says how many, and how many should be free already", () => {
    expect(direCombien([blocage({})])).toBe("1\u00a0action est bloquée.");
    expect(direCombien([blocage({}), blocage({ joursDepasses: 3 })])).toBe(
      "2\u00a0actions sont bloquées, dont 1 avec une date dépassée.",
    );
    expect(direCombien([blocage({ joursDepasses: 1 }), blocage({ joursDepasses: 3 })])).toBe(
      "2\u00a0actions sont bloquées, et la date est dépassée pour toutes.",
    );
  });

  it("says what frees it, by when, and who must act", () => {
    expect(direBlocageComite(blocage({}))).toBe(
      "1-A Ouvrir une crèche, bloquée depuis le 3 mars 2026. Ce qui la débloque\u00a0: un bail signé\u202f; c'est attendu le 1er mai 2026. À qui d'agir\u00a0: Caf et CD.",
    );
    expect(direBlocageComite(blocage({ joursDepasses: 12, pilotes: [] }))).toMatch(
      /c'était attendu le 1er mai 2026, il y a 12\u00a0jours\.$/,
    );
  });

  it("gives a long title by its code alone, and in full when it has none", () => {
    const intitule = "Ouvrir ".repeat(20).trim();
    expect(direBlocageComite(blocage({ intitule }))).toMatch(/^1-A, bloquée/);
    expect(direBlocageComite(blocage({ intitule, code: null }))).toContain(intitule);
  });

  it("is one line an action", () => {
    expect(direAuComite([blocage({}), blocage({ code: "2-B" })]).split("\n")).toHaveLength(3);
  });
});
