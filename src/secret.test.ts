import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { createConstat } from "#modules/observatoire/commands/constats/edit-constat.ts";
import { withdrawFichier } from "#modules/observatoire/commands/imports/publish-fichier.ts";
import { keepClassement } from "#modules/observatoire/commands/priorites/keep-classement.ts";
import { createIndicateur } from "#modules/observatoire/commands/saisie/create-indicateur.ts";
import { attackFigures } from "#modules/observatoire/commands/secret/attack-figures.ts";
import { createRegleSecret, updateRegleSecret } from "#modules/observatoire/commands/secret/write-regle.ts";
import { createFormule } from "#modules/observatoire/commands/write-formule.ts";
import { parseChoix } from "#modules/observatoire/domain/priorites/choix.ts";
import { attaquer } from "#modules/observatoire/domain/secret/attaquer.ts";
import { equationsOfTerritoire } from "#modules/observatoire/domain/secret/equations-sommes.ts";
import { EXACT } from "#modules/observatoire/domain/secret/marge.ts";
import type { Cellule } from "#modules/observatoire/domain/secret/modele.ts";
import { portraitDuDepartement } from "#modules/observatoire/index.ts";
import { findRegleSecret } from "#modules/observatoire/queries/secret/list-regles.ts";
import { readAudit } from "#modules/observatoire/queries/secret/read-audit.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { SANS_COURRIEL } from "#platform/config/settings.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { createServer } from "#platform/http/server.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { newId } from "#platform/values/ids.ts";
import { type RouteDeTest, serverBuild } from "#testing/build.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { D43, D63, type Monde, seedMonde } from "#testing/monde.ts";
import { publishDonnees } from "#testing/observatoire.ts";
import { ESSAIS } from "#testing/personas.ts";
import { compose } from "./composition.ts";

/**
 * A département with a file that leaks: the communes of an EPCI, its total, an older edition and another source, a formula, a
 * finding and a ranking noted before the rule. Whatever leaves the platform is read, by a visitor and by somebody who may do
 * everything, and looked through for the hidden figures; then attacked.
 */

const ORIGIN = "https://maillage.exemple.fr";
const base = setUpDatabase();
const { build, routes } = await serverBuild();
const CODE = "enfants-suivis";
/** Ambert Livradois Forez. */
const EPCI = "200070761";
const SEUIL = 1000;
const TOUTES = {
  ...{ indicateur: null, maille: null, millesime: null, producteur: null, origine: null },
  exposees: false,
} as const;

let monde: Monde;
let server: ReturnType<typeof createServer>;
let cookie: string;
let objets: Record<string, string>;
let communes: string[];
/** What each commune says: one alone is under the threshold. */
let valeurs: Map<string, number>;

const act = <T>(work: (ctx: Contexte) => Promise<T>) => base().platform.act(D63, ESSAIS, work);
const REGLE = {
  ...{
    prereglage: "",
    producteur: "PMI",
    jeu: "",
    unites: "enfants",
    seuil: String(SEUIL),
    zeroMontre: true,
  },
  ...{ arrondi: "", populationMin: "", protection: "100", motif: "Convention avec la PMI" },
};

