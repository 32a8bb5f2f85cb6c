import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { readComparaison } from "./read-comparaison.ts";

const base = setUpDatabase();
const D63 = departement("63");
const COUVERTURE = `annee;numepci;txcouv_epci;txcouv_eaje_epci
2022;200067627;69.0;5.8
2023;200067627;70.2;5.8
2023;246300701;63.5;23.9
2022;200070712;55.0;4.2
`;

const compare = (...demandes: string[]) =>
  base().platform.read(D63, ESSAIS, (ctx) => readComparaison(ctx, demandes));

beforeAll(async () => {
  await base().platform.act(D63, ESSAIS, (ctx) =>
    publishDonnees(ctx, COUVERTURE, { nom: "txcouv_pe_epci.csv" }),
  );
});

describe("a comparison", () => {
  it("shows the vintage that most of the territories have, the newest of equals", async () => {
    const { lignes, territoires } = await compare("200067627", "246300701");
    expect(territoires.map(({ nom }) => nom)).toEqual([
      "CC Billom Communauté",
      "Clermont Auvergne Métropole",
    ]);
    const line = lignes.find(({ indicateur }) => indicateur.code === "taux-couverture");
    expect(line).toMatchObject({ millesime: "2023", cases: [{ valeur: 70.2 }, { valeur: 63.5 }] });
    const older = (await compare("200067627", "CC Thiers Dore et Montagne")).lignes[0];
    expect(older).toMatchObject({ millesime: "2022" });
  });

  it("leaves apart what one territory only has", async () => {
    const { lignes, seuls } = await compare("246300701", "200070712");
    expect(lignes).toEqual([]);
    expect(seuls.map(({ indicateur }) => indicateur.code)).toContain("taux-couverture");
  });

  it("needs two known territories, keeps what was typed, takes each once and four at most", async () => {
    const { territoires, lignes, demandes } = await compare("riom", "nulle part");
    expect([territoires.length, lignes.length]).toEqual([1, 0]);
    expect(demandes.map(({ texte, trouve }) => [texte, trouve?.code ?? null])).toEqual([
      ["riom", "63300"],
      ["nulle part", null],
    ]);
    expect((await compare("63300", "Riom (63300)")).territoires).toHaveLength(1);
    expect((await compare("63300", "63430", "63113", "63", "FR")).territoires).toHaveLength(4);
    expect((await compare()).territoires).toEqual([]);
  });
});
