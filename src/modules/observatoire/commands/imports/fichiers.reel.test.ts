import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import type { Reglage } from "../../domain/imports/prereglage.ts";
import { listObservations, readSerie } from "../../queries/list-observations.ts";
import { octetsOf } from "./open-source.ts";
import { publishFichier } from "./publish-fichier.ts";
import { stageFichier } from "./stage-fichier.ts";

// The real files of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const PLACES = ["../../shared/donnees", "../shared/donnees"].map((place) => join(projectRoot(), place));
const SHARED = PLACES.find((place) => existsSync(place)) ?? "";
const D63 = departement("63");

/** Each file, the preset that knows it, its rows, its figures, those that hold a value, what there is to look at. */
const FICHIERS: [string, string, number, number, number, Record<string, number>][] = [
  ["caf-communes-63-2020-2024.extrait.json", "cnaf-prestations", 125, 875, 875, {}],
  ["caf-iris-63-2016.csv", "caf-iris", 104, 2392, 1936, {}],
  ["caf-iris-63-2017.csv", "caf-iris", 99, 2277, 1896, {}],
  ["caf-iris-63-2018.csv", "caf-iris", 99, 2079, 1769, {}],
  ["caf-iris-63-2019.csv", "caf-iris", 104, 2184, 1833, {}],
  ["caf-iris-63-2020.csv", "caf-iris", 104, 2184, 1838, {}],
  ["communes-63-population-series.csv", "populations", 463, 3241, 3241, {}],
  ["epci-63-membres-2026.csv", "epci-membres", 464, 928, 928, { source_contraire: 421 }],
  ["filosofi-communes-63-2014.csv", "filosofi", 435, 11310, 2928, { code_ancien: 6 }],
  ["filosofi-communes-63-2015.csv", "filosofi", 436, 12208, 3016, { code_ancien: 3 }],
  ["filosofi-communes-63-2016.csv", "filosofi", 434, 12152, 3008, { code_ancien: 3 }],
  ["filosofi-communes-63-2018.csv", "filosofi", 431, 12068, 2996, { code_ancien: 1 }],
  ["filosofi-communes-63-2019.csv", "filosofi", 433, 12124, 3028, { code_ancien: 1 }],
  ["filosofi-dep-63-2016.csv", "filosofi", 1, 28, 28, {}],
  ["filosofi-dep-63-2018.csv", "filosofi", 1, 28, 28, {}],
  ["filosofi-dep-63-2019.csv", "filosofi", 1, 28, 28, {}],
  ["filosofi-epci-63-2016.csv", "filosofi", 14, 392, 392, {}],
  ["filosofi-epci-63-2018.csv", "filosofi", 14, 392, 392, {}],
  ["filosofi-epci-63-2019.csv", "filosofi", 14, 392, 392, {}],
  ["filosofi-metropole-2016.csv", "filosofi", 1, 28, 28, {}],
  ["filosofi-metropole-2018.csv", "filosofi", 1, 28, 28, {}],
  ["filosofi-metropole-2019.csv", "filosofi", 1, 28, 28, {}],
  ["qpv-63-demo-2017.csv", "qpv", 7, 168, 161, {}],
  ["qpv-63-demo-2018.csv", "qpv", 7, 168, 161, {}],
  ["qpv-63-demo-2019.csv", "qpv", 7, 168, 161, {}],
  ["qpv-63-demo-2021.csv", "qpv", 7, 168, 160, {}],
  ["qpv-63-demo-2022.csv", "qpv", 7, 168, 161, {}],
  ["qpv-63-revenus-2017.csv", "qpv", 7, 91, 91, {}],
  ["qpv-63-revenus-2018.csv", "qpv", 7, 91, 91, {}],
  ["qpv-63-revenus-2019.csv", "qpv", 7, 91, 91, {}],
  ["qpv-63-revenus-2021.csv", "qpv", 7, 77, 77, {}],
  ["qpv-63-revenus-2022.csv", "qpv", 7, 77, 77, {}],
];