beforeAll(async () => {
  const { database, platform } = base();
  const clock = clockAt(NOW);
  await openEspace(database, D63, { demonstration: false, now: NOW });
  monde = await seedMonde(platform);
  const { rows } = await platform.read(D63, ESSAIS, ({ tx }) =>
    sql<{ commune: string }>`
      SELECT commune FROM appartenance_epci WHERE annee = 2026 AND epci = ${EPCI} ORDER BY commune`.execute(
      tx,
    ),
  );
  communes = rows.map(({ commune }) => commune);
  valeurs = new Map(communes.map((commune, rang) => [commune, rang === 3 ? 739 : 4_211 + rang * 1_013]));
  const table = (values: Iterable<[string, number]>) =>
    `code;valeur\n${[...values].map((one) => one.join(";")).join("\n")}\n`;
  objets = await act(async (ctx) => {
    await createIndicateur(ctx, {
      ...{ libelle: "Enfants suivis", famille: "Familles", unite: "enfants", additif: true, sens: "haut" },
      ...{ decimales: 0, definition: "Enfants suivis dans l’année." },
    });
    const reglage = {
      prereglage: "general",
      indicateur: CODE,
      millesime: "2024",
      producteur: "PMI",
    } as const;
    const older = new Map([...valeurs].map(([code, one]) => [code, one - 7]));
    const commune = { ...reglage, maille: "commune", jeu: "Suivi" } as const;
    await publishDonnees(ctx, table(older), { ...commune, nom: "ancien.csv", edition: "2025-01-01" });
    await publishDonnees(ctx, table(older), {
      ...commune,
      nom: "autre.csv",
      edition: "2024-06-01",
      jeu: "Autre",
    });
    const { publicId: fichier } = await publishDonnees(ctx, table(valeurs), {
      ...{ ...commune, nom: "nouveau.csv", edition: "2025-06-01" },
    });
    const somme = [...valeurs.values()].reduce((sum, one) => sum + one, 0);
    await publishDonnees(ctx, table([[EPCI, somme]]), {
      ...{ ...reglage, nom: "epci.csv", maille: "epci", edition: "2025-06-01", jeu: "Suivi" },
    });
    const formule = await createFormule(ctx, {
      ...{ libelle: "Moitié des enfants", famille: "Familles", unite: "enfants", formule: `[${CODE}] / 2` },
      ...{ definition: "La moitié.", sens: "haut", decimales: 1 },
    });
    const constat = await createConstat(ctx, {
      ...{ enonce: "Peu d’enfants y sont suivis", precisions: "", nature: "chiffre", indicateur: CODE },
      ...{ maille: "commune", territoire: communes[3] ?? "", millesime: "2024", origine: "", date: "" },
      envoi: newId(),
    });
    const classement = await keepClassement(ctx, {
      ...{ titre: "Où suivre les enfants", envoi: newId() },
      choix: parseChoix(new URLSearchParams(`maille=commune&indicateur=${CODE}&indicateur=${formule}`)),
    });
    const regle = await createRegleSecret(ctx, { ...REGLE, envoi: newId() });
    return { fichier, formule, constat, classement, regle };
  });
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
  const { departement, personne, institution } = monde.acteurs.personnes.caf.administrateur;
  const session = await database.national((tx) =>
    openSession(
      tx,
      {
        compte: null,
        agir: { departement, personne, institution },
        moyen: "demonstration",
        appareil: "essai",
      },
      clock.now(),
    ),
  );
  cookie = `${cookieName(ORIGIN)}=${session}`;
}, 120_000);

/** Every address of the observatory that reads, on the territories and the indicators at stake. */
function addresses(): string[] {
  const territoires = [communes[3] ?? "", communes[4] ?? "", EPCI];
  const queries: Readonly<Record<string, readonly string[]>> = {
    "": [CODE, objets.formule ?? ""].flatMap((indicateur) =>
      ["commune", "epci"].map((maille) => `indicateur=${indicateur}&maille=${maille}&millesime=2024`),
    ),
    "/evolution": [CODE, objets.formule ?? ""].flatMap((indicateur) =>
      [communes[3], EPCI].map((territoire) => `indicateur=${indicateur}&territoire=${territoire}`),
    ),
    "/comparer": [territoires.map((one) => `t=${one}`).join("&")],
    "/indicateurs": ["maille=commune&millesime=2024", "maille=epci&millesime=2024"],
  };
  const asks = (path: string) => {
    const [, room = ""] = /\/observatoire(\/(?:evolution|comparer|indicateurs))?/.exec(path) ?? [];
    return queries[room] ?? [];
  };
  const values: Readonly<Record<string, readonly string[]>> = {
    ":code": territoires,
    ":indicateur": [CODE, objets.formule ?? ""],
    ":constat": [objets.constat ?? ""],
    ":classement": [objets.classement ?? ""],
    ":fichier": [objets.fichier ?? ""],
    ":regle": [objets.regle ?? ""],
    ":epci": [EPCI],
  };
  const pages = routes
    .filter(
      ({ path }: RouteDeTest) =>
        path.startsWith(":departement/observatoire") && !/:scenario|\.png$/.test(path),
    )
    .flatMap(({ path }) =>
      Object.entries(values).reduce(
        (paths, [name, all]) =>
          paths.flatMap((one) => (one.includes(name) ? all.map((value) => one.replace(name, value)) : [one])),
        [`/${path.replace(":departement", D63)}`],
      ),
    )
    .flatMap((path) => [path, ...asks(path).map((query) => `${path}?${query}`)]);
  const api = ["commune", "epci"].map(
    (maille) =>
      `/api/v1/departements/63/observations?indicateur=${CODE}&maille=${maille}&annee=2024&millesime=2024`,
  );
  const series = territoires.map((code) => `/api/v1/departements/63/territoires/${code}/portrait`);
  return [...pages, ...api, ...series, "/63/imprimer", "/63/recherche?q=enfants", "/63/journal"];
}

