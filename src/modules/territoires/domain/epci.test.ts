import { describe, expect, it } from "vitest";
import { libelleNature, nomCourt, sortCommunes, sortEpci } from "./epci.ts";

describe("names", () => {
  it("says the nature in full and leaves an unknown code as it is", () => {
    expect(libelleNature("CA")).toBe("Communauté d’agglomération");
    expect(libelleNature("XX")).toBe("XX");
  });

  it.each([
    ["CC du Pays de Saint-Eloy", "Pays de Saint-Eloy"],
    ["CA Agglo Pays d'Issoire", "Agglo Pays d'Issoire"],
    ["CC des Sucs", "Sucs"],
    ["Clermont Auvergne Métropole", "Clermont Auvergne Métropole"],
    ["Caux Seine Agglo", "Caux Seine Agglo"],
  ])("%s → %s", (nom, court) => {
    expect(nomCourt(nom)).toBe(court);
  });
});

describe("sortEpci", () => {
  const epci = [
    { nom: "CC du Massif du Sancy", nature: "CC", communes: 19, population: 9_000 },
    { nom: "Clermont Auvergne Métropole", nature: "METRO", communes: 21, population: 296_000 },
    { nom: "CA Agglo Pays d'Issoire", nature: "CA", communes: 87, population: 56_000 },
    { nom: "CC Billom Communauté", nature: "CC", communes: 25, population: 26_000 },
  ];
  const names = (sorted: typeof epci) => sorted.map(({ nom }) => nomCourt(nom).split(" ")[0]);

  it("sorts by the short name, without its nature", () => {
    expect(names(sortEpci(epci, "nom", "asc"))).toEqual(["Agglo", "Billom", "Clermont", "Massif"]);
    expect(names(sortEpci(epci, "nom", "desc"))).toEqual(["Massif", "Clermont", "Billom", "Agglo"]);
  });

  it("sorts by figures, and by nature with names in order", () => {
    expect(names(sortEpci(epci, "population", "desc"))).toEqual(["Clermont", "Agglo", "Billom", "Massif"]);
    expect(names(sortEpci(epci, "communes", "asc"))).toEqual(["Massif", "Clermont", "Billom", "Agglo"]);
    expect(names(sortEpci(epci, "nature", "asc"))).toEqual(["Agglo", "Billom", "Massif", "Clermont"]);
  });

  it("leaves the list it was given alone", () => {
    const before = [...epci];
    sortEpci(epci, "population", "asc");
    expect(epci).toEqual(before);
  });
});

describe("sortCommunes", () => {
  const communes = [
    { nom: "Égliseneuve", code: "63144", population: 400 },
    { nom: "Besse", code: "63038", population: 1_500 },
    { nom: "Île sans chiffre", code: "29083", population: null },
    { nom: "Montgreleix", code: "15132", population: 0 },
  ];
  const names = (sens: "asc" | "desc", cle: "nom" | "code" | "population") =>
    sortCommunes(communes, cle, sens).map(({ nom }) => nom[0]);

  it("keeps an unknown population last, apart from 0", () => {
    expect(names("asc", "population")).toEqual(["M", "É", "B", "Î"]);
    expect(names("desc", "population")).toEqual(["B", "É", "M", "Î"]);
  });

  it("orders names as a French dictionary does, and codes as they are written", () => {
    expect(names("asc", "nom")).toEqual(["B", "É", "Î", "M"]);
    expect(names("asc", "code")).toEqual(["M", "Î", "B", "É"]);
  });
});
