import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import type { SaisieCompetence } from "../../domain/competences/competence.ts";
import { examineCompetences } from "../../queries/competences/examine-competences.ts";
import { etatOf, readCompetences } from "../../queries/competences/list-competences.ts";
import { loadReference } from "../load-reference.ts";
import { importCompetences } from "./import-competences.ts";
import { writeCompetences } from "./write-competences.ts";

const base = setUpDatabase();
const D63 = departement("63");
const METROPOLE = "246300701";

beforeAll(() => loadReference(base().database));

const LIGNE: SaisieCompetence = {
  ...{ competence: "petite-enfance", exercice: "exercee", depuis: "2017", source: "Statuts" },
};
const say = (lignes: readonly SaisieCompetence[], vu: string | null = null, epci = METROPOLE) =>
  base().platform.act(D63, ESSAIS, (ctx) => writeCompetences(ctx, { epci, lignes, vu }));
const known = () => base().platform.read(D63, ESSAIS, (ctx) => readCompetences(ctx, METROPOLE));

describe("what an EPCI takes care of", () => {
  it("is said with its source, said otherwise, and goes back to not known", async () => {
    expect(await say([LIGNE])).toBe(1);
    expect(await say([LIGNE])).toBe(0);
    expect((await known())["petite-enfance"]).toMatchObject({
      exercice: "exercee",
      depuis: 2017,
      revision: 1,
    });
    expect(await say([{ ...LIGNE, exercice: "partagee", depuis: "" }])).toBe(1);
    expect((await known())["petite-enfance"]).toMatchObject({
      exercice: "partagee",
      depuis: null,
      revision: 2,
    });
    expect(await say([{ ...LIGNE, exercice: "" }])).toBe(1);
    expect(await known()).toEqual({});
  });

  it("is refused to a form filled from an older state", async () => {
    await say([LIGNE]);
    const vu = etatOf(await known());
    await say([{ ...LIGNE, depuis: "2018" }], vu);
    await expect(say([{ ...LIGNE, depuis: "2019" }], vu)).rejects.toMatchObject({
      code: "competences.perime",
    });
    expect((await known())["petite-enfance"]?.depuis).toBe(2018);
  });

  it("comes from a file, which leaves alone what it does not speak of", async () => {
    const file = (rows: string) =>
      base().platform.act(D63, ESSAIS, (ctx) => importCompetences(ctx, Buffer.from(rows)));
    const header = "siren;nom;competence;exercice;depuis;source\n";
    const rows = `${header}246 300 701;Clermont;mobilites;exercee;;Statuts\n200000000;Ailleurs;mobilites;exercee;;x\n`;
    expect(await file(rows)).toMatchObject({
      ...{ lignes: 2, ailleurs: 1, erreurs: [] },
      changements: [{ epci: METROPOLE, competence: "mobilites", avant: null, apres: { depuis: null } }],
    });
    expect(await file(rows)).toMatchObject({ changements: [] });
    expect(Object.keys(await known()).sort()).toEqual(["mobilites", "petite-enfance"]);
    await expect(file("a;b\n1;2\n")).rejects.toMatchObject({ code: "competences.colonnes" });
    await expect(file(`${header}200000000;x;mobilites;exercee;;x\n`)).rejects.toMatchObject({
      code: "competences.aucune",
    });
  });

  it("is examined before it is written, by the same code, and every line that cannot be read is named", async () => {
    const text = (rows: string) => Buffer.from(`siren;competence;exercice;depuis;source\n${rows}`);
    const examine = (rows: string) =>
      base().platform.read(D63, ESSAIS, (ctx) => examineCompetences(ctx, text(rows)));
    const before = await known();
    const good = `${METROPOLE};parentalite;exercee;2019;Statuts\n`;
    expect(await examine(`${good}${good}`)).toMatchObject({
      changements: [{ competence: "parentalite", avant: null, apres: { depuis: 2019 } }],
      erreurs: [],
    });
    const bad = `${good}${METROPOLE};voirie;exercee;;x\n${METROPOLE};mobilites;peut-être;;x\n${METROPOLE};equipements;exercee;2100;x\n${METROPOLE};equipements;exercee;;\n${METROPOLE};parentalite;communes;2019;Statuts\n`;
    const { erreurs } = await examine(bad);
    expect(erreurs.map(({ ligne, quoi }) => [ligne, quoi])).toEqual([
      [3, "competence"],
      [4, "exercice"],
      [5, "depuis"],
      [6, "source"],
      [7, "double"],
    ]);
    await expect(
      base().platform.act(D63, ESSAIS, (ctx) => importCompetences(ctx, text(bad))),
    ).rejects.toMatchObject({ code: "competences.lignes", details: { combien: 5 } });
    expect(await known()).toEqual(before);
  });

  it.each([
    [{ competence: "voirie" }, "competences.competence"],
    [{ exercice: "peut-être" }, "competences.exercice"],
    [{ depuis: "hier" }, "competences.depuis"],
    [{ depuis: "2100" }, "competences.depuis"],
    [{ source: " " }, "competences.source"],
    [{ source: "x".repeat(201) }, "competences.source"],
  ])("refuses %j, and writes nothing of the form", async (change, code) => {
    const before = await known();
    const good = { ...LIGNE, competence: "equipements" };
    await expect(say([good, { ...LIGNE, ...change }])).rejects.toMatchObject({ code });
    expect(await known()).toEqual(before);
  });

  it("is not said of an EPCI of elsewhere", async () => {
    await expect(say([LIGNE], null, "200073419")).rejects.toMatchObject({ code: "introuvable" });
  });
});