async function ask(path: string, who: string | null): Promise<{ status: number; text: string }> {
  const headers = { accept: "text/html", ...(who === null ? {} : { cookie: who }) };
  const answer = await server.request(`${ORIGIN}${path}`, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!(answer.headers.get("content-type") ?? "").includes("spreadsheet"))
    return { status: answer.status, text: new TextDecoder().decode(bytes) };
  const { feuilles } = await readSheets(bytes, "essai.xlsx");
  return { status: answer.status, text: JSON.stringify(feuilles) };
}

/** The figures that nobody may read, in every writing: the hidden cells, in each edition and through the formula. */
async function hiddenFigures(): Promise<RegExp> {
  const { rows } = await base().platform.read(D63, ESSAIS, ({ tx }) =>
    sql<{
      code: string;
    }>`SELECT code FROM cellule_secrete WHERE departement = ${D63} AND maille = 'commune'`.execute(tx),
  );
  const numbers = rows.flatMap(({ code }) => {
    const one = valeurs.get(code) ?? 0;
    return [one, one - 7, one / 2, (one - 7) / 2];
  });
  const writings = numbers.map((one) => {
    const [whole = "", tenth] = String(one).split(".");
    const spaced = whole.replace(/(\d)(?=(?:\d{3})+$)/g, "$1[\\s\u00a0\u202f]?");
    return tenth === undefined ? spaced : `${spaced}[.,]${tenth}`;
  });
  return new RegExp(`(?<![\\d.,#a-z-])(?:${writings.join("|")})(?![\\d]|[.,]\\d)`, "g");
}

