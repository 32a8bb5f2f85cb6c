import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { direExamen } from "../../domain/contours/dire-examen.ts";
import { loadFond, readJeuContours } from "../../queries/contours/load-fond.ts";
import { loadFondEpci } from "../../queries/contours/load-fond-epci.ts";
import { listEpci } from "../../queries/list-epci.ts";
import { importContours } from "./import-contours.ts";
import { removeContours } from "./remove-contours.ts";

const base = setUpDatabase();
const D63 = departement("63");

/** Squares a tenth of a degree wide, side by side from the south-west; each has the code said. */
function squares(codes: readonly string[], properties = (code: string): object => ({ code })) {
  return codes.map((code, n) => {
    const [x, y] = [3 + (n % 4) * 0.1, 45.5 + Math.floor(n / 4) * 0.1];
    const ring = [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1],
      [x, y],
    ];
    return {
      type: "Feature",
      properties: properties(code),
      geometry: { type: "Polygon", coordinates: [ring] },
    };
  });
}

const collection = (features: readonly object[], more: object = {}) => ({
  type: "FeatureCollection",
  features,
  ...more,
});

/** Two communes side by side that share the arc between them. */
const topologie = (codes: readonly [string, string]) => ({
  type: "Topology",
  transform: { scale: [0.001, 0.001], translate: [3, 45.5] },
  arcs: [
    [
      [100, 0],
      [0, 100],
    ],
    [
      [100, 100],
      [-100, 0],
      [0, -100],
      [100, 0],
    ],
    [
      [100, 0],
      [100, 0],
      [0, 100],
      [-100, 0],
    ],
  ],
  objects: {
    communes: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { INSEE_COM: codes[0] } },
        { type: "Polygon", arcs: [[2, -1]], properties: { INSEE_COM: codes[1] } },
      ],
    },
  },
});

const send = (content: unknown, given: { source?: string; millesime?: number | null } = {}, code = D63) =>
  base().platform.act(code, ESSAIS, (ctx) =>
    importContours(ctx, {
      nom: "contours.json",
      contenu: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
      source: "Producteur d’essai",
      millesime: 2024,
      ...given,
    }),
  );

const fond = (maille: "commune" | "epci" | "departement") =>
  base().platform.read(D63, ESSAIS, (ctx) => loadFond(ctx, maille));

