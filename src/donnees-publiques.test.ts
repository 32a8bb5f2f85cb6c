import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createServer } from "#platform/http/server.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { newId } from "#platform/values/ids.ts";
import { serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { fillFiches } from "#testing/lectures.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { compose } from "./composition.ts";

/**
 * Whatever is open to everybody about a scheme, read by a visitor and by somebody who may read everything: nothing of a
 * person, no comment, no blockage, no draft. The addresses are found in the routes, and what must not be said in the base.
 */

const ORIGIN = "https://maillage.exemple.fr";
const base = setUpDatabase();
const { build, routes } = await serverBuild();
const FICHIERS = ["actions.csv", "objectifs.csv", "indicateurs.csv"];

let monde: Monde;
let server: ReturnType<typeof createServer>;
let brouillon: string;
let cookie: string;

beforeAll(async () => {
  const { database, platform } = base();
  const clock = clockAt(NOW);
  await openEspace(database, D63, { demonstration: false, now: NOW });
  monde = await seedMonde(platform);
  const { caf } = monde.acteurs.personnes;
  await platform.act(D63, ESSAIS, (ctx) => fillFiches(ctx, monde));
  await platform.act(D63, caf.redacteur, async (ctx) => {
    const blocage = {
      ...{ raison: "Le local secret fuit", condition: "Un toit confidentiel" },
      echeance: ctx.today.add({ months: 1 }),
    };
    await recordPointAvancement(ctx, {
      ...{ schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "orage", blocage },
      commentaire: "Une famille nous a écrit",
    });
  });
  const titre = "Brouillon caché";
  brouillon = (await seedSchema(platform, D63, monde.acteurs, { titre, phase: "elaboration" })).publicId;
  const settings = {
    ...{ port: 0, host: "", origine: ORIGIN, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  const application = await compose(database, settings, clock);
  server = createServer(application, build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
  const { departement, personne, institution } = caf.administrateur;
  const agir = { departement, personne, institution };
  const session = await database.national((tx) =>
    openSession(tx, { compte: null, agir, moyen: "demonstration", appareil: "essai" }, clock.now()),
  );
  cookie = `${cookieName(ORIGIN)}=${session}`;
});

const ask = (path: string, who: string | null = null) =>
  Promise.resolve(
    server.request(`${ORIGIN}${path}`, {
      headers: { accept: "text/html", ...(who === null ? {} : { cookie: who }) },
    }),
  );

/** Every address that is open about a scheme: the pages of the room `public`, and the API. */
function adresses(schema: string): string[] {
  const paths = routes
    .filter(({ file }) => file.startsWith("modules/schemas/pages/public/"))
    .flatMap(({ path }) =>
      path.endsWith(":fichier") ? FICHIERS.map((one) => path.replace(":fichier", one)) : [path],
    );
  return [
    ...paths.map((path) => `/${path.replace(":departement", D63).replace(":schema", schema)}`),
    `/api/v1/departements/${D63}/schemas/${schema}/public`,
  ];
}

/** What nobody may find there, from the base itself. */
async function interdits(): Promise<string[]> {
  const { rows } = await base().platform.read(D63, ESSAIS, ({ tx }) =>
    sql<{ dit: string }>`
      SELECT nom AS dit FROM acteur WHERE departement = ${D63} AND genre = 'personne'
      UNION SELECT courriel FROM acteur WHERE departement = ${D63} AND courriel IS NOT NULL
      UNION SELECT fonction FROM acteur WHERE departement = ${D63} AND fonction IS NOT NULL
      UNION SELECT public_id FROM acteur WHERE departement = ${D63} AND genre = 'personne'
      UNION SELECT auteur_nom FROM point_avancement WHERE departement = ${D63}
      UNION SELECT commentaire FROM point_avancement WHERE departement = ${D63} AND commentaire <> ''
      UNION SELECT blocage_raison FROM point_avancement WHERE departement = ${D63} AND blocage_raison IS NOT NULL
      UNION SELECT blocage_condition FROM point_avancement WHERE departement = ${D63} AND blocage_condition IS NOT NULL
    `.execute(tx),
  );
  return [...rows.map(({ dit }) => dit), "Brouillon caché"].filter((dit) => dit.length > 2);
}

describe("what is open to everybody about a scheme", () => {
  it("says nothing of a person, no comment, no blockage and no draft, to anybody", async () => {
    const hidden = await interdits();
    expect(hidden).toContain("Paule Pilote");
    expect(hidden).toContain("Le local secret fuit");
    const own = monde.acteurs.personnes.caf.administrateur.nom;
    const open = adresses(monde.schema.publicId);
    expect(open.length).toBeGreaterThanOrEqual(11);
    for (const path of open) {
      for (const who of [null, cookie]) {
        const answer = await ask(path, who);
        expect(answer.status, path).toBe(200);
        const text = await answer.text();
        // The banner greets the reader; the draft has its own line in the list of those who may read it.
        const said = hidden.filter((dit) => text.includes(dit) && !(who && dit === own));
        expect(said, `${path} ${who ? "signed in" : "visitor"}`).toEqual([]);
      }
    }
  });

  it("does not exist for a scheme that only its institutions read, but for the preview of its pages", async () => {
    for (const path of adresses(brouillon).filter((one) => one.includes(brouillon))) {
      expect((await ask(path)).status, path).toBe(404);
      const preview = /\/public(\/actions|\/image\.png)?$/.test(path) && !path.startsWith("/api");
      expect((await ask(path, cookie)).status, path).toBe(preview ? 200 : 404);
    }
    const text = await (await ask(`/${D63}/schemas/${brouillon}/public`, cookie)).text();
    expect(text).toContain("pas encore publique");
    expect(text).toContain('name="robots" content="noindex"');
  });

  it("is the same data in the file and through the API, with its licence, its source and its day", async () => {
    const schema = monde.schema.publicId;
    const [file, api] = await Promise.all([
      ask(`/${D63}/schemas/${schema}/donnees/schema.json`).then((one) => one.text()),
      ask(`/api/v1/departements/${D63}/schemas/${schema}/public`).then((one) => one.text()),
    ]);
    expect(file).toBe(api);
    const donnees = JSON.parse(file);
    expect(donnees).toMatchObject({ departement: D63, id: schema, jour: NOW.slice(0, 10), version: null });
    expect(donnees.licence).toContain("licence-ouverte");
    expect(donnees.source).toContain("Caisse d'allocations familiales");
    const csv = await (await ask(`/${D63}/schemas/${schema}/donnees/actions.csv`)).text();
    expect(csv.trim().split("\r\n")).toHaveLength(donnees.actions.length + 1);
    expect((await ask(`/${D63}/schemas/${schema}/donnees/personnes.csv`)).status).toBe(404);
    const catalogue = JSON.parse(
      await (await ask(`/${D63}/schemas/${schema}/donnees/catalogue.json`)).text(),
    );
    expect(catalogue["@type"]).toBe("dcat:Dataset");
    for (const one of catalogue["dcat:distribution"]) {
      const address = new URL(one["dcat:downloadURL"]["@id"]);
      expect(address.origin).toBe(ORIGIN);
      expect((await ask(address.pathname)).status, address.pathname).toBe(200);
    }
  });

  it("explains each column of its files on its page", async () => {
    const schema = monde.schema.publicId;
    const page = await (await ask(`/${D63}/schemas/${schema}/donnees`)).text();
    for (const fichier of FICHIERS) {
      const csv = await (await ask(`/${D63}/schemas/${schema}/donnees/${fichier}`)).text();
      const [header = ""] = csv.replace("\ufeff", "").split("\r\n");
      for (const nom of header.split(";")) expect(page, nom).toContain(`<code>${nom}</code>`);
    }
  });
});

describe("the summary for other sites", () => {
  const path = () => `/${D63}/schemas/${monde.schema.publicId}/resume-integrable`;

  it("is the only page that may be framed, without cookie, script nor form", async () => {
    const answer = await ask(path(), cookie);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("form-action 'none'");
    expect(answer.headers.get("x-frame-options")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("x-maillage-integrable")).toBeNull();
    const html = await answer.text();
    expect(html).not.toMatch(/<script|<form|style=|<iframe/);
    expect(html).toContain(`href="${ORIGIN}/63/schemas/${monde.schema.publicId}/public"`);
    const again = await server.request(`${ORIGIN}${path()}`, {
      headers: { "if-none-match": answer.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    for (const other of adresses(monde.schema.publicId).filter((one) => one !== path())) {
      const { headers } = await ask(other);
      expect(headers.get("content-security-policy"), other).toContain("frame-ancestors 'none'");
      expect(headers.get("x-frame-options"), other).toBe("DENY");
    }
  });
});

describe("what search engines read", () => {
  it("is what anybody reads, at its permanent address", async () => {
    const robots = await (await ask("/robots.txt")).text();
    expect(robots).toContain("Disallow: /connexion");
    expect(robots).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    expect(await (await ask("/sitemap.xml")).text()).toContain(`<loc>${ORIGIN}/63/sitemap.xml</loc>`);
    for (const who of [null, cookie]) {
      const map = await (await ask("/63/sitemap.xml", who)).text();
      expect(map).not.toContain(brouillon);
      const found = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = ""]) => new URL(loc));
      expect(found.length).toBeGreaterThan(4);
      for (const { origin, pathname } of found) {
        expect(origin).toBe(ORIGIN);
        expect((await ask(pathname)).status, pathname).toBe(200);
      }
    }
    const page = await (await ask(`/63/schemas/${monde.schema.publicId}/public`)).text();
    const address = `${ORIGIN}/63/schemas/${monde.schema.publicId}/public`;
    expect(page).toContain(`<link rel="canonical" href="${address}"/>`);
    expect(page).toContain(`<meta property="og:image" content="${address}/image.png"/>`);
    expect(page).not.toContain("noindex");
  });
});