describe("a file that leaks", () => {
  it("hides the small cell, and another one that the total would give back", async () => {
    const audit = await base().platform.read(D63, ESSAIS, (ctx) => readAudit(ctx, TOUTES));
    expect(audit.groupes.map(({ origine, nombre, genres }) => [origine, nombre, genres])).toEqual(
      expect.arrayContaining([
        ["regle", 1, []],
        ["protection", 1, ["territoires"]],
      ]),
    );
    expect(audit).toMatchObject({ exposees: 0, attaque: { exposees: 0, etendue: "regle" } });
  });

  it("says its hidden figures nowhere: pages, files, frames, pictures, API, to anybody", async () => {
    const figures = await hiddenFigures();
    const found: string[] = [];
    let read = 0;
    // A file says the same to everybody; a picture is the drawing of its SVG.
    for (const path of addresses())
      for (const who of /\.(?:csv|xlsx|svg)\b|integrable/.test(path) ? [null] : [null, cookie]) {
        const { status, text } = await ask(path, who);
        if (status !== 200) continue;
        read += 1;
        for (const [match] of text.replaceAll(/[0-9a-f]{8,}|\d{4}-\d\d-\d\dT[\d:.]+/g, "").matchAll(figures))
          found.push(`${path} ${who ? "signed in" : "visitor"}: ${match}`);
      }
    expect(found).toEqual([]);
    expect(read).toBeGreaterThan(100);
    const paper = await base().platform.read(D63, ESSAIS, (ctx) => portraitDuDepartement(ctx));
    expect(JSON.stringify(paper)).not.toMatch(figures);
  }, 300_000);

  it("would be found by that reading if one page told it", async () => {
    const figures = await hiddenFigures();
    for (const text of ["<td>739</td>", "739;publie", "4\u202f211", "369,5", '"valeur":732'])
      expect([...text.matchAll(figures)].length + Number(text.includes("4\u202f211")), text).toBeGreaterThan(
        0,
      );
  });

  /** What the API and the CSV say, and the one equation that everybody knows. */
  async function attackPublished() {
    const read = async (maille: string) => {
      const { text } = await ask(
        `/63/observatoire/donnees.csv?indicateur=${CODE}&maille=${maille}&millesime=2024`,
        null,
      );
      const [head = "", ...lines] = text.replace("\ufeff", "").trim().split(/\r?\n/);
      const columns = head.split(";");
      const at = (name: RegExp) => columns.findIndex((one) => name.test(one));
      return lines.map((line) => {
        const cells = line.split(";");
        return { code: cells[at(/^code/i)] ?? "", valeur: cells[at(/^valeur$/i)] ?? "" };
      });
    };
    const [parties, totaux] = [await read("commune"), await read("epci")];
    const cellOf = ({ code, valeur }: { code: string; valeur: string }): Cellule => ({
      ...{ cle: code, valeur: valeur === "" ? null : Number(valeur.replace(/\s/g, "").replace(",", ".")) },
      ...{ min: 0, max: Number.POSITIVE_INFINITY, entiere: true, source: false, cout: 1, protection: 100 },
      masque: valeur === "" ? "primaire" : null,
    });
    const own = parties.filter(({ code }) => communes.includes(code));
    const total = totaux.filter(({ code }) => code === EPCI);
    expect(own).toHaveLength(communes.length);
    expect(total).toHaveLength(1);
    const written = (cle: string) => ({ cle, marge: EXACT });
    return attaquer(
      [...own, ...total].map(cellOf),
      equationsOfTerritoire(written(EPCI), communes.map(written), "complete"),
    ).filter(({ exposee }) => exposee);
  }

  it("gives nothing back to whoever attacks what is published, and does without its second hiding", async () => {
    expect(await attackPublished()).toEqual([]);
    await act(({ tx }) =>
      sql`DELETE FROM cellule_secrete WHERE departement = ${D63} AND origine = 'protection'`.execute(tx),
    );
    expect(await attackPublished()).toEqual([
      expect.objectContaining({ cle: communes[3], min: valeurs.get(communes[3] ?? ""), exposee: true }),
    ]);
    // The platform finds it as well, and says so to those who can do something about it.
    expect(await act(attackFigures)).toBe(1);
    const page = await ask("/63/observatoire/secret", cookie);
    expect(page.text).toMatch(/1[\s\u00a0\u202f]case masquée se déduit/);
    expect((await ask("/63/observatoire/secret", null)).text).not.toContain("se déduit");
  });

  it("is hidden again by its rule, and shown when the rule no longer hides it", async () => {
    const change = async (seuil: string) =>
      act(async (ctx) => {
        const { revision } = await findRegleSecret(ctx, objets.regle ?? "");
        await updateRegleSecret(ctx, { ...REGLE, seuil, regle: objets.regle ?? "", revision });
      });
    await change("800");
    expect(await attackPublished()).toEqual([]);
    await change("100");
    const { text } = await ask(
      `/63/observatoire/donnees.csv?indicateur=${CODE}&maille=commune&millesime=2024`,
      null,
    );
    expect(text).toContain("739");
    await change(String(SEUIL));
    expect(await attackPublished()).toEqual([]);
  });

  it("refuses a rule that cannot be, in words, and a change by who did not see the last one", async () => {
    const wrong = async (more: object) =>
      act((ctx) => createRegleSecret(ctx, { ...REGLE, ...more, envoi: newId() }));
    await expect(wrong({})).rejects.toMatchObject({ code: "secret.regle-existe" });
    await expect(wrong({ producteur: "", jeu: "Suivi" })).rejects.toMatchObject({ code: "secret.source" });
    for (const seuil of ["0", "-3", "1,5", "beaucoup", "2", "999999999999"])
      await expect(wrong({ producteur: "X", seuil })).rejects.toMatchObject({ code: "secret.nombre" });
    await expect(wrong({ producteur: "X", unites: " , " })).rejects.toMatchObject({ code: "secret.unites" });
    await expect(wrong({ producteur: "X", motif: " " })).rejects.toMatchObject({ code: "secret.motif" });
    await expect(wrong({ producteur: "X", prereglage: "rien" })).rejects.toMatchObject({
      code: "secret.prereglage",
    });
    const stale = act((ctx) => updateRegleSecret(ctx, { ...REGLE, regle: objets.regle ?? "", revision: 1 }));
    await expect(stale).rejects.toMatchObject({ code: "secret.perime" });
    const elsewhere = base().platform.act(D43, ESSAIS, (ctx) =>
      updateRegleSecret(ctx, { ...REGLE, regle: objets.regle ?? "", revision: 1 }),
    );
    await expect(elsewhere).rejects.toMatchObject({ code: "introuvable" });
  });

  it("leaves nothing hidden behind once its files are withdrawn", async () => {
    await act(async (ctx) => {
      const files = await ctx.tx
        .selectFrom("fichier_source")
        .select("public_id")
        .where("departement", "=", D63)
        .where("etat", "=", "publie")
        .execute();
      for (const { public_id } of files) await withdrawFichier(ctx, public_id);
    });
    const audit = await base().platform.read(D63, ESSAIS, (ctx) => readAudit(ctx, TOUTES));
    expect(audit.groupes).toEqual([]);
  });
});
