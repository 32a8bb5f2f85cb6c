import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import {
  courbesOf,
  noticeEvolution,
  perimetreOf,
  phraseEvolution,
} from "../../pages/parts/lecture-evolution.ts";
import { seriesOf } from "../../pages/parts/lecture-explorer.ts";
import { readExplorer } from "../explorer/read-explorer.ts";
import { readEvolution } from "./read-evolution.ts";

const base = setUpDatabase();
const D63 = departement("63");

const follow = (indicateur: string, territoire: string) =>
  base().platform.read(D63, ESSAIS, (ctx) => readEvolution(ctx, { indicateur, territoire }));

/** Communes of an EPCI in the vintage shipped. */
async function communesOf(siren: string): Promise<string[]> {
  return base().platform.read(D63, ESSAIS, async ({ tx }) => {
    const { rows } = await sql<{ commune: string }>`
      SELECT commune FROM appartenance_epci WHERE annee = 2026 AND epci = ${siren} AND commune LIKE '63%' ORDER BY commune`.execute(
      tx,
    );
    return rows.map(({ commune }) => commune);
  });
}

const BILLOM = "200067627";
/** Mur-sur-Allier, of CC Billom: Dallet and Mezel until 2019. */
const MUR = "63226";
const DALLET = "63133";

beforeAll(async () => {
  // Dallet became a part of Mur-sur-Allier on 1 January 2019.
  await base().platform.database.asOwner(null, (tx) =>
    sql`DELETE FROM commune_passage WHERE ancien IN (${DALLET}, ${MUR}) OR nouveau IN (${MUR})`.execute(tx),
  );
  await base().platform.database.asOwner(null, (tx) =>
    sql`INSERT INTO commune_passage (ancien, nouveau, date_effet, date_connue, genre, poids, nom, source)
        VALUES (${DALLET}, ${MUR}, '2019-01-01', true, 'fusion', 1, 'Dallet', 'essai')`.execute(tx),
  );
  const communes = await communesOf(BILLOM);
  const then = [...communes, DALLET];
  const table = (year: number, codes: string[], each: number) =>
    `codgeo;population_${year}\n${codes.map((code) => `${code};${each}`).join("\n")}\n`;
  await base().platform.act(D63, ESSAIS, async (ctx) => {
    await publishDonnees(ctx, table(2017, then, 100), { nom: "p17.csv", geographie: 2017 });
    await publishDonnees(ctx, table(2024, communes, 110), { nom: "p24.csv", geographie: 2026 });
    // One commune is missing in 2020: no total that year.
    await publishDonnees(ctx, table(2020, communes.slice(1), 105), { nom: "p20.csv", geographie: 2026 });
    const niveaux = (year: string) =>
      `CODGEO;NBMEN${year};Q2${year}\n${BILLOM};9;2${year}00\n63;9;2${year}50\n`;
    await publishDonnees(ctx, niveaux("16"), { nom: "filo16.csv" });
    await publishDonnees(ctx, niveaux("19"), { nom: "filo19.csv" });
    await publishDonnees(ctx, `annee;numepci;txcouv_epci\n2023;${BILLOM};70.2\n`, { nom: "c.csv" });
  });
});

describe("a series at constant outline", () => {
  it("adds up the communes of today each year, old codes taken into the new ones", async () => {
    const communes = await communesOf(BILLOM);
    const evolution = await follow("population", BILLOM);
    const [serie] = evolution.series;
    expect(serie?.points.map(({ millesime, valeur, recalcule }) => [millesime, valeur, recalcule])).toEqual([
      ["2017", (communes.length + 1) * 100, true],
      ["2020", null, true],
      ["2024", communes.length * 110, true],
    ]);
    expect(serie?.passages).toMatchObject([
      { commune: MUR, anciens: expect.arrayContaining([`Dallet (${DALLET})`]) },
    ]);
    const said = perimetreOf(evolution).join(" ");
    expect(said).toContain(`les ${communes.length} communes`);
    expect(said).toMatch(/Dallet \(63133\).*Mur-sur-Allier/);
    expect(said).toMatch(/2020.*1 communes? sans chiffre/);
  });

  it("takes an old commune into the one of today, and leaves alone one that never changed", async () => {
    const [mur] = (await follow("population", MUR)).series;
    expect(mur?.points.map(({ valeur, perimetre }) => [valeur, perimetre])).toEqual([
      [200, null],
      [105, null],
      [110, null],
    ]);
    const [riom] = (await follow("population", "63300")).series;
    expect(riom?.points).toEqual([]);
  });

  it("cuts a series that mixes outlines where it cannot be added up, and computes no change over it", async () => {
    const evolution = await follow("filosofi-q2", BILLOM);
    const [serie, above] = evolution.series;
    expect(serie?.points.map(({ perimetre }) => perimetre)).toEqual([2017, 2020]);
    expect(above?.points.map(({ perimetre }) => perimetre)).toEqual([null, null]);
    expect(phraseEvolution(evolution)).toContain("aucune évolution n’est calculée");
    expect(perimetreOf(evolution).join(" ")).toContain("la courbe est coupée");
    if (!evolution.indicateur) throw new Error("no indicator");
    expect(
      courbesOf(evolution.series, evolution.indicateur)[0]?.points.map(({ perimetre }) => perimetre),
    ).toEqual(["territoires de 2017", "territoires de 2020"]);
    expect(noticeEvolution(evolution, "http://ici/").join(" ")).toMatch(
      /Source.*Définition.*Adresse.*http:\/\/ici/su,
    );
  });

  it("is cut by the explorer too, which shows the same figures", async () => {
    const choix = { maille: "epci" as const, millesime: null, definition: null };
    const found = await base().platform.read(D63, ESSAIS, (ctx) =>
      readExplorer(ctx, { ...choix, indicateur: "filosofi-q2", territoire: BILLOM }),
    );
    if (!found) throw new Error("nothing published");
    expect(seriesOf(found).map(({ points }) => points.map(({ perimetre }) => perimetre))).toEqual([
      ["territoires de 2017", "territoires de 2020"],
      [undefined, undefined],
    ]);
  });

  it("says what changed when the outline is the same, one year as one year, and refuses what is not there", async () => {
    expect(phraseEvolution(await follow("filosofi-q2", "63"))).toMatch(
      /^De 21.650.€ par an en 2016 à 21.950.€ par an en 2019.: 300.€ par an de plus\.$/u,
    );
    expect(phraseEvolution(await follow("taux-couverture", BILLOM))).toContain("Une seule année");
    for (const [indicateur, territoire] of [
      ["inconnu", "63"],
      ["population", "03001"],
    ] as const)
      await expect(follow(indicateur, territoire)).rejects.toMatchObject({ status: 404 });
  });
});
