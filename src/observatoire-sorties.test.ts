import { beforeAll, describe, expect, it } from "vitest";
import { importCompetences } from "#modules/territoires/commands/competences/import-competences.ts";
import { importZonage } from "#modules/territoires/commands/zonages/import-zonage.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createServer } from "#platform/http/server.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { compose } from "./composition.ts";

/** What leaves the observatory: files with their notice inside, frames for other sites, the portrait by the API. */

const ORIGIN = "https://maillage.exemple.fr";
const D63 = departement("63");
const base = setUpDatabase();
const { build } = await serverBuild();
let server: ReturnType<typeof createServer>;

const CLERMONT = "246300701";
const FRAMES = [
  "/63/observatoire/integrable",
  `/63/observatoire/territoires/${CLERMONT}/integrable`,
  `/63/observatoire/evolution/integrable?indicateur=taux-couverture&territoire=${CLERMONT}`,
];
const PAGES = [
  "/63/observatoire",
  `/63/observatoire/territoires/${CLERMONT}`,
  `/63/observatoire/evolution?indicateur=taux-couverture&territoire=${CLERMONT}`,
  `/63/observatoire/comparer?t=${CLERMONT}&t=200070712`,
];
const FILES = [
  "/63/observatoire/donnees",
  `/63/observatoire/territoires/${CLERMONT}/portrait`,
  `/63/observatoire/evolution/donnees?indicateur=taux-couverture&territoire=${CLERMONT}`,
  `/63/observatoire/comparer/donnees?t=${CLERMONT}&t=200070712`,
];

