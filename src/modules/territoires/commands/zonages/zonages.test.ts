import { beforeAll, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import {
  listJeuxZonage,
  listZones,
  listZonesDeCommunes,
  TOUTES,
} from "../../queries/zonages/list-zonages.ts";
import { loadReference } from "../load-reference.ts";
import { importZonage } from "./import-zonage.ts";
import { removeZonage, restoreZonage } from "./remove-zonage.ts";

const base = setUpDatabase();
const D63 = departement("63");

beforeAll(() => loadReference(base().database));

const send = (texte: string, given: Partial<Parameters<typeof importZonage>[1]> = {}) =>
  base().platform.act(D63, ESSAIS, (ctx) =>
    importZonage(ctx, {
      ...{ genre: "utas", annee: 2026, nom: "utas.csv", source: "Département" },
      contenu: Buffer.from(texte),
      ...given,
    }),
  );
const zones = (commune = "", annee: number | null = null) =>
  base().platform.read(D63, ESSAIS, (ctx) => listZones(ctx, { ...TOUTES, annee, commune }));

const UTAS = `code_zone;nom_zone;code_commune
U1;Clermont;63113
U1;Clermont;63014
U2;Thiers;63430
`;

describe("importZonage", () => {
  it("says in which zones a commune is, and which communes make a zone, by year", async () => {
    expect(await send(UTAS)).toEqual({ zones: 2, communes: 3, ailleurs: 0, anciens: [], inconnues: [] });
    await send("code_zone;nom_zone;code_commune\nU9;Tout;63430\n", { annee: 2020 });
    expect((await zones("thiers")).map(({ code, annee }) => [code, annee])).toEqual([
      ["U2", 2026],
      ["U9", 2020],
    ]);
    expect((await zones("", 2026))[0]?.communes.map(({ nom }) => nom)).toEqual([
      "Aubière",
      "Clermont-Ferrand",
    ]);
    // The communes of the métropole, in the newest year only.
    const metropole = await base().platform.read(D63, ESSAIS, (ctx) =>
      listZonesDeCommunes(ctx, ["63113", "63430"]),
    );
    expect(metropole.map(({ code, communes }) => [code, communes.map(({ nom }) => nom)])).toEqual([
      ["U1", ["Clermont-Ferrand"]],
      ["U2", ["Thiers"]],
    ]);
  });

  it("takes the place of the same zoning of the same year, and of no other", async () => {
    await send(UTAS);
    await send("code_zone;nom_zone;code_commune\nU1;Clermont;63113\n");
    expect((await zones("", 2026)).map(({ code }) => code)).toEqual(["U1"]);
    expect((await zones("", 2020)).map(({ code }) => code)).toEqual(["U9"]);
  });

  it("is taken back, and says nothing to take back twice", async () => {
    for (let n = 0; n < 2; n++)
      await base().platform.act(D63, ESSAIS, (ctx) => removeZonage(ctx, { genre: "utas", annee: 2020 }));
    const jeux = (retires: boolean) =>
      base().platform.read(D63, ESSAIS, async (ctx) =>
        (await listJeuxZonage(ctx, retires)).map(({ annee }) => annee),
      );
    expect([await jeux(false), await jeux(true)]).toEqual([[2026], [2020]]);
    expect(await zones("", 2020)).toEqual([]);
  });

  it("is put back exactly, once, and gives way to another import in its place", async () => {
    const vise = { genre: "utas", annee: 2026 };
    const before = await zones("", 2026);
    await base().platform.act(D63, ESSAIS, (ctx) => removeZonage(ctx, vise));
    expect(await zones("", 2026)).toEqual([]);
    for (let n = 0; n < 2; n++) await base().platform.act(D63, ESSAIS, (ctx) => restoreZonage(ctx, vise));
    expect(await zones("", 2026)).toEqual(before);
    await base().platform.act(D63, ESSAIS, (ctx) => removeZonage(ctx, vise));
    await send("code_zone;nom_zone;code_commune\nU7;Riom;63300\n");
    await base().platform.act(D63, ESSAIS, (ctx) => restoreZonage(ctx, vise));
    expect((await zones("", 2026)).map(({ code }) => code)).toEqual(["U7"]);
  });

  it.each([
    [UTAS, { genre: "canton" }, "zonages.genre"],
    [UTAS, { annee: 1200 }, "zonages.annee"],
    [UTAS, { annee: Number.NaN }, "zonages.annee"],
    [UTAS, { source: " " }, "zonages.source"],
    ["a;b\n1;2\n", {}, "zonages.colonnes"],
    ["code_zone;code_commune\nU1;03001\n", {}, "zonages.aucune"],
    ["", {}, "import.fichier-vide"],
  ])("refuses %j %j", async (texte, given, code) => {
    const before = await zones();
    await expect(send(texte, given)).rejects.toMatchObject({ code });
    expect(await zones()).toEqual(before);
  });
});
