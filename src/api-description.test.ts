import { beforeAll, describe, expect, it } from "vitest";
import { loadReference, openEspace } from "#modules/territoires/index.ts";
import { documentationOf, trialAddress } from "#platform/http/api/documentation.ts";
import { routesOf } from "#platform/http/api/route.ts";
import { type ApiDeTest, testApi } from "#testing/api.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { POPULATIONS, publishDonnees } from "#testing/observatoire.ts";
import { departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";

const d63 = departement("63");
const base = setUpDatabase();
let api: ApiDeTest;
let schema: string;
let document: OpenApi;

type Parametre = { name: string; in: string; required: boolean; description?: string; schema: object };
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: Parametre[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
type OpenApi = {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

/** What an operation that must be told more is told. */
const DEMANDE = "?indicateur=population&maille=commune";

beforeAll(async () => {
  await loadReference(base().database);
  await openEspace(base().database, d63, { demonstration: false, now: NOW });
  schema = (await seedSchema(base().platform, d63, await seedActeurs(base().platform, d63))).publicId;
  await base().platform.act(d63, ESSAIS, (ctx) => publishDonnees(ctx, POPULATIONS));
  api = await testApi(base());
  document = (await api.json("/api/v1/openapi.json")) as OpenApi;
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every node of a JSON document, with where it stands. */
function* nodes(value: unknown, at = "#"): Generator<{ at: string; node: Record<string, unknown> }> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { at, node: value as Record<string, unknown> };
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${at}/${key}`);
}

describe("the OpenAPI document", () => {
  it("is of version 3.1, with an address, a title and operations of distinct names", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: "Maillage", version: "1.0.0" });
    expect(document.servers.map((one) => one.url)).toEqual(["/api/v1"]);
    expect(operations().map(({ method, path }) => `${method} ${path}`)).toEqual([
      "get /departements/{departement}/schemas",
      "get /departements/{departement}/schemas/{id}",
      "get /departements/{departement}/schemas/{id}/public",
      "get /departements/{departement}/acteurs",
      "get /departements/{departement}/territoires",
      "get /departements/{departement}/zonages",
      "get /departements/{departement}/competences",
      "get /departements/{departement}/indicateurs",
      "get /departements/{departement}/observations",
      "get /departements/{departement}/territoires/{code}/portrait",
      "get /departements/{departement}/accessibilite",
    ]);
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it("declares each parameter of each path, and says what everything is", () => {
    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((one) => one.in === "path");
      expect(inPath.map((one) => `{${one.name}}`)).toEqual(path.match(/\{\w+\}/g));
      expect(inPath.every((one) => one.required)).toBe(true);
      for (const one of operation.parameters) expect(one.description, `${path} ${one.name}`).toBeTruthy();
      expect([operation.summary, operation.description, operation.tags[0]].every(Boolean)).toBe(true);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["200", "304", "404"]));
      for (const response of Object.values(operation.responses)) expect(response.description).toBeTruthy();
    }
  });

  it("points only to what is there, and uses all that it holds", () => {
    const wanted = new Set<string>();
    for (const { node } of nodes(document)) {
      if (typeof node.$ref === "string") wanted.add(node.$ref.replace("#/components/schemas/", ""));
    }
    expect([...wanted].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it("describes every field in French words, with a known type", () => {
    const types = ["string", "integer", "number", "boolean", "array", "object", "null"];
    const wrong: string[] = [];
    for (const { at, node } of nodes(document.components.schemas)) {
      const properties = (node.properties ?? {}) as Record<string, Record<string, unknown>>;
      for (const [name, field] of Object.entries(properties)) {
        const known = [field.type].flat().every((type) => types.includes(String(type)));
        if (!field.description || !known) wrong.push(`${at}/${name}`);
      }
      if (Object.keys(properties).length > 0 && !Array.isArray(node.required))
        wrong.push(`${at} requires nothing`);
    }
    expect(wrong).toEqual([]);
  });

  it("is not behind the router: every path answers what it declares", async () => {
    for (const { path, operation } of operations()) {
      const asked = operation.parameters.some((one) => one.in === "query" && one.required) ? DEMANDE : "";
      const address = `/api/v1${path.replace("{departement}", "63").replace("{id}", schema).replace("{code}", "63300")}${asked}`;
      const answer = await api.ask(address);
      expect(answer.status, address).toBe(200);
      expect(answer.headers.get("Content-Type")).toContain("application/json");
      expect(operation.responses["200"]?.content).toHaveProperty(["application/json"]);
    }
  });

  it("shows examples that its contracts accept", () => {
    for (const { id, contract, example } of routesOf(api.application.api)) {
      expect(contract.parse(example), id).toEqual(example);
    }
  });

  it("has a tag too", async () => {
    const first = await api.ask("/api/v1/openapi.json");
    const again = await api.ask("/api/v1/openapi.json", {
      headers: { "If-None-Match": first.headers.get("ETag") ?? "" },
    });
    expect(again.status).toBe(304);
  });
});

describe("the page that shows it", () => {
  it("has every operation and every object, with nested fields put flat", () => {
    const shown = documentationOf(api.application);
    expect(shown.operations.map((one) => one.id)).toEqual(
      operations().map((one) => one.operation.operationId),
    );
    expect(shown.objets.map((one) => one.nom).sort()).toEqual(
      Object.keys(document.components.schemas).sort(),
    );
    const action = shown.objets.find((one) => one.nom === "Action");
    expect(action?.champs.find((one) => one.nom === "situation.enRetard")?.type).toBe("vrai ou faux");
    expect(action?.champs.find((one) => one.nom === "pilotes")).toMatchObject({
      type: "liste de ActeurNomme",
      objet: "ActeurNomme",
    });
    const objects = shown.objets.map((one) => one.nom);
    for (const { reponse } of shown.operations) expect(objects).toContain(reponse);
  });

  it("tries an operation at the address that it describes", async () => {
    const params = new URLSearchParams({ essai: "listerActeurs", departement: "63", genre: "", limite: "2" });
    const address = trialAddress(api.application, params) ?? "";
    expect(address).toBe("/api/v1/departements/63/acteurs?limite=2");
    expect((await api.ask(address)).status).toBe(200);
    const one = new URLSearchParams({ essai: "lireSchema", departement: "63", id: ` ${schema} ` });
    expect((await api.ask(trialAddress(api.application, one) ?? "")).status).toBe(200);
    const odd = new URLSearchParams({ essai: "lireSchema", departement: "63", id: "../acteurs" });
    expect(trialAddress(api.application, odd)).toBe("/api/v1/departements/63/schemas/..%2Facteurs");
    expect(trialAddress(api.application, new URLSearchParams({ essai: "autre" }))).toBeNull();
  });
});

describe("a refused parameter", () => {
  it.each(["0", "101", "-1", "1.5", "abc", "1e9", "Infinity"])("limite=%s is said", async (limite) => {
    const answer = await api.ask(`/api/v1/departements/63/acteurs?limite=${limite}&genre=licorne`);
    expect(answer.status).toBe(422);
    const problem = (await answer.json()) as { code: string; erreurs: { parametre: string }[] };
    expect(problem.code).toBe("api.parametre");
    expect(problem.erreurs.map((one) => one.parametre)).toEqual(["genre", "limite"]);
  });
});
