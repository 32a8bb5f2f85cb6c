import { beforeAll, describe, expect, it } from "vitest";
import { createConstat } from "#modules/observatoire/commands/constats/edit-constat.ts";
import { COUVERTURE_COMMUNES, COUVERTURE_EPCI } from "#modules/observatoire/demo/chiffres-63.ts";
import { formatFigure } from "#modules/observatoire/domain/dire.ts";
import { listEpci, openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import type { Application } from "#platform/http/application.ts";
import { createServer } from "#platform/http/server.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { newId } from "#platform/values/ids.ts";
import { serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { ESSAIS } from "#testing/personas.ts";
import { allReferences, compose } from "./composition.ts";

/** What the screens of the observatory write, read as a browser receives it. */

const ORIGIN = "https://maillage.exemple.fr";
const base = setUpDatabase();
const { build } = await serverBuild();
let server: ReturnType<typeof createServer>;
let application: Application;
let monde: Monde;

beforeAll(async () => {
  const { database, platform } = base();
  await openEspace(database, D63, { demonstration: false, now: NOW });
  const settings = {
    ...{ port: 0, host: "", origine: ORIGIN, databaseUrl: null, databaseUrlProprietaire: null, donnees: "" },
    ...{ demo: false, courriel: SANS_COURRIEL, fichiers: limitesFichiers(), oidc: null },
  };
  application = await compose(database, settings, clockAt(NOW));
  server = createServer(application, build, {
    ...{ origine: ORIGIN, version: "essai", write: () => {} },
    protection: {
      ...{ proxies: "aucun" as never, journal: "aucun" as never },
      limites: { adresse: 0, session: 0, envois: 0 },
    },
  });
  monde = await seedMonde(platform);
  await platform.act(D63, ESSAIS, async (ctx) => {
    const table = (niveau: string, code: string, lignes: string) =>
      [
        `annee;${code};txcouv_${niveau}`,
        ...firsts(lignes).map(([one, value]) => `2023;${one};${value}`),
      ].join("\n");
    await publishDonnees(ctx, table("epci", "numepci", COUVERTURE_EPCI), { nom: "txcouv_pe_epci.csv" });
    await publishDonnees(ctx, table("com", "numcom", COUVERTURE_COMMUNES), { nom: "txcouv_pe_com.csv" });
  });
});

/** The code and the first figure of each line of a set of the demonstration. */
function firsts(lignes: string): [string, string][] {
  return lignes
    .trim()
    .split("\n")
    .map((line) => line.split(" ").slice(0, 2) as [string, string]);
}

async function ask(path: string, who?: PrincipalPersonne): Promise<Response> {
  const agir = who && { departement: who.departement, personne: who.personne, institution: who.institution };
  const session =
    agir &&
    (await base().database.national((tx) =>
      openSession(tx, { compte: null, agir, moyen: "demonstration", appareil: "essai" }, clockAt(NOW).now()),
    ));
  const cookie = session ? `${cookieName(ORIGIN)}=${session}` : "";
  return server.request(`${ORIGIN}${path}`, { headers: { accept: "text/html", cookie } });
}

/** The words of a page, without its marks. */
async function words(path: string, who?: PrincipalPersonne): Promise<string> {
  const answer = await ask(path, who);
  expect(answer.status, path).toBe(200);
  const html = (await answer.text()).replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, " ");
  return html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/[\s\u00a0\u202f]+/g, " ");
}

describe("the coverage rates of 2023", () => {
  it("show for the 14 EPCI as they are published, in the table and in each portrait", async () => {
    const rates = firsts(COUVERTURE_EPCI);
    expect(rates).toHaveLength(14);
    const table = await words("/63/observatoire?indicateur=taux-couverture&maille=epci&millesime=2023");
    const noms = new Map(
      (await application.platform.read(D63, ESSAIS, listEpci)).map(({ siren, nom }) => [siren, nom]),
    );
    for (const [code, rate] of rates) {
      const shown = formatFigure(Number(rate), 1);
      expect(table, code).toMatch(new RegExp(`${noms.get(code)}[^%]{0,40}? ${shown} `));
      expect(await words(`/63/observatoire/territoires/${code}`), code).toContain(` ${shown} `);
    }
  });

  it("show 127,5 for a commune, in the table, the portrait and the file", async () => {
    const address = "indicateur=taux-couverture&maille=commune&millesime=2023";
    expect(await words(`/63/observatoire?${address}`)).toMatch(/Aubière[^%]{0,40}? 127,5 /);
    expect(await words("/63/observatoire/territoires/63014")).toContain(" 127,5 ");
    expect(await (await ask(`/63/observatoire/donnees.csv?${address}`)).text()).toMatch(/63014.*127,5/);
  });
});

