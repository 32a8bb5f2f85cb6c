import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createActeurs } from "#modules/acteurs/index.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { openEspace } from "#modules/territoires/index.ts";
import { Platform } from "#platform/context/platform.ts";
import { newId } from "#platform/values/ids.ts";
import { type ApiDeTest, testApi } from "#testing/api.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { type SchemaSeme, seedSchema } from "#testing/schema.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
let acteurs: ActeursSeme;
let ailleurs: ActeursSeme;
let schema: SchemaSeme;
let elaboration: SchemaSeme;
let voisin: SchemaSeme;
let api: ApiDeTest;

beforeAll(async () => {
  const { platform, database } = base();
  for (const code of [d63, d43]) await openEspace(database, code, { demonstration: false, now: NOW });
  acteurs = await seedActeurs(platform, d63);
  ailleurs = await seedActeurs(platform, d43);
  schema = await seedSchema(platform, d63, acteurs);
  elaboration = await seedSchema(platform, d63, acteurs, { titre: "Le suivant", phase: "elaboration" });
  voisin = await seedSchema(platform, d43, ailleurs, { titre: "Celui de la Haute-Loire" });
  api = await testApi(base());
  await tell("Une famille nous a écrit.");
});

/** News of action 1-A, by the redactor of the Caf, with a blockage. */
async function tell(commentaire: string): Promise<void> {
  await base().platform.act(d63, acteurs.personnes.caf.redacteur, async (ctx) => {
    const blocage = { raison: "Le local fuit", condition: "Un toit", echeance: ctx.today.add({ months: 1 }) };
    await recordPointAvancement(ctx, {
      ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId, cle: newId() },
      ...{ statut: "en_cours", avancement: 30, meteo: "nuages", commentaire, blocage },
    });
  });
}

const lien = (id: string, code = "63") => `/api/v1/departements/${code}/schemas/${id}`;
const LISTES = ["schemas", "acteurs", "territoires"].map((one) => `/api/v1/departements/63/${one}`);
const complet = () => lien(schema.publicId);

type Page = { donnees: Record<string, unknown>[]; suivant: string | null };
const page = async (path: string, personne?: Parameters<ApiDeTest["json"]>[1]): Promise<Page> =>
  (await api.json(path, personne)) as Page;

/** Every item of a list, following its links. */
async function walk(path: string): Promise<{ items: Record<string, unknown>[]; sizes: number[] }> {
  const items: Record<string, unknown>[] = [];
  const sizes: number[] = [];
  for (let next: string | null = path; next !== null; ) {
    const { donnees, suivant } = await page(next);
    items.push(...donnees);
    sizes.push(donnees.length);
    next = suivant;
  }
  return { items, sizes };
}

