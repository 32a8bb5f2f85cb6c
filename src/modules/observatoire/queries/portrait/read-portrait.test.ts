import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { createFormule } from "../../commands/write-formule.ts";
import { parTheme } from "../../domain/portrait/themes.ts";
import { manquesOf, partiellesOf } from "../../pages/parts/portrait/lecture-portrait.ts";
import { readPortrait } from "./read-portrait.ts";

const base = setUpDatabase();
const D63 = departement("63");
const BILLOM = "200067627";
const portray = (code: string) => base().platform.read(D63, ESSAIS, (ctx) => readPortrait(ctx, code, null));

let communes: string[] = [];

beforeAll(async () => {
  communes = await base().platform.read(D63, ESSAIS, async ({ tx }) => {
    const { rows } = await sql<{ commune: string }>`
      SELECT commune FROM appartenance_epci WHERE annee = 2026 AND epci = ${BILLOM} AND commune LIKE '63%'`.execute(
      tx,
    );
    return rows.map(({ commune }) => commune);
  });
  const foyers = (list: string[]) =>
    `dtreffre;numcomdo;indfoy_ndur;indfoy_rsa\n${list.map((code) => `2024-12;${code};200;10`).join("\n")}\n`;
  await base().platform.act(D63, ESSAIS, async (ctx) => {
    await publishDonnees(
      ctx,
      `codgeo;population_2024\n${communes
        .slice(1)
        .map((code) => `${code};100`)
        .join("\n")}\n`,
    );
    await publishDonnees(ctx, foyers(communes), { nom: "s_ben_com_f.csv" });
    await publishDonnees(ctx, `annee;numepci;txcouv_epci\n2023;${BILLOM};127.5\n`, {
      nom: "txcouv_pe_epci.csv",
    });
    await createFormule(ctx, {
      ...{ libelle: "Part au RSA", famille: "Allocataires", unite: "%", sens: "haut", decimales: 1 },
      ...{ formule: "100 × [cnaf-foyers-rsa] / [cnaf-foyers]", definition: "Au RSA." },
    });
  });
});

describe("the portrait of an EPCI", () => {
  it("shows a rate over 100 as published", async () => {
    const { lignes } = await portray(BILLOM);
    expect(lignes.find(({ indicateur }) => indicateur.code === "taux-couverture")?.cases[0]).toMatchObject({
      valeur: 127.5,
      calcul: null,
    });
  });

  it("adds its communes up where nobody publishes it, computes formulas on the sums, and says so", async () => {
    const { lignes } = await portray(BILLOM);
    const of = (code: string) => lignes.find(({ indicateur }) => indicateur.code === code);
    expect(of("cnaf-foyers")?.cases[0]).toMatchObject({
      valeur: communes.length * 200,
      statut: "arrondi",
      calcul: `somme de ${communes.length} communes`,
    });
    expect(of("part-au-rsa")?.cases[0]).toMatchObject({
      valeur: 5,
      calcul: expect.stringContaining("cnaf-foyers"),
    });
  });

  it("gives no sum that lacks a commune, but says what is known", async () => {
    const { lignes, partielles } = await portray(BILLOM);
    expect(lignes.some(({ indicateur }) => indicateur.code === "population")).toBe(false);
    expect(partielles).toMatchObject([{ connues: communes.length - 1, communes: communes.length }]);
    expect(partiellesOf(partielles, ["Population"])[0]).toMatch(/\d+.communes sur \d+ ont/u);
    expect(partiellesOf(partielles, ["Ressources"])).toEqual([]);
  });

  it("names the themes and the territories of which nothing is known", async () => {
    const { lignes, territoires } = await portray(BILLOM);
    const empty = parTheme(lignes).filter((one) => one.lignes.length === 0);
    expect(empty.map(({ titre }) => titre)).toEqual(["Population", "Services aux familles", "Ressources"]);
    expect(manquesOf(territoires, lignes)).toBe(
      "Non publié ici, et donc sans colonne : Puy-de-Dôme, Auvergne-Rhône-Alpes et France.",
    );
    const [first, ...rest] = lignes;
    const [own] = first?.cases ?? [];
    const beside = first && own ? [{ ...first, cases: [own, own, null, null] }, ...rest] : [];
    expect(manquesOf(territoires, beside)).toMatch(
      /: Puy-de-Dôme \([a-z ]+\), Auvergne-Rhône-Alpes et France\.$/,
    );
  });
});