describe("what an address says wrong", () => {
  it("is said on the page of evolutions, with the form to choose again", async () => {
    const page = await words("/63/observatoire/evolution?indicateur=inconnu&territoire=99999");
    expect(page).toContain("Cet indicateur n’est pas au catalogue");
    expect(page).toContain("Ce territoire n’est pas connu ici");
    expect((await ask("/63/observatoire/evolution/integrable?indicateur=inconnu&territoire=63")).status).toBe(
      404,
    );
  });

  it("is said beside its field on the page of comparisons, which offers pairs to begin with", async () => {
    const page = await words("/63/observatoire/comparer?t=246300701&t=xyz");
    expect(page).toContain("Ce territoire n’est pas connu ici");
    expect(page).toContain("Clermont Auvergne Métropole et Puy-de-Dôme");
    const empty = await (await ask("/63/observatoire/comparer")).text();
    expect(empty.match(/href="\/63\/observatoire\/comparer\?t=\d{9}&amp;t=63"/g)).toHaveLength(14);
  });
});

describe("findings", () => {
  const note = (enonce: string) =>
    base().platform.act(D63, monde.acteurs.personnes.caf.redacteur, (ctx) =>
      createConstat(ctx, {
        ...{ enonce, precisions: "Dit ici ; et « là ».", nature: "groupe", envoi: newId() },
        ...{ indicateur: "", maille: "", territoire: "", millesime: "" },
        ...{ origine: "Groupe de travail", date: "2026-03-12" },
      }),
    );

  it("that nothing answers are counted, linked and filtered on their page, in the holes of the scheme, in both files", async () => {
    const { redacteur } = monde.acteurs.personnes.caf;
    const [attend, repondu] = [
      await note("Les places manquent le soir"),
      await note("Les horaires changent"),
    ];
    const objectif = monde.schema.objectifs.get(1)?.id ?? "";
    await base().platform.act(D63, redacteur, (ctx) =>
      addRenvoi(ctx, allReferences(), {
        ...{ nature: "repond", sens: "direct", note: "", cle: newId() },
        ...{ objet: { genre: "objectif", cle: objectif }, autre: { genre: "constat", cle: repondu } },
      }),
    );
    const page = await words("/63/observatoire/constats", redacteur);
    expect(page).toContain("1 constat sans réponse");
    expect(page).toContain("2 constats.");
    const sans = await words("/63/observatoire/constats?reponse=sans", redacteur);
    expect(sans).toContain("Les places manquent le soir");
    expect(sans).not.toContain("Les horaires changent");
    expect(await words("/63/observatoire/constats?recherche=introuvable", redacteur)).toContain(
      "Aucun constat ne correspond",
    );

    const csv = async (query: string) =>
      (await (await ask(`/63/observatoire/constats.csv${query}`, redacteur)).text()).trim().split("\r\n");
    const [entetes, ...rows] = await csv("");
    expect(entetes).toMatch(/Constat.Nature.Indicateur.Territoire/);
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.includes("horaires"))).toContain("Créer des places");
    expect(rows.find((row) => row.includes("soir"))).toContain('"Dit ici ; et « là »."');
    expect((await csv("?reponse=sans")).slice(1).map((row) => row.includes("soir"))).toEqual([true]);

    const trous = `/63/schemas/${monde.schema.publicId}/manques`;
    const html = await (await ask(trous, redacteur)).text();
    expect(html).toContain(`href="/63/observatoire/constats/${attend}"`);
    expect(html).toContain('href="/63/observatoire/constats?reponse=sans"');
    expect(await words(trous, redacteur)).toMatch(/Constats sans réponse 1 /);
    expect(await (await ask(`${trous}.csv`, redacteur)).text()).toContain("Les places manquent le soir");
  });

  it("are said nowhere to a visitor", async () => {
    await note("Ce que personne ne doit lire ici");
    for (const path of ["constats", "constats.csv"])
      expect((await ask(`/63/observatoire/${path}`)).status, path).toBe(403);
    const trous = await ask(`/63/schemas/${monde.schema.publicId}/manques`);
    expect(await trous.text()).not.toContain("Ce que personne ne doit lire");
  });
});
