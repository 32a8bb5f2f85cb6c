import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { importCompetences } from "#modules/territoires/commands/competences/import-competences.ts";
import { importZonage } from "#modules/territoires/commands/zonages/import-zonage.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { writePanier } from "../../commands/panier/write-panier.ts";
import { findEntourage } from "./find-territoires.ts";
import { readServices } from "./read-services.ts";

const base = setUpDatabase();
const D63 = departement("63");
const THIERS = "200070712";
const SANCY = "246300966";
const bytes = (texte: string) => new TextEncoder().encode(texte);

const services = (code: string, vu = D63) =>
  base().platform.read(vu, ESSAIS, async (ctx) =>
    readServices(ctx, (await findEntourage(ctx, code, null)).territoires),
  );

beforeAll(() =>
  base().platform.act(D63, ESSAIS, async (ctx) => {
    const etats = { clas: "present siege", reaap: "present rayonnement", laep: "absent" } as const;
    const depuis = Temporal.PlainDate.from("2019-12-31");
    await writePanier(ctx, { epci: THIERS, etats, source: "Diagnostic", depuis, vus: {} });
    const said = `siren;competence;exercice;depuis;source\n${THIERS};petite-enfance;exercee;2017;Statuts\n`;
    await importCompetences(ctx, bytes(said));
    const zonage = { nom: "zones.csv", source: "Essai" };
    const utas = "code_zone;nom_zone;code_commune\nU1;Est;63430\nU1;Est;63463\nU2;Centre;63113\n";
    await importZonage(ctx, { ...zonage, genre: "utas", annee: 2026, contenu: bytes(utas) });
    const old = "code_zone;nom_zone;code_commune\nU9;Tout;63430\n";
    await importZonage(ctx, { ...zonage, genre: "utas", annee: 2020, contenu: bytes(old) });
  }),
);

describe("the services of a territory", () => {
  it("are, for an EPCI, its basket of today, its competences, and the newest zones of its communes", async () => {
    const found = await services(THIERS);
    expect(found.panier?.lignes).toMatchObject([
      { epci: THIERS, verdict: "incomplet", etats: { clas: { etat: "present" }, mediation: null } },
    ]);
    expect(found.competences).toMatchObject([
      { competence: "petite-enfance", exercice: "exercee", depuis: 2017, source: "Statuts" },
    ]);
    expect(found.zones.map(({ nom, annee, communes }) => [nom, annee, communes.length])).toEqual([
      ["Est", 2026, 2],
    ]);
    expect(found.dehors).toEqual([]);
  });

  it("are, for a commune, its own zones and what its EPCI offers", async () => {
    const found = await services("63430");
    expect(found.epci).toMatchObject({ code: THIERS, maille: "epci" });
    expect(found.panier?.lignes.map(({ epci }) => epci)).toEqual([THIERS]);
    expect(found.competences).toHaveLength(1);
    expect(found.zones.map(({ nom, communes }) => [nom, communes.map((one) => one.nom)])).toEqual([
      ["Est", ["Thiers"]],
    ]);
  });

  it("are, for the département, all the baskets and all the zones, and no competence", async () => {
    const found = await services("63");
    expect(found).toMatchObject({ epci: null, competences: [], dehors: [] });
    expect(found.panier?.lignes).toHaveLength(14);
    expect(found.zones.map(({ nom }) => nom)).toEqual(["Centre", "Est"]);
  });

  it("say which communes of an EPCI are of another département", async () => {
    expect((await services(SANCY)).dehors).toMatchObject([{ code: "15132", departementNom: "Cantal" }]);
  });

  it("are those of the département that asks, and of no other", async () => {
    const found = await services("03190", departement("03"));
    expect(found).toMatchObject({ competences: [], zones: [] });
    expect(found.panier?.lignes[0]?.etats).toMatchObject({ clas: null, reaap: null, laep: null });
  });
});