describe.runIf(existsSync(SHARED))("the real files of the Puy-de-Dôme", () => {
  const base = setUpDatabase();

  async function importer(nom: string, reglage: Reglage = {}, dossier = "63") {
    const contenu = await readFile(join(SHARED, dossier, nom));
    return base().platform.act(D63, ESSAIS, async (ctx) => {
      const source = { nom, octets: octetsOf(contenu), taille: contenu.length };
      const recu = await stageFichier(ctx, { source, prereglage: null, reglage });
      await publishFichier(ctx, recu.publicId);
      return recu.rapport;
    });
  }
  const genres = (rapport: { anomalies: readonly { genre: string; nombre: number }[] }) =>
    Object.fromEntries(rapport.anomalies.map(({ genre, nombre }) => [genre, nombre]));

  it("reads the coverage rates of 2023 as they are published, 127.5 included", async () => {
    const rapport = await importer("txcouv-2023-puy-de-dome.json");
    expect(rapport).toMatchObject({ prereglage: "cnaf-couverture", refusees: 0 });
    // The one above 100 is kept; the parts re-add to the whole everywhere.
    expect(genres(rapport)).toEqual({ au_dessus_de_100: 1 });
    const json = JSON.parse(await readFile(join(SHARED, "63/txcouv-2023-puy-de-dome.json"), "utf8"));
    const read = (indicateur: string, maille: "epci" | "commune") =>
      base().platform.read(D63, ESSAIS, (ctx) =>
        listObservations(ctx, { indicateur, maille, millesime: "2023" }),
      );
    const codes = ["", "-eaje", "-assistants-maternels", "-prescolarisation", "-garde-domicile"];
    for (const [maille, vecteurs] of [
      ["epci", json.epci],
      ["commune", json.communes],
    ] as const) {
      for (const [rang, suffixe] of codes.entries()) {
        const found = await read(`taux-couverture${suffixe}`, maille);
        expect(Object.fromEntries(found.map(({ code, valeur }) => [code, valeur]))).toEqual(
          Object.fromEntries(Object.entries<number[]>(vecteurs).map(([code, v]) => [code, v[rang]])),
        );
      }
    }
    expect((await read("taux-couverture", "epci")).length).toBe(14);
    expect((await read("taux-couverture", "commune")).find(({ code }) => code === "63014")?.valeur).toBe(
      127.5,
    );
  });

  it.each(FICHIERS)("reads %s by %s", async (nom, prereglage, lignes, observations, valeurs, anomalies) => {
    const rapport = await importer(nom);
    expect({ ...rapport, anomalies: genres(rapport) }).toMatchObject({
      ...{ prereglage, lignes, observations, valeurs, anomalies, refusees: 0, ailleurs: 0 },
    });
    expect(genres(rapport)).toEqual(anomalies);
  });

  it("knows every file that stands there", () => {
    const elsewhere = /^SOURCES\.md$|\.topo\.json$|^historique-|^centroides-|^txcouv-/;
    expect(
      readdirSync(join(SHARED, "63"))
        .filter((nom) => !elsewhere.test(nom))
        .sort(),
    ).toEqual(FICHIERS.map(([nom]) => nom));
  });

  it.each([
    "puy-de-dome-63-2026.topo.json",
    "historique-communes-63-1943-2019.json",
    "centroides-communes-france-2018.csv.gz",
  ])("refuses %s, which holds no figures, in words", async (nom) => {
    await expect(importer(nom)).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:observatoire\.(?:forme|json)|import\.)/),
    });
  });

  it("keeps the figures of the scheme, and says where they fight", async () => {
    const rapport = await importer("chiffres.csv", {}, "schema-63");
    expect(rapport).toMatchObject({
      prereglage: "chiffres-schema",
      lignes: 336,
      observations: 333,
      refusees: 3,
    });
    expect(genres(rapport)).toEqual({
      ...{ code_absent: 3, contradiction_dite: 6, colonnes_inversees: 2, ordre_rompu: 3 },
    });
    const said = (genre: string) =>
      rapport.anomalies.find((one) => one.genre === genre)?.exemples.map(({ texte }) => texte) ?? [];
    // Rows of two places at once, or of « each other EPCI », are of no territory: said, not guessed.
    expect(said("code_absent")).toContain("Allier et Puy-de-Dôme");
    expect(said("contradiction_dite").join("\n")).toMatch(/écart avec les 17 % du diagnostic/);
    expect(said("colonnes_inversees").join("\n")).toMatch(/prise en charge, AVF » dépasse « Coût moyen/);
    // Kept as they are written: 17 and 15, and what is paid above what it costs.
    const read = (code: string, millesime: string) =>
      base().platform.read(D63, ESSAIS, async (ctx) =>
        (await readSerie(ctx, code, { maille: "departement", code: "63" })).find(
          (one) => one.millesime === millesime,
        ),
      );
    const individuel = "sdsf-accueil-individuel-evolution";
    expect((await read(`${individuel}-de-l-accueil-individuel`, "2016/2021"))?.valeur).toBe(-17);
    expect(await read(`${individuel}-des-places-en-accueil-individuel`, "2016/2021")).toMatchObject({
      valeur: -15,
      note: expect.stringContaining("17 %"),
    });
    const vacances = "sdsf-aides-aux-vacances";
    expect((await read(`${vacances}-montant-moyen-de-prise-en-charge-avf`, "2020"))?.valeur).toBe(888.95);
    expect((await read(`${vacances}-cout-moyen-du-sejour-avf`, "2020"))?.valeur).toBe(482);
    const serie = await base().platform.read(D63, ESSAIS, (ctx) =>
      readSerie(ctx, "sdsf-population-population", { maille: "departement", code: "63" }),
    );
    expect(serie.map(({ millesime, valeur }) => [millesime, valeur])).toEqual([
      ["2010", 632_311],
      ["2019", 656_643],
    ]);
  });
});

if (!existsSync(SHARED)) {
  console.info("Les fichiers réels (../shared/donnees) sont absents : leurs imports ne sont pas essayés.");
}