describe("what the public reads", () => {
  it("is the whole scheme, with news without comments, authors nor blockages", async () => {
    const text = JSON.stringify(await api.json(complet()));
    for (const hidden of ["Une famille", "Le local fuit", "Un toit", "Camille", "nuages", "Paule Pilote"]) {
      expect(text).not.toContain(hidden);
    }
    const body = JSON.parse(text);
    const { no, objectifs } = body.volets[0].engagements[0];
    expect([no, objectifs[0].contexte, objectifs[0].resultatsAttendus, objectifs[0].indicateurs]).toEqual([
      1,
      "Pourquoi l'objectif 1.",
      ["Résultat 1"],
      ["Indicateur 1"],
    ]);
    expect(objectifs[0].actions[0]).toMatchObject({
      id: schema.actions["1-A"].publicId,
      code: "1-A",
      debut: "2023",
      statut: "en_cours",
      avancement: 30,
      dernieresNouvelles: "2026-11-22",
      situation: { bloquee: true, enRetard: false, nonDemarree: false, sansNouvelles: false },
      nouvelles: [{ date: "2026-11-22", statut: "en_cours", avancement: 30, details: null }],
    });
    // Its own pilots: the association; the person is not named to the public, nor replaced by those of the objectif.
    expect(objectifs[1].actions[1].pilotes.map((one: { nom: string }) => one.nom)).toEqual([
      "Les Petits Pas",
    ]);
  });

  it("is more for a person of the département, and the same for one of another", async () => {
    const mine = JSON.stringify(await api.json(complet(), acteurs.personnes.caf.lecteur));
    for (const shown of ["Une famille nous a écrit.", "Le local fuit", "Camille redacteur", "Paule Pilote"]) {
      expect(mine).toContain(shown);
    }
    const foreign = JSON.stringify(await api.json(complet(), ailleurs.personnes.caf.administrateur));
    expect(foreign).toBe(JSON.stringify(await api.json(complet())));
  });

  it("is never kept for others when a person asked", async () => {
    const personne = acteurs.personnes.caf.lecteur;
    const answer = await api.ask(complet(), { personne });
    expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
    expect((await api.ask(complet())).headers.get("Cache-Control")).toBe("public, no-cache");
    expect(await (await api.ask(complet())).text()).not.toContain("Camille");
  });

  it("holds no person", async () => {
    const acteursPublics = await page("/api/v1/departements/63/acteurs?limite=100");
    expect(acteursPublics.donnees.map((one) => one.genre)).not.toContain("personne");
    expect(JSON.stringify(acteursPublics)).not.toContain("Camille");
    expect((await page("/api/v1/departements/63/acteurs?genre=personne")).donnees).toEqual([]);
    const mine = await page("/api/v1/departements/63/acteurs?genre=personne", acteurs.personnes.caf.lecteur);
    expect(mine.donnees.length).toBeGreaterThan(5);
    const pmi = acteursPublics.donnees.find((one) => one.sigle === "PMI");
    expect(pmi).toMatchObject({ genre: "service", parent: { nom: "Conseil départemental" } });
  });

  it("has the communes and the EPCI of the département", async () => {
    const { items } = await walk("/api/v1/departements/63/territoires?limite=100");
    expect(items.filter((one) => one.type === "commune").length).toBeGreaterThan(400);
    const metropole = items.find((one) => one.nom === "Clermont Auvergne Métropole");
    expect(metropole).toMatchObject({ type: "epci", natureLibelle: "Métropole", communesDehors: 0 });
    const members = items.filter((one) => one.epci === metropole?.code);
    expect(members.length).toBe(metropole?.communes);
    const sum = members.reduce((total, one) => total + Number(one.population), 0);
    expect(sum).toBe(metropole?.population);
  });
});

describe("what is not public", () => {
  it("does not exist: a scheme in elaboration, of another département, unknown or impossible", async () => {
    const bodies = new Set<string>();
    for (const path of [
      lien(elaboration.publicId),
      lien(voisin.publicId),
      lien(schema.publicId, "43"),
      lien("00000000"),
      lien("%00"),
      lien("7k2m9qfd' OR 1=1"),
      lien(schema.publicId, "01"),
      lien(schema.publicId, "%00"),
      "/api/v1/rien",
    ]) {
      const answer = await api.ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
      bodies.add(await answer.text());
    }
    // The same words for all: nobody learns which of them is there.
    expect([...bodies].map((body) => JSON.parse(body))).toEqual([
      {
        type: "/api/v1/docs#erreurs",
        title: "Introuvable",
        status: 404,
        code: "introuvable",
        detail: expect.stringContaining("Rien de public"),
      },
    ]);
  });

  it("is read by a person of the département, and not listed to others", async () => {
    const personne = acteurs.personnes.caf.lecteur;
    expect((await api.ask(lien(elaboration.publicId), { personne })).status).toBe(200);
    const titles = async (who?: typeof personne) =>
      (await page("/api/v1/departements/63/schemas", who)).donnees.map((one) => one.titre);
    expect(await titles()).toEqual(["SDSF 2022-2026"]);
    expect((await titles(personne)).sort()).toEqual(["Le suivant", "SDSF 2022-2026"]);
    expect(await titles(ailleurs.personnes.caf.lecteur)).toEqual(["SDSF 2022-2026"]);
  });
});

