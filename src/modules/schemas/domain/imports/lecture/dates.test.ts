import { describe, expect, it } from "vitest";
import { anneeDeColonne, lireCoche, lireDate, lirePeriode } from "./dates.ts";

describe("lireDate", () => {
  it.each([
    ["2026-09-17", "2026-09-17"],
    ["2026-09-17T08:30:00", "2026-09-17"],
    ["2026-09", "2026-09"],
    ["17/09/2026", "2026-09-17"],
    ["7.9.26", "2026-09-07"],
    ["09/2026", "2026-09"],
    ["septembre 2026", "2026-09"],
    ["Sept. 2024", "2024-09"],
    ["1er mars 2025", "2025-03-01"],
    ["17 août 2026", "2026-08-17"],
    ["mai 2025", "2025-05"],
    ["juil. 2025", "2025-07"],
    ["2023", "2023"],
    ["à partir de 2023", "2023"],
    ["À partir de septembre 2023", "2023-09"],
    ["à compter du 17/09/2026", "2026-09-17"],
    ["fin 2024", "2024"],
    ["dès janvier 2024", "2024-01"],
    ["46282", "2026-09-17"],
    ["1905-07-15", "2023"],
    ["T3 2024", "2024-07"],
    ["3e trimestre 2024", "2024-07"],
    ["2ème semestre 2024", "2024-07"],
    ["rentrée 2024", "2024-09"],
    ["2023-2025", "2023"],
  ])("reads %s", (texte, expected) => {
    expect(lireDate(texte, "debut")).toEqual({ date: expected, lisible: true });
  });

  it("takes the last month of a period for an end", () => {
    expect(lireDate("T3 2024", "fin").date).toBe("2024-09");
    expect(lireDate("1er semestre 2024", "fin").date).toBe("2024-06");
    expect(lireDate("2023-2025", "fin").date).toBe("2025");
  });

  it.each(["", "-", "en continu", "À définir", "permanent"])("reads « %s » as no date", (texte) => {
    expect(lireDate(texte, "fin")).toEqual({ date: null, lisible: true });
  });

  it.each(["bientôt", "31/02/2024", "2024-13-01", "12", "32 mars 2024", "marchand 2024", "1500", "???"])(
    "refuses « %s »",
    (texte) => {
      expect(lireDate(texte, "debut").lisible).toBe(false);
    },
  );
});

it("finds the year of a column", () => {
  expect(
    ["Calendrier 22", "2024", "Année 2025", "2022-2023", "Calendrier", "Année 1"].map(anneeDeColonne),
  ).toEqual([...[2022, 2024, 2025, 2022, null, null]]);
});

it("knows ticks", () => {
  for (const texte of ["x", "X", "✓", "✔", "1", "oui", " xx "]) expect(lireCoche(texte)).toBe(true);
  for (const texte of ["", " ", "-", "non", "0"]) expect(lireCoche(texte)).toBe(false);
  for (const texte of ["peut-être", "2", "T1"]) expect(lireCoche(texte)).toBeNull();
});

describe("lirePeriode", () => {
  const read = (ticks: string, aPoursuivre = false) =>
    lirePeriode(
      [...ticks].map((tick, at) => ({ annee: 2022 + at, cochee: tick === "x" })),
      aPoursuivre,
    );

  it.each([
    ["..xxx", false, "2024", null, false],
    ["xx...", false, "2022", "2023", false],
    ["xxxxx", false, "2022", null, false],
    ["xxxxx", true, null, null, false],
    ["xxxx.", true, "2022", "2025", false],
    ["x.x..", false, "2022", "2024", true],
    [".....", true, null, null, false],
  ])("reads %s (à poursuivre: %s)", (ticks, aPoursuivre, debut, fin, trou) => {
    expect(read(ticks, aPoursuivre)).toEqual({ debut, fin, trou });
  });
});
