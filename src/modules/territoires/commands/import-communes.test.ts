import { describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { resolveCommune } from "../domain/codes.ts";
import { passage } from "../domain/passage.ts";
import { anneesAppartenance, epciDeCommune } from "../queries/epci-de-commune.ts";
import { listCodes } from "../queries/list-codes.ts";
import { loadCommunes } from "../queries/load-communes.ts";
import { readEpci } from "../queries/read-epci.ts";
import { importAppartenance } from "./import-appartenance.ts";
import { importHistoriqueCommunes } from "./import-historique-communes.ts";

const base = setUpDatabase();
const D63 = departement("63");

const file = (contenu: string, nom = "fichier.csv") => ({ nom, contenu: Buffer.from(contenu) });
const read = <T>(work: Parameters<ReturnType<typeof base>["platform"]["read"]>[2]) =>
  base().platform.read(D63, ESSAIS, work) as Promise<T>;
const communes = () => read<Awaited<ReturnType<typeof loadCommunes>>>(loadCommunes);

const HISTORIQUE = [
  {
    id: "COM-63133@1943-01-01",
    type: "COM",
    code: "63133",
    nom: "Dallet",
    dateFin: "2019-01-01",
    successeur: "COMD-63133@2019-01-01",
  },
  { id: "COMD-63133@2019-01-01", type: "COMD", code: "63133", nom: "Dallet", pole: "COM-63226@2019-01-01" },
  {
    id: "COM-63247@1943-01-01",
    type: "COM",
    code: "63247",
    nom: "Murols",
    dateFin: "1953-12-31",
    successeur: "COM-63247@1953-12-31",
  },
  { quoi: "autre chose" },
];

const MOUVEMENTS = `MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP
10,1953-12-31,COM,63247,Murols,COM,63247,Murol
32,2016-01-01,COM,63160,Flat,COM,63160,Aulhat-Flat
32,2016-01-01,COM,63018,Aulhat-Saint-Privat,COM,63160,Aulhat-Flat
32,2016-01-01,COM,63018,Aulhat-Saint-Privat,COMD,63018,Aulhat-Saint-Privat
41,2018-01-01,COM,49321,Freigné,COM,44180,Vallons-de-l'Erdre
21,1985-01-01,COM,63001,Aigueperse,COM,63001,Aigueperse
21,1985-01-01,COM,63001,Aigueperse,COM,63998,Ailleurs
32,hier,COM,63002,Aix,COM,63003,Ambert
`;

describe("the official code shipped", () => {
  it("knows old codes and their successors, without their day", async () => {
    expect(resolveCommune(await communes(), "63127", 2026)).toMatchObject({
      genre: "obsolete",
      successeurs: ["63335"],
      dateInconnue: true,
    });
    expect(resolveCommune(await communes(), "63330", 2026)).toMatchObject({
      genre: "obsolete",
      successeurs: ["63109"],
    });
  });

  it("lists the codes of each mesh", async () => {
    const counts = await read<number[]>(async (ctx) =>
      Promise.all(
        (["commune", "epci", "departement", "region", "france"] as const).map(
          async (maille) => (await listCodes(ctx, maille)).length,
        ),
      ),
    );
    expect(counts).toEqual([463, 14, 1, 1, 1]);
  });
});

describe("importHistoriqueCommunes", () => {
  it("dates what the package knew without its day, and adds nothing twice", async () => {
    const json = file(`\ufeff${JSON.stringify(HISTORIQUE)}`, "historique-communes.json");
    const { database } = base();
    expect(await importHistoriqueCommunes(database, json)).toEqual({
      changements: 1,
      nouveaux: 1,
      incompris: 1,
    });
    expect(await importHistoriqueCommunes(database, json)).toMatchObject({ nouveaux: 0 });
    expect(resolveCommune(await communes(), "63133", 2018)).toMatchObject({ genre: "connue", nom: "Dallet" });
    expect(resolveCommune(await communes(), "63133", 2019)).toMatchObject({ dateInconnue: false });
  });

  it("reads the movements of Insee: merges, moves of département, cuts; not the names that change", async () => {
    const bilan = await importHistoriqueCommunes(base().database, file(MOUVEMENTS));
    expect(bilan).toEqual({ changements: 4, nouveaux: 4, incompris: 1 });
    const { changements, peser } = await communes();
    expect(passage("63018", 2015, 2026, changements)).toEqual([{ code: "63160", poids: 1, statut: "exact" }]);
    expect(passage("49321", 2017, 2018, changements)).toEqual([{ code: "44180", poids: 1, statut: "exact" }]);
    expect(passage("63001", 1984, 1985, changements, peser)).toEqual({
      manque: { code: "63001", date: "1985-01-01" },
    });
  });

  it.each([
    ["something else in JSON", '{"type":"Topology"}', "historique.forme"],
    ["broken JSON", "[{", "historique.forme"],
    ["a table of something else", "A;B\n1;2\n", "historique.forme"],
    ["a history without any change", JSON.stringify([HISTORIQUE[2]]), "historique.vide"],
    ["nothing", "", "import.fichier-vide"],
  ])("refuses %s", async (_what, contenu, code) => {
    await expect(importHistoriqueCommunes(base().database, file(contenu))).rejects.toMatchObject({ code });
  });
});

describe("importAppartenance", () => {
  const OLD = `CODGEO;LIBGEO;EPCI;LIBEPCI
63113;Clermont-Ferrand;246300701;Clermont Communauté
63133;Dallet;246399999;Mur-ès-Allier
1004;Ambérieu;240100883;CC de la Plaine de l'Ain
63003;Ambert;ZZZZZZZZZ;Sans objet
63XXX;Inconnue;246300701;Clermont Communauté
`;

  it("keeps the members of a year, gone communes and gone EPCI included, and leaves the vintage shipped alone", async () => {
    const before = await read(async (ctx) => (await listCodes(ctx, "epci")).length);
    expect(await importAppartenance(base().database, D63, 2014, file(OLD, "2014.csv"))).toEqual({
      annee: 2014,
      epci: 2,
      communes: 2,
      modifiees: 2,
      ailleurs: 1,
      horsEpci: 1,
      illisibles: [6],
    });
    const known = await read<Awaited<ReturnType<typeof epciDeCommune>>>((ctx) => epciDeCommune(ctx, 2013));
    expect(known.retenue).toBe(2014);
    expect([...known.parCommune]).toEqual([
      ["63113", "246300701"],
      ["63133", "246399999"],
    ]);
    expect(await read(async (ctx) => (await listCodes(ctx, "epci")).length)).toBe(before);
    // A gone EPCI has no page of today.
    await expect(read((ctx) => readEpci(ctx, "246399999"))).rejects.toMatchObject({ code: "introuvable" });
  });

  it("replaces a year that is imported again, and says what changed", async () => {
    const again = OLD.replace("63133;Dallet;246399999", "63133;Dallet;246300701");
    expect(await importAppartenance(base().database, D63, 2014, file(again))).toMatchObject({ modifiees: 1 });
    expect(await importAppartenance(base().database, D63, 2014, file(again))).toMatchObject({ modifiees: 0 });
    await importAppartenance(base().database, D63, 2014, file("insee;siren\n63113;246300701\n"));
    const known = await read<Awaited<ReturnType<typeof epciDeCommune>>>((ctx) => epciDeCommune(ctx, 2014));
    expect([...known.parCommune.keys()]).toEqual(["63113"]);
    expect(await read((ctx) => anneesAppartenance(ctx))).toEqual([2014, 2026]);
  });

  it.each([
    ["a year to come", 2030, OLD, "appartenance.annee"],
    ["no year", Number.NaN, OLD, "appartenance.annee"],
    ["no column", 2014, "a;b\n1;2\n", "appartenance.colonnes"],
    ["another département", 2014, "insee;siren\n03001;240300566\n", "appartenance.aucune"],
    ["a commune twice", 2014, "insee;siren\n63113;246300701\n63113;246300702\n", "appartenance.double"],
  ])("refuses %s", async (_what, annee, contenu, code) => {
    await expect(importAppartenance(base().database, D63, annee, file(contenu))).rejects.toMatchObject({
      code,
    });
  });
});