describe("the rights that come with each object", () => {
  type Droits = {
    droits: string[];
    volets: { engagements: { objectifs: { actions: { code: string; droits: string[] }[] }[] }[] }[];
  };
  const droitsOf = async (who?: Parameters<ApiDeTest["json"]>[1]) => {
    const whole = (await api.json(complet(), who)) as Droits;
    const actions = whole.volets.flatMap((volet) =>
      volet.engagements.flatMap((one) => one.objectifs.flatMap((o) => o.actions)),
    );
    const listed = (await page("/api/v1/departements/63/schemas", who)).donnees.find(
      (one) => one.id === schema.publicId,
    );
    expect(listed?.droits).toEqual(whole.droits);
    return { schema: whole.droits, actions: new Map(actions.map(({ code, droits }) => [code, droits])) };
  };

  it("are those of a visitor for the public, whoever asked before", async () => {
    await droitsOf(acteurs.personnes.caf.administrateur);
    const { schema: own, actions } = await droitsOf();
    expect(own).toEqual(["schemas.lire"]);
    expect([...actions.values()]).toEqual([[], [], [], [], []]);
    expect((await droitsOf(ailleurs.personnes.caf.administrateur)).schema).toEqual(["schemas.lire"]);
  });

  it("are said of each acteur, to whoever may change it and to nobody else", async () => {
    const path = "/api/v1/departements/63/acteurs?limite=100";
    const mine = (await page(path, acteurs.personnes.caf.administrateur)).donnees;
    const of = (list: typeof mine, sigle: string) => list.find((one) => one.sigle === sigle)?.droits;
    expect(of(mine, "Caf")).toEqual(["acteurs.modifier"]);
    expect(of((await page(path, ailleurs.personnes.caf.administrateur)).donnees, "Caf")).toEqual([]);
    expect(of((await page(path, acteurs.personnes.caf.lecteur)).donnees, "Caf")).toEqual([]);
    expect((await page(path)).donnees.flatMap(({ droits }) => droits)).toEqual([]);
  });

  it("are one's own otherwise: what the pages offer", async () => {
    const { caf, correspondantCd, piloteNomme } = acteurs.personnes;
    expect((await droitsOf(caf.redacteur)).schema).toContain("schemas.importer");
    expect((await droitsOf(caf.lecteur)).schema).not.toContain("schemas.importer");
    const news = ["schemas.donner-des-nouvelles"];
    // The Département pilots 1-A by its service; the named person pilots 2-B alone.
    expect((await droitsOf(correspondantCd)).actions.get("1-A")).toEqual(news);
    expect((await droitsOf(correspondantCd)).actions.get("3-A")).toEqual([]);
    expect((await droitsOf(piloteNomme)).actions.get("2-B")).toEqual(news);
    expect((await droitsOf(piloteNomme)).actions.get("1-A")).toEqual([]);
  });
});

