import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { bilansByPilote, prochainesEcheances } from "./synthese.ts";
import type { Statut } from "./vocabulaire.ts";

const TODAY = Temporal.PlainDate.from("2026-11-22");

function situation(statut: Statut, enRetard = false) {
  return { statut, enRetard, bloquee: false, nonDemarree: false, sansNouvelles: false };
}

describe("bilansByPilote", () => {
  const acteur = (nom: string) => ({ publicId: nom.toLowerCase(), nom });
  const [caf, msa, etat] = [acteur("Caf"), acteur("MSA"), acteur("État")];
  const action = (pilotes: (typeof caf)[], statut: Statut = "en_cours", avancement = 0, late = false) => ({
    pilotes,
    situation: situation(statut, late),
    avancement,
  });

  it("counts an action for each of its pilots, once each, most first, then by name", () => {
    const found = bilansByPilote([
      action([msa, caf, caf], "en_cours", 50, true),
      action([caf], "realisee", 100),
      action([etat]),
    ]);
    expect(found.map(({ acteur: { nom }, bilan }) => [nom, bilan.total, bilan.enRetard])).toEqual([
      ["Caf", 2, 1],
      ["État", 1, 0],
      ["MSA", 1, 1],
    ]);
    expect(found[0]?.bilan.avancement).toBe(75);
  });

  it("says nothing of actions without pilot", () => {
    expect(bilansByPilote([action([])])).toEqual([]);
  });
});

describe("prochainesEcheances", () => {
  const action = (fin: string | null, statut: Statut = "en_cours") => ({
    fin: fin === null ? null : (parsePartialDate(fin) as PartialDate),
    situation: situation(statut),
  });
  const terms = (...actions: ReturnType<typeof action>[]) =>
    prochainesEcheances(actions, TODAY).map(({ fin }) => fin);

  it("keeps the terms from today to twelve months ahead, nearest first, by the last day they may mean", () => {
    expect(
      terms(
        action("2027-11-23"),
        action("2027-11-22"),
        action("2026"),
        action("2026-11-22"),
        action("2026-11-21"),
        action("2026-11"),
        action(null),
      ),
    ).toEqual(["2026-11-22", "2026-11", "2026", "2027-11-22"]);
  });

  it("leaves out what is done or given up, not what is suspended", () => {
    expect(
      terms(action("2026-12", "realisee"), action("2026-12", "abandonnee"), action("2027", "suspendue")),
    ).toEqual([]);
    expect(terms(action("2027-01", "suspendue"), action("2026-12", "a_venir"))).toEqual([
      "2026-12",
      "2027-01",
    ]);
  });
});
