import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { epciDeCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { findIndicateur } from "../list-indicateurs.ts";
import { readFigures } from "../read-figures.ts";
import { readSommes } from "./read-sommes.ts";

const base = setUpDatabase();
const D63 = departement("63");
const EPCI = "200067627";
let communes: string[] = [];

const read = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.read(D63, ESSAIS, work);
const publish = (edition: string, rows: readonly (readonly [string, number])[]) =>
  base().platform.act(D63, ESSAIS, (ctx) =>
    publishDonnees(
      ctx,
      `codgeo;libgeo;population_2020\n${rows.map(([code, valeur]) => `${code};;${valeur}`).join("\n")}\n`,
      { nom: `populations-${edition}.csv`, edition },
    ),
  );

/** The sum as the base makes it, and as the cells shown on screens add up one by one. */
async function sums() {
  return read(async (ctx) => {
    const indicateur = await findIndicateur(ctx, "population");
    if (!indicateur) throw new Error("population is not in the catalogue");
    const [somme] = await readSommes(
      ctx,
      [{ indicateur, millesime: "2020" }],
      communes.map((code) => ({ code, territoire: { maille: "epci", code: EPCI } })),
    );
    const shown = await readFigures(ctx, indicateur.id, sql`o.maille = 'commune' AND o.millesime = '2020'`);
    const own = shown.filter(({ code, valeur }) => communes.includes(code) && valeur !== null);
    const total = own.reduce((sum, { valeur }) => sum + (valeur ?? 0), 0);
    return { somme, connues: own.length, total };
  });
}

beforeAll(async () => {
  const { parCommune } = await read((ctx) => epciDeCommune(ctx, 2020));
  communes = [...parCommune].flatMap(([code, epci]) => (epci === EPCI ? [code] : []));
  await publish(
    "2021-01-01",
    communes.map((code, rank) => [code, 100 + rank]),
  );
});

describe("communes added up", () => {
  it("are those of one file, each once", async () => {
    const { somme, connues, total } = await sums();
    expect(communes.length).toBeGreaterThan(20);
    expect(somme).toMatchObject({ valeur: total, connues, communes: communes.length, statut: "publie" });
  });

  it("take of each commune what the newest edition says, and are not given when it contradicts itself", async () => {
    const half = communes.slice(0, 10).map((code, rank): [string, number] => [code, 500 + rank]);
    await publish("2022-01-01", [...half, [communes[0] as string, 999]]);
    const { somme, connues } = await sums();
    expect(connues).toBe(communes.length - 1);
    expect(somme).toMatchObject({ valeur: null, connues, communes: communes.length });
  });

  it("are given again when a newer edition settles it", async () => {
    await publish("2023-01-01", [[communes[0] as string, 640]]);
    const { somme, connues, total } = await sums();
    expect(connues).toBe(communes.length);
    expect(somme).toMatchObject({ valeur: total, connues });
  });

  it("are not given when one commune is missing", async () => {
    const { somme } = await read(async (ctx) => {
      const indicateur = await findIndicateur(ctx, "population");
      if (!indicateur) throw new Error("population is not in the catalogue");
      const membres = [...communes, "63113"].map((code) => ({
        code,
        territoire: { maille: "epci" as const, code: EPCI },
      }));
      const [somme] = await readSommes(ctx, [{ indicateur, millesime: "2020" }], membres);
      return { somme };
    });
    expect(somme).toMatchObject({ valeur: null, connues: communes.length, communes: communes.length + 1 });
  });
});
