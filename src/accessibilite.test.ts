import { beforeAll, describe, expect, it } from "vitest";
import { publishAcces } from "#modules/observatoire/commands/accessibilite/publish-acces.ts";
import { stageAcces } from "#modules/observatoire/commands/accessibilite/stage-acces.ts";
import { importLieux } from "#modules/territoires/commands/lieux/import-lieux.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createServer } from "#platform/http/server.ts";
import { serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { POPULATIONS, publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS } from "#testing/personas.ts";
import { compose } from "./composition.ts";

const ORIGIN = "https://maillage.exemple.fr";
const D63 = departement("63");
const base = setUpDatabase();
const { build } = await serverBuild();
let server: ReturnType<typeof createServer>;

const CENTRES = "code;lon;lat\n63113;3,1153;45,7856\n63300;3,1132;45,8939\n63430;3,5389;45,8560\n";

beforeAll(async () => {
  const { database, platform } = base();
  await openEspace(database, D63, { demonstration: false, now: NOW });
  const settings = {
    ...{ port: 0, host: "", origine: ORIGIN, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  server = createServer(await compose(database, settings, clockAt(NOW)), build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
  await platform.act(D63, ESSAIS, async (ctx) => {
    await publishDonnees(ctx, POPULATIONS);
    await importLieux(ctx, { nom: "centres.csv", contenu: Buffer.from(CENTRES), source: "Essai" });
    const publicId = await stageAcces(ctx, {
      ...{ genre: "structures", nom: "structures.csv", source: "Département", date: "2026-01-01" },
      contenu: Buffer.from("commune;places\n63113;400\n63300;60\n"),
    });
    await publishAcces(ctx, publicId);
  });
});

const PAGE = "/63/observatoire/accessibilite";
const ask = async (path: string) => {
  const answer = await server.request(`${ORIGIN}${path}`, { headers: { accept: "text/html" } });
  return { status: answer.status, text: await answer.text() };
};

describe("the page of accessibility", () => {
  it("prints its parameters, its sources and the mass under the table", async () => {
    const { status, text } = await ask(`${PAGE}?vitesse=50`);
    expect(status).toBe(200);
    expect(text).toMatch(/0,5 de 5 à 10 minutes.*à 50.km\/h/s);
    expect(text).toMatch(/liste de structures, Département, au/);
    expect(text).toMatch(/460 places offertes, 460 réparties/);
  });

  it("says which field could not be read, and refuses nothing", async () => {
    const { status, text } = await ask(`${PAGE}?vitesse=vite&paliers=5:2&commune=Riom&places=0`);
    expect(status).toBe(200);
    expect(text).toMatch(/Écrivez une vitesse/);
    expect(text).toMatch(/Écrivez des minutes croissantes/);
    expect(text).toMatch(/Écrivez un nombre entier de places/);
  });

  it("gives the same in its files, the structure in plus beside", async () => {
    const { text } = await ask(`${PAGE}/donnees.csv?commune=63300&places=20`);
    const [head, ...rows] = text.trim().split("\r\n");
    expect(head).toContain("Avec la structure de plus");
    const riom = rows.find((row) => row.startsWith("63300"))?.split(";") ?? [];
    const [avant, apres] = [riom[2], riom[6]].map((one) => Number(String(one).replace(",", ".")));
    expect(apres).toBeGreaterThan(avant ?? Number.POSITIVE_INFINITY);
    const { status, text: svg } = await ask(`${PAGE}/carte.svg`);
    expect(status).toBe(200);
    expect(svg).toMatch(/vol d’oiseau/);
  });

  it("answers the same by the API, and nothing where nobody published", async () => {
    const { text } = await ask("/api/v1/departements/63/accessibilite");
    const { communes, offre } = JSON.parse(text);
    expect(offre).toBe("Liste de structures, Département");
    expect(communes.map((one: { code: string }) => one.code)).toEqual(["63113", "63300", "63430"]);
  });
});
