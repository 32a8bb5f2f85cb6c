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

  it("reads every other file, refusing nothing but what is not a territory of today", async () => {
    const rapports: Record<string, unknown> = {};
    for (const nom of readdirSync(join(SHARED, "63")).sort()) {
      if (!/^(?:caf-|filosofi|qpv|epci|communes-63)/.test(nom)) continue;
      const rapport = await importer(nom);
      expect(rapport.valeurs, nom).toBeGreaterThan(0);
      rapports[nom] = [
        rapport.prereglage,
        rapport.lignes,
        rapport.observations,
        rapport.valeurs,
        rapport.refusees,
        genres(rapport),
      ];
    }
    console.info(JSON.stringify(rapports, null, 1));
  });

  it("keeps the figures of the scheme, and says where they fight", async () => {
    const rapport = await importer("chiffres.csv", {}, "schema-63");
    console.info(JSON.stringify(rapport, null, 1));
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