describe("importContours", () => {
  it("draws the communes of a TopoJSON, and joins the EPCI and the département from them", async () => {
    // Clermont-Ferrand and Aubière are of one métropole.
    const examen = await send(topologie(["63113", "63014"]));
    expect(examen.jeux.map(({ maille, formes }) => [maille, formes.length])).toEqual([
      ["commune", 2],
      ["epci", 1],
      ["departement", 1],
    ]);
    expect(examen.absentes).toHaveLength(461);
    expect((await fond("epci"))?.formes[0]).toMatchObject({ code: "246300701" });
    // One ring of four corners: the border between the two is gone.
    expect((await fond("departement"))?.formes[0]?.trace.match(/M/g)).toHaveLength(1);
    expect((await fond("commune"))?.limites).toBe((await fond("epci"))?.formes[0]?.trace);
    expect((await fond("commune"))?.source).toBe("Producteur d’essai");
  });

  it("takes a national GeoJSON: old communes in those that took them, placeholders and elsewhere left aside", async () => {
    const examen = await send(
      `\ufeff${JSON.stringify(collection(squares(["63113", "63335", "63127", "63XXX", "03001", "2A004", 1004 as never])))}`,
    );
    expect(examen).toMatchObject({ anciens: ["63127"], fictifs: 1, ailleurs: 3 });
    expect((await fond("commune"))?.formes.map(({ code }) => code)).toEqual(["63113", "63335"]);
    expect(direExamen(examen).join(" ")).toMatch(/2.communes.*1.ancienne commune.*fictif.*autre département/);
  });

  it("takes a file of EPCI alone, and replaces what was drawn", async () => {
    const examen = await send(
      collection(squares(["246300701", "200070712", "240300566"], (siren) => ({ siren, nom: "x" }))),
    );
    expect(examen).toMatchObject({ ailleurs: 1, absentes: [] });
    expect(await fond("commune")).toBeNull();
    expect((await fond("epci"))?.formes).toHaveLength(2);
    const jeu = await base().platform.read(D63, ESSAIS, readJeuContours);
    expect(jeu).toMatchObject({ communes: 0, epci: 2, millesime: 2024, importeLe: "2026-11-22" });
  });

  it("writes codes and Corsica as they are", async () => {
    const corse = departement("2A");
    const [first] = squares(["2a004"]);
    const moved = JSON.parse(JSON.stringify(first).replaceAll("45.", "42."));
    expect((await send(collection([moved]), {}, corse)).jeux[0]?.formes[0]?.code).toBe("2A004");
    const [ain] = squares(["1004"]);
    expect((await send(collection([ain as object]), {}, departement("01"))).jeux[0]?.formes[0]?.code).toBe(
      "01004",
    );
  });

  it("goes back to tiles when contours are removed, and says nothing to remove twice", async () => {
    await send(topologie(["63113", "63014"]));
    const schematique = () =>
      base().platform.read(
        D63,
        ESSAIS,
        async (ctx) => (await loadFondEpci(ctx, await listEpci(ctx)))?.schematique,
      );
    expect(await schematique()).toBe(false);
    for (let n = 0; n < 2; n++) await base().platform.act(D63, ESSAIS, removeContours);
    expect(await schematique()).toBe(true);
    expect(await base().platform.read(D63, ESSAIS, readJeuContours)).toBeNull();
  });

  const inverted = (features: readonly object[]) =>
    JSON.parse(JSON.stringify(features), (key, value) =>
      key === "coordinates" ? [value[0].map(([x, y]: number[]) => [y, x])] : value,
    );
  const inMetres = (features: readonly object[]) =>
    JSON.parse(JSON.stringify(features), (key, value) =>
      key === "coordinates" ? [value[0].map(([x, y]: number[]) => [(x ?? 0) * 2e5, (y ?? 0) * 1e5])] : value,
    );
  const withGeometry = (geometry: unknown) => [{ ...squares(["63113"])[0], geometry }];

  it.each([
    ["a text", "ceci n'est pas du JSON", "contours.json"],
    ["half a file", '{"type":"FeatureCollection","features":[', "contours.json"],
    ["another JSON", [{ code: "63113" }], "contours.forme"],
    ["nothing in it", null, "contours.forme"],
    ["no territory", collection([]), "contours.vide"],
    ["no code", collection(squares(["63113"], () => ({ couleur: "rouge" }))), "contours.codes"],
    ["another département", collection(squares(["03001", "03002"])), "contours.autre-departement"],
    ["EPCI of elsewhere", collection(squares(["240300566"])), "contours.autre-departement"],
    ["an unknown commune", collection(squares(["63113", "63999"])), "contours.inconnus"],
    ["names for codes", collection(squares(["Clermont-Ferrand"])), "contours.inconnus"],
    [
      "points",
      collection(withGeometry({ type: "Point", coordinates: [3, 45.5] })),
      "contours.sans-geometrie",
    ],
    ["no geometry", collection(withGeometry(null)), "contours.sans-geometrie"],
    [
      "an open ring",
      collection(
        withGeometry({ type: "Polygon", coordinates: [[[3, 45], [4, 45], [4, 46], [3, 46]]] }), // biome-ignore format: one ring
      ),
      "contours.geometrie",
    ],
    ["Lambert 93", collection(inMetres(squares(["63113"]))), "contours.projection"],
    [
      "Lambert 93, said so",
      collection(squares(["63113"]), { crs: { properties: { name: "urn:ogc:def:crs:EPSG::2154" } } }),
      "contours.projection",
    ],
    ["latitude first", collection(inverted(squares(["63113"]))), "contours.inversees"],
    ["a commune twice", collection(squares(["63113", "63113"])), "contours.doubles"],
    ["arcs that are not there", { ...topologie(["63113", "63014"]), arcs: [] }, "contours.topologie"],
  ])("refuses %s, and keeps what was drawn", async (_what, content, code) => {
    await send(topologie(["63113", "63014"]));
    await expect(send(content)).rejects.toMatchObject({ code, details: { champ: "fichier" } });
    expect((await fond("commune"))?.formes).toHaveLength(2);
  });

  it.each([
    [{ source: "  " }, "contours.source"],
    [{ source: "x".repeat(121) }, "contours.source"],
    [{ millesime: 20 }, "contours.millesime"],
    [{ millesime: 2035 }, "contours.millesime"],
    [{ millesime: Number.NaN }, "contours.millesime"],
  ])("refuses %j", async (given, code) => {
    await expect(send(topologie(["63113", "63014"]), given)).rejects.toMatchObject({ code });
  });
});

// The real contours of the Puy-de-Dôme stand beside the repository where the project is developed, not in every clone.
const PLACES = ["../../shared/donnees/63", "../shared/donnees/63"].map((place) => join(projectRoot(), place));
const FOLDER = PLACES.find((place) => existsSync(place)) ?? "";

describe
  .runIf(existsSync(FOLDER))
  .each(["puy-de-dome-63-2026.topo.json", "puy-de-dome-63-2026.simplifie.topo.json"])(
  "the real contours, %s",
  (nom) => {
    it("draw the 463 communes and the 14 EPCI in less than 100 kB", async () => {
      const examen = await send((await readFile(join(FOLDER, nom), "utf8")) as string);
      expect(examen).toMatchObject({ absentes: [], anciens: [], fictifs: 0, ailleurs: 0 });
      const drawn = await fond("commune");
      expect(drawn?.formes).toHaveLength(463);
      expect((await fond("epci"))?.formes).toHaveLength(14);
      expect(drawn?.formes.reduce((sum, { trace }) => sum + trace.length, 0)).toBeLessThan(100_000);
      // The département is of one piece.
      expect((await fond("departement"))?.formes[0]?.trace.match(/M/g)).toHaveLength(1);
    });
  },
);
