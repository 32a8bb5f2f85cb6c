import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { importLieux } from "#modules/territoires/commands/lieux/import-lieux.ts";
import { loadReference } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { discardAcces, publishAcces, withdrawAcces } from "../../commands/accessibilite/publish-acces.ts";
import { stageAcces } from "../../commands/accessibilite/stage-acces.ts";
import { publishFichier, withdrawFichier } from "../../commands/imports/publish-fichier.ts";
import { parseChoixAcces } from "../../domain/accessibilite/choix-acces.ts";
import { readAcces } from "./read-acces.ts";
import { findFichierAcces } from "./read-fichiers.ts";

const base = setUpDatabase();
const D63 = departement("63");
const PLACES = ["../../shared/donnees/63", "../shared/donnees/63"].map((place) => join(projectRoot(), place));
const REEL = PLACES.find((place) => existsSync(place)) ?? "";

/** Three communes in a row, and one of the Allier at the border of Aigueperse. */
const CENTRES = `code;lon;lat
63113;3,1153;45,7856
63300;3,1132;45,8939
63001;3,2006;46,0216
03118;3,1700;46,0500
`;
const act = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(D63, ESSAIS, work);
const read = (adresse = "") =>
  base().platform.read(D63, ESSAIS, (ctx) => readAcces(ctx, parseChoixAcces(new URLSearchParams(adresse))));
const computed = async (adresse = "") => {
  const lecture = await read(adresse);
  if (!lecture.acces || !("lignes" in lecture.acces)) throw new Error("nothing computed");
  return { ...lecture, acces: lecture.acces };
};
const stage = (genre: string, texte: string, more: object = {}) =>
  act((ctx) =>
    stageAcces(ctx, {
      ...{ genre, nom: `${genre}.csv`, contenu: Buffer.from(texte), source: "Département" },
      ...{ date: "2025-12-31", ...more },
    }),
  );
const publish = async (genre: string, texte: string) => {
  const publicId = await stage(genre, texte);
  await act((ctx) => publishAcces(ctx, publicId));
  return publicId;
};

beforeAll(() => loadReference(base().database));

