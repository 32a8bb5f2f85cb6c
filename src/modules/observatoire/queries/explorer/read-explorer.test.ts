import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { POPULATIONS, publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { carteOf, lienExplorer, noticeOf, phraseOf, seriesOf } from "../../pages/parts/lecture-explorer.ts";
import { readPortrait } from "../portrait/read-portrait.ts";
import { type ChoixExplorer, readExplorer } from "./read-explorer.ts";

const base = setUpDatabase();
const D63 = departement("63");
const RIEN: ChoixExplorer = {
  indicateur: null,
  maille: null,
  millesime: null,
  definition: null,
  territoire: null,
};
const VU = { ...RIEN, bandes: "reference" as const };

const explore = async (choix: Partial<ChoixExplorer> = {}) => {
  const found = await base().platform.read(D63, ESSAIS, (ctx) => readExplorer(ctx, { ...RIEN, ...choix }));
  if (!found) throw new Error("nothing published");
  return found;
};
const portray = (code: string, avec: string | null = null) =>
  base().platform.read(D63, ESSAIS, (ctx) => readPortrait(ctx, code, avec));

beforeAll(async () => {
  expect(await base().platform.read(D63, ESSAIS, (ctx) => readExplorer(ctx, RIEN))).toBeNull();
  await base().platform.act(D63, ESSAIS, (ctx) => publishDonnees(ctx, POPULATIONS));
});

describe("the explorer", () => {
  it("shows the newest year of what there is, and every choice in one address", async () => {
    const found = await explore({ territoire: "63300" });
    expect(found.tableau.montre).toMatchObject({ maille: "commune", millesime: "2025" });
    expect(lienExplorer("63", found, { bandes: "naturelles", territoire: "63300" })).toBe(
      "/63/observatoire?indicateur=population&maille=commune&millesime=2025&bandes=naturelles&territoire=63300",
    );
    expect(seriesOf(found)).toMatchObject([
      {
        label: "Riom",
        points: [
          { annee: 2024, valeur: 19_029 },
          { annee: 2025, valeur: 19_246 },
        ],
      },
    ]);
  });

  it("falls back on what there is from an address that asks for what is not", async () => {
    const found = await explore({ maille: "iris", millesime: "1900", definition: 9, territoire: "rien" });
    expect(found.tableau.montre).toMatchObject({ maille: "commune", millesime: "2025" });
    expect(found.series).toEqual([]);
    await expect(explore({ indicateur: "inconnu" })).rejects.toMatchObject({ code: "introuvable" });
  });

  it("says the extremes, the source and the definition, and draws nothing where there are no contours", async () => {
    const found = await explore();
    expect(phraseOf(found)).toMatch(
      /^De 11.660.habitants? \(Thiers\) à 147.751.habitants? \(Clermont-Ferrand\)/u,
    );
    expect(noticeOf(found).join(" ")).toMatch(/Source.*Millésime.*2025.*Définition/su);
    expect(found.fond).toBeNull();
    expect(carteOf("63", found, VU)).toBeNull();
  });
});

describe("the portrait", () => {
  it("puts a commune beside another, its EPCI, its département, its region and the country", async () => {
    const { territoires, lignes } = await portray("63300", "63430");
    expect(territoires.map(({ maille }) => maille)).toEqual([
      "commune",
      "commune",
      "epci",
      "departement",
      "region",
      "france",
    ]);
    expect(lignes).toMatchObject([
      { millesime: "2025", cases: [{ valeur: 19_246 }, { valeur: 11_660 }, null, null, null, null] },
    ]);
  });

  it("says several values when a newest file contradicts itself, and chooses none", async () => {
    await base().platform.act(D63, ESSAIS, (ctx) =>
      publishDonnees(ctx, `${POPULATIONS}63300;Riom;19 029;19 999\n`, { nom: "populations-bis.csv" }),
    );
    const [ligne] = (await portray("63300")).lignes;
    expect(ligne?.cases[0]).toMatchObject({ valeur: null, contradiction: [19_246, 19_999] });
  });

  it("has no figure of a territory that nobody spoke of, and is not there for others", async () => {
    expect((await portray("200070712")).lignes).toEqual([]);
    expect((await portray("63")).territoires.map(({ maille }) => maille)).toEqual([
      "departement",
      "region",
      "france",
    ]);
    for (const code of ["03001", "63999", "x"])
      await expect(portray(code)).rejects.toMatchObject({ status: 404 });
  });
});