describe("a tag", () => {
  it("spares the body while nothing changes, and changes with the content", async () => {
    const first = await api.ask(complet());
    const tag = first.headers.get("ETag") ?? "";
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const known of [tag, `W/${tag}`, `"autre", ${tag}`, "*"]) {
      const again = await api.ask(complet(), { headers: { "If-None-Match": known } });
      expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", tag]);
    }
    await tell("Le toit est refait.");
    const changed = await api.ask(complet(), { headers: { "If-None-Match": tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("ETag")).not.toBe(tag);
    const { volets } = (await changed.json()) as { volets: { engagements: { objectifs: unknown[] }[] }[] };
    expect(
      JSON.stringify(volets)
        .match(/"nouvelles":\[\{[^\]]*\}\]/)?.[0]
        .match(/"date"/g),
    ).toHaveLength(2);
  });

  it("is another for the compressed form, of the same content", async () => {
    const plain = await api.ask(complet());
    const zipped = await api.ask(complet(), { headers: { "Accept-Encoding": "br, gzip;q=0.8" } });
    expect(zipped.headers.get("Content-Encoding")).toBe("gzip");
    expect(zipped.headers.get("Vary")).toContain("Accept-Encoding");
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(gunzipSync(bytes).toString("utf8")).toBe(await plain.text());
    expect(zipped.headers.get("ETag")).toBe(plain.headers.get("ETag")?.replace(/"$/, '-gzip"'));
    const refused = await api.ask(complet(), { headers: { "Accept-Encoding": "gzip;q=0" } });
    expect(refused.headers.get("Content-Encoding")).toBeNull();
  });

  it("changes with the day, for lateness does", async () => {
    const tomorrow = await testApi(base(), "2027-11-22T09:00:00Z");
    const late = (await tomorrow.json(complet())) as { jour: string };
    expect(late.jour).toBe("2027-11-22");
    expect(JSON.stringify(late)).toContain('"sansNouvelles":true');
  });

  it("is on HEAD too, without body", async () => {
    const answer = await api.ask(complet(), { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(answer.headers.get("ETag")).toBe((await api.ask(complet())).headers.get("ETag"));
  });
});

describe("cursors", () => {
  it("walk everything exactly once, whatever the size of the pages", async () => {
    for (const path of LISTES) {
      const whole = (await walk(`${path}?limite=100`)).items;
      const names = whole.map((one) => JSON.stringify(one.id ?? [one.type, one.code]));
      expect(new Set(names).size).toBe(names.length);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (limite) => {
          // A small page of five hundred communes would only ask five hundred times the same.
          const size = path.endsWith("territoires") ? Math.max(limite, 40) : limite;
          const { items, sizes } = await walk(`${path}?limite=${size}`);
          expect(items).toEqual(whole);
          expect(sizes.slice(0, -1).every((one) => one === size)).toBe(true);
        }),
        { numRuns: 8 },
      );
    }
  });

  it("keep the filter, and lose nothing when something is added on the way", async () => {
    const path = "/api/v1/departements/63/acteurs?genre=institution&limite=2";
    const first = await page(path);
    expect(first.suivant).toContain("genre=institution");
    const later = new Platform(base().database, clockAt("2026-11-22T09:01:00Z"));
    await later.act(d63, ESSAIS, (ctx) =>
      createActeurs(ctx, [{ genre: "institution", nom: "Une nouvelle institution" }]),
    );
    const rest = await walk(first.suivant ?? "");
    const names = [...first.donnees, ...rest.items].map((one) => one.nom);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("Une nouvelle institution");
    expect(names.length).toBe(5);
  });

  it("of another list, damaged or made by hand are refused", async () => {
    const { suivant } = await page("/api/v1/departements/63/acteurs?limite=1");
    const cursor = new URL(suivant ?? "", "http://x").searchParams.get("curseur") ?? "";
    const forged = Buffer.from(JSON.stringify([1, "listerActeurs", "' OR 1=1"])).toString("base64url");
    for (const path of [
      `/api/v1/departements/63/schemas?curseur=${cursor}`,
      `/api/v1/departements/63/acteurs?curseur=${cursor.slice(3)}`,
      `/api/v1/departements/63/acteurs?curseur=${forged}`,
      "/api/v1/departements/63/territoires?curseur=",
    ]) {
      const answer = await api.ask(path);
      expect(answer.status, path).toBe(422);
      expect(await answer.json()).toMatchObject({ code: "api.curseur", status: 422 });
    }
  });
});

describe("any site", () => {
  it("may read, and a preflight says so, without credentials", async () => {
    const answer = await api.ask(complet(), { headers: { Origin: "https://exemple.fr" } });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Access-Control-Allow-Credentials")).toBeNull();
    const preflight = await api.ask(complet(), {
      method: "OPTIONS",
      headers: { Origin: "https://exemple.fr", "Access-Control-Request-Method": "GET" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Methods")).toBe("GET,HEAD,OPTIONS");
    const problem = await api.ask(lien("00000000"), { headers: { Origin: "https://exemple.fr" } });
    expect(problem.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"])("may not %s", async (method) => {
    const answer = await api.ask(complet(), { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect(await answer.json()).toMatchObject({ code: "api.methode", status: 405 });
  });
});