describe("reading accessibility", () => {
  it("says what it lacks, one after the other", async () => {
    expect(await read()).toMatchObject({ enfants: null, offre: null, lieux: null, acces: null });
    await act((ctx) =>
      importLieux(ctx, { nom: "centres.csv", contenu: Buffer.from(CENTRES), source: "Essai" }),
    );
    const { lieux, anneau } = await read();
    expect([lieux, anneau]).toEqual(["Essai", 1]);
  });

  it("takes the places of a list once it is published, and gives back what was there", async () => {
    await act((ctx) =>
      publishDonnees(
        ctx,
        "code_commune_2026;nom;population_2024\n63113;Clermont-Ferrand;147284\n63300;Riom;19029\n63001;Aigueperse;2665\n",
      ),
    );
    const publicId = await stage(
      "structures",
      "commune;nom;places\n63113;Les Lutins;40\n63113;Le Nid;20\n63300;Riom;30\n",
    );
    expect((await computed()).structures).toBeNull();
    await act((ctx) => publishAcces(ctx, publicId));
    const { acces, structures } = await computed();
    expect(structures).toMatchObject({ source: "Département", date: "2025-12-31", lignes: 3 });
    expect(acces.lignes.find(({ code }) => code === "63113")?.places).toBe(60);
    expect(acces.masse.recues).toBeCloseTo(90, 6);
    // Aigueperse is beyond 15 minutes of both: children, and nothing within reach.
    expect(acces.lignes.find(({ code }) => code === "63001")).toMatchObject({ apl: 0, enBordure: true });
    await act((ctx) => withdrawAcces(ctx, publicId));
    expect((await computed()).structures).toBeNull();
    await act((ctx) => discardAcces(ctx, publicId));
    await expect(
      base().platform.read(D63, ESSAIS, (ctx) => findFichierAcces(ctx, publicId)),
    ).rejects.toMatchObject({
      code: "introuvable",
    });
  });

  it("counts the children beyond the border, and no commune of the département twice", async () => {
    await publish("voisins", "commune;enfants\n03118;300\n");
    const { acces } = await computed();
    expect(acces.lignes.find(({ code }) => code === "63001")?.enBordure).toBe(false);
    expect(acces.voisines).toBe(1);
    await expect(stage("voisins", "commune;enfants\n63113;300\n")).rejects.toMatchObject({
      code: "acces.rien",
    });
  });

  it("follows a table of travel times with holes, and says how many were estimated", async () => {
    await publish("structures", "commune;places\n63113;40\n63300;30\n");
    const table = await publish(
      "trajets",
      "commune;destination;minutes\n63113;63300;4\n63300;63113;4\n63001;63300;-3\n63001;63113;vite\n99999;63113;3\n63001;63113;14\n63001;63113;14\n",
    );
    const { rapport } = await base().platform.read(D63, ESSAIS, (ctx) => findFichierAcces(ctx, table));
    expect(Object.fromEntries(rapport.anomalies.map(({ genre, nombre }) => [genre, nombre]))).toEqual({
      ...{ code_inconnu: 1, negatif: 1, texte: 1, doublon: 1, trous: 1 },
    });
    const { acces, trajets } = await computed();
    expect(trajets?.publicId).toBe(table);
    expect(acces.trajetsLus).toBe(3);
    expect((acces.lignes.find(({ code }) => code === "63001")?.apl ?? 0) > 0).toBe(true);
    expect((await computed("trajets=non")).trajets).toBeNull();
    await act((ctx) => withdrawAcces(ctx, table));
  });

  it("keeps neither of two times for one journey", async () => {
    const publicId = await stage(
      "trajets",
      "commune;destination;minutes\n63113;63300;4\n63113;63300;9\n63300;63113;5\n",
    );
    const fichier = await base().platform.read(D63, ESSAIS, (ctx) => findFichierAcces(ctx, publicId));
    expect(fichier.lignes).toBe(1);
    expect(fichier.rapport.anomalies.map(({ genre }) => genre)).toContain("contradiction");
  });

  it("says what one more structure would change, by its name, and keeps nothing", async () => {
    const { ajout, acces } = await computed("commune=Aigueperse&places=20");
    expect(ajout).toMatchObject({ code: "63001", nom: "Aigueperse", places: 20 });
    expect(ajout?.gains[0]).toMatchObject({ code: "63001", avant: 0 });
    const again = await computed();
    expect(again.ajout).toBeNull();
    expect(again.acces).toEqual(acces);
    expect((await computed("commune=Nulle+part&places=20")).ajout).toBeNull();
  });

  it.each([
    [{ genre: "ecoles" }, "acces.genre"],
    [{ source: " " }, "acces.source"],
    [{ date: "2099-01-01" }, "acces.date"],
    [{ date: "hier" }, "acces.date"],
    [{ contenu: Buffer.from("ville;nombre\nRiom;3\n") }, "acces.colonnes"],
    [{ contenu: Buffer.from("commune;places\n63113;-3\n") }, "acces.rien"],
  ])("refuses %o", async (more, code) => {
    await expect(stage("structures", "commune;places\n63113;3\n", more)).rejects.toMatchObject({ code });
  });

  it("is the same file when it comes twice, and is published once", async () => {
    const texte = "commune;places\n63300;31\n";
    const publicId = await publish("structures", texte);
    expect(await stage("structures", texte)).toBe(publicId);
    await expect(act((ctx) => publishAcces(ctx, publicId))).rejects.toMatchObject({
      code: "observatoire.etat",
    });
  });
});

describe.skipIf(REEL === "")("the real centres of the communes", () => {
  it("situates every commune of the département and a ring, and conserves the mass of real populations", async () => {
    const contenu = await readFile(join(REEL, "centroides-communes-france-2018.csv.gz"));
    const bilan = await act((ctx) => importLieux(ctx, { nom: "centres.csv.gz", contenu, source: "IGN" }));
    expect(bilan).toMatchObject({ communes: 463, absentes: [], inconnues: [] });
    expect(bilan.ailleurs).toBeGreaterThan(400);
    const { publicId } = await act(async (ctx) =>
      publishDonnees(ctx, await readFile(join(REEL, "communes-63-population-series.csv")), {
        nom: "communes-63-population-series.csv",
      }),
    );
    const { acces } = await computed("annee=2025");
    expect(acces.lignes.filter(({ apl }) => apl !== null)).toHaveLength(463);
    expect(acces.masse.recues).toBeCloseTo(acces.masse.offertes, 6);
    expect(acces.lignes.some(({ enBordure }) => enBordure)).toBe(true);
    await act((ctx) => withdrawFichier(ctx, publicId));
    await act((ctx) => publishFichier(ctx, publicId));
  });
});