beforeAll(async () => {
  const { database, platform } = base();
  const clock = clockAt(NOW);
  await openEspace(database, D63, { demonstration: false, now: NOW });
  await platform.act(D63, ESSAIS, (ctx) =>
    publishDonnees(
      ctx,
      `annee;numepci;txcouv_epci\n2022;${CLERMONT};60.1\n2023;${CLERMONT};127.5\n2023;200070712;56.8\n`,
      { nom: "txcouv_pe_epci.csv" },
    ),
  );
  const settings = {
    ...{ port: 0, host: "", origine: ORIGIN, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  server = createServer(await compose(database, settings, clock), build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  Promise.resolve(server.request(`${ORIGIN}${path}`, { headers: { accept: "text/html", ...headers } }));
const withEnding = (address: string, ending: string) => address.replace(/(\?|$)/, `.${ending}$1`);

describe("a frame for other sites", () => {
  it("may be framed, runs nothing, keeps no cookie, says its source and where it is read whole", async () => {
    for (const path of FRAMES) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-security-policy"), path).toContain("frame-ancestors *");
      expect(answer.headers.get("x-frame-options"), path).toBeNull();
      expect(answer.headers.get("set-cookie"), path).toBeNull();
      const html = await answer.text();
      expect(html, path).not.toMatch(/<script|<form|style=|<iframe/);
      expect(html, path).toContain(`href="${ORIGIN}/63/observatoire`);
      expect(html, path).toMatch(/127,5/);
      expect(html, path).toMatch(/Cnaf, Taux de couverture/);
      expect((await ask(path, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
    }
  });

  it("is offered on its page, which may not be framed", async () => {
    for (const path of PAGES.slice(0, 3)) {
      const answer = await ask(path);
      expect(answer.headers.get("x-frame-options"), path).toBe("DENY");
      expect(await answer.text(), path).toMatch(/&lt;iframe src=&quot;https:.*integrable/);
    }
  });

  it("is not there for what has no figure", async () => {
    for (const path of [
      "/63/observatoire/territoires/63300/integrable",
      "/63/observatoire/territoires/99/integrable",
      "/63/observatoire/evolution/integrable?indicateur=taux-couverture&territoire=63300",
      "/63/observatoire/integrable?indicateur=inconnu",
    ])
      expect((await ask(path)).status, path).toBe(404);
  });
});

describe("a file", () => {
  it("of figures says on each row its source, edition, geography, licence and address", async () => {
    for (const path of FILES) {
      const text = await (await ask(withEnding(path, "csv"))).text();
      const [head = "", ...rows] = text.replace("\ufeff", "").trim().split("\r\n");
      for (const name of ["Source", "Édition", "Géographie", "Licence", "Adresse", "Statut"])
        expect(head.split(";"), path).toContain(name);
      expect(rows.length, path).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row, path).toContain("Cnaf, Taux de couverture");
        expect(row, path).toContain(`${ORIGIN}/63/observatoire`);
      }
      expect(text, path).toContain(";127,5;");
    }
  });

  it("of a workbook has the same rows and a sheet that says what must be known", async () => {
    for (const path of FILES) {
      const answer = await ask(withEnding(path, "xlsx"));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const { feuilles } = await readSheets(bytes, "a.xlsx");
      expect(
        feuilles.map(({ nom }) => nom),
        path,
      ).toEqual(["Données", "Notice"]);
      const notice = JSON.stringify(feuilles[1]);
      expect(notice, path).toMatch(/Cnaf, Taux de couverture.*Licence Ouverte/);
      expect(notice, path).toContain(ORIGIN);
    }
  });

  it("of a drawing holds its title, its legend, its source, its definition and its address", async () => {
    for (const path of [
      "/63/observatoire/carte",
      `/63/observatoire/evolution/courbe?indicateur=taux-couverture&territoire=${CLERMONT}`,
    ]) {
      const svg = await (await ask(withEnding(path, "svg"))).text();
      for (const word of [
        "Taux de couverture",
        "Source",
        "Définition",
        "territoires de",
        `${ORIGIN}/63/observatoire`,
      ])
        expect(svg, path).toContain(word);
      const png = new Uint8Array(await (await ask(withEnding(path, "png"))).arrayBuffer());
      expect([...png.slice(1, 4)], path).toEqual([0x50, 0x4e, 0x47]);
    }
  });
});

describe("the API", () => {
  it("gives the portrait of a territory as published, and none of another département", async () => {
    const read = (code: string) => ask(`/api/v1/departements/63/territoires/${code}/portrait`);
    const body = await (await read(CLERMONT)).json();
    expect(body).toMatchObject({
      territoires: [{ code: CLERMONT, maille: "epci" }, { code: "63" }, { code: "84" }, { code: "FR" }],
      indicateurs: [
        {
          ...{ indicateur: "taux-couverture", millesime: "2023", source: { producteur: "Cnaf" } },
          chiffres: [{ territoire: CLERMONT, valeur: 127.5, statut: "publie", calcul: null }],
        },
      ],
    });
    for (const code of ["03001", "84", "63999", "riom"]) expect((await read(code)).status, code).toBe(404);
  });

  it("says what a territory offers beside its figures: basket, competences, zones, communes beyond the border", async () => {
    const empty = await (await ask(`/api/v1/departements/63/territoires/${CLERMONT}/portrait`)).json();
    expect(empty.services).toMatchObject({
      ...{ epci: CLERMONT, competences: [], zones: [], communesHorsDepartement: [], actions: [] },
      paniers: [{ epci: CLERMONT, verdict: "inconnu", requis: ["clas", "reaap", "laep"] }],
    });
    expect(empty.services.paniers[0].services[0]).toEqual({
      ...{ service: "clas", etat: "inconnu", implantation: null, depuis: null, source: null },
    });
    await base().platform.act(D63, ESSAIS, async (ctx) => {
      const zones = "code_zone;nom_zone;code_commune\nU1;Nord;63113\nU1;Nord;63075\nU2;Est;63430\n";
      const contenu = Buffer.from(zones);
      await importZonage(ctx, { genre: "utas", annee: 2026, nom: "utas.csv", source: "Essai", contenu });
      const said = `siren;competence;exercice;depuis;source\n${CLERMONT};mobilites;exercee;2018;Statuts\n`;
      await importCompetences(ctx, Buffer.from(said));
    });
    const epci = await (await ask(`/api/v1/departements/63/territoires/${CLERMONT}/portrait`)).json();
    expect(epci.services.competences).toEqual([
      { competence: "mobilites", exercice: "exercee", depuis: 2018, source: "Statuts" },
    ]);
    expect(epci.services.zones).toMatchObject([
      { code: "U1", communes: [{ code: "63075" }, { code: "63113" }] },
    ]);
    const sancy = await (await ask("/api/v1/departements/63/territoires/246300966/portrait")).json();
    expect(sancy.services.communesHorsDepartement).toMatchObject([{ code: "15132", departement: "Cantal" }]);
  });

  it("lists zones page by page, by kind, year and commune, and the competences of each EPCI", async () => {
    const read = async (path: string) => (await ask(`/api/v1/departements/63/${path}`)).json();
    const first = await read("zonages?limite=1");
    expect(first.donnees).toMatchObject([{ code: "U1", zonage: "utas", annee: 2026, source: "Essai" }]);
    const next = await (await ask(first.suivant)).json();
    expect(next).toMatchObject({ donnees: [{ code: "U2" }], suivant: null });
    expect((await read("zonages?commune=63430")).donnees).toMatchObject([{ code: "U2" }]);
    expect((await read("zonages?annee=2020")).donnees).toEqual([]);
    for (const wrong of ["zonages?zonage=canton", "zonages?annee=hier"])
      expect((await ask(`/api/v1/departements/63/${wrong}`)).status, wrong).toBe(422);
    const { donnees } = await read("competences");
    expect(donnees).toHaveLength(14);
    expect(donnees.find(({ epci }: { epci: string }) => epci === CLERMONT).competences).toHaveLength(1);
  });
});
