import type { Application } from "#platform/http/application.ts";
import { addressWith } from "#platform/http/listing.ts";
import { describe, type OpenApiDocument } from "./openapi.ts";
import { addressOf, routesOf } from "./route.ts";

export type Champ = { nom: string; type: string; objet: string | null; requis: boolean; description: string };
export type ParametreDecrit = Champ & {
  dans: "path" | "query";
  exemple: string;
  /** Values it may take; empty when any. */
  valeurs: string[];
  bornes: { minimum: number; maximum: number } | null;
};
export type OperationDecrite = {
  id: string;
  chemin: string;
  titre: string;
  description: string;
  famille: string;
  parametres: ParametreDecrit[];
  /** Name of the object it answers. */
  reponse: string;
  /** JSON, indented. */
  exemple: string;
};
export type ObjetDecrit = { nom: string; champs: Champ[]; unDe: string[] };
export type Documentation = { adresse: string; operations: OperationDecrite[]; objets: ObjetDecrit[] };

/** The part of JSON Schema that our contracts become. */
type Noeud = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  description?: string;
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  items?: Noeud;
  properties?: Record<string, Noeud>;
  required?: string[];
  oneOf?: Noeud[];
};

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: { name: string; in: "path" | "query"; required?: boolean; schema: Noeud }[];
  responses: Record<string, { content?: Record<string, { schema: Noeud; example?: unknown }> }>;
};

const known = new WeakMap<Application, Documentation>();

/** What the page shows: the OpenAPI document itself, put flat. Made once for an application. */
export function documentationOf(application: Application): Documentation {
  let found = known.get(application);
  if (!found) {
    found = flatten(describe(routesOf(application.api)));
    known.set(application, found);
  }
  return found;
}

/** The address that a try-out asks for; null for an unknown operation. Empty parameters are left out. */
export function trialAddress(application: Application, params: URLSearchParams): string | null {
  const route = routesOf(application.api).find(({ id }) => id === params.get("essai"));
  if (!route) return null;
  const asked = (contract: { shape: object }) =>
    Object.fromEntries(Object.keys(contract.shape).map((name) => [name, params.get(name)?.trim() ?? ""]));
  return addressWith(addressOf(route.path, asked(route.params)), asked(route.query));
}

function flatten(document: OpenApiDocument): Documentation {
  const operations = Object.entries(document.paths).map(([chemin, item]) =>
    toOperation(chemin, (item as { get: Operation }).get),
  );
  const objets = Object.entries(document.components.schemas).map(([nom, schema]) => {
    const noeud = schema as Noeud;
    return { nom, champs: champsOf(noeud), unDe: (noeud.oneOf ?? []).map(nameOf) };
  });
  return { adresse: document.servers[0]?.url ?? "", operations, objets };
}

function toOperation(chemin: string, operation: Operation): OperationDecrite {
  const answer = operation.responses["200"]?.content?.["application/json"];
  return {
    id: operation.operationId,
    chemin,
    titre: operation.summary,
    description: operation.description,
    famille: operation.tags[0] ?? "",
    parametres: (operation.parameters ?? []).map(({ name, in: dans, required, schema }) => ({
      ...toChamp(name, schema, required === true),
      dans,
      exemple: String(schema.example ?? schema.default ?? ""),
      valeurs: (schema.enum ?? []).map(String),
      bornes:
        schema.minimum === undefined || schema.maximum === undefined
          ? null
          : { minimum: schema.minimum, maximum: schema.maximum },
    })),
    reponse: nameOf(answer?.schema ?? {}),
    exemple: JSON.stringify(answer?.example, null, 2),
  };
}

/** Its own fields, and those of the objects that have no name of their own, as `situation.enRetard`. */
function champsOf({ properties = {}, required = [] }: Noeud, prefix = ""): Champ[] {
  return Object.entries(properties).flatMap(([nom, noeud]) => [
    toChamp(prefix + nom, noeud, required.includes(nom)),
    ...champsOf(noeud.items?.properties ? noeud.items : noeud, `${prefix}${nom}.`),
  ]);
}

function toChamp(nom: string, noeud: Noeud, requis: boolean): Champ {
  const described = noeud.items?.$ref ? noeud.items : noeud;
  return {
    nom,
    type: typeOf(noeud),
    objet: described.$ref ? nameOf(described) : null,
    requis,
    description: noeud.description ?? "",
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: "texte",
  integer: "entier",
  number: "nombre",
  boolean: "vrai ou faux",
  object: "objet",
  null: "null",
};

function typeOf(noeud: Noeud): string {
  if (noeud.$ref) return nameOf(noeud);
  if (noeud.enum) {
    const nullable = Array.isArray(noeud.type) && noeud.type.includes("null") && !noeud.enum.includes(null);
    return [...noeud.enum, ...(nullable ? [null] : [])].map(String).join(" | ");
  }
  if (noeud.type === "array") return `liste de ${typeOf(noeud.items ?? {})}`;
  const types = noeud.type === undefined ? [] : [noeud.type].flat();
  const words = types.map((type) =>
    noeud.format === "date" && type === "string" ? "date" : (TYPES[type] ?? type),
  );
  return words.join(" ou ");
}

/** `#/components/schemas/Volet` → `Volet`. */
function nameOf({ $ref = "" }: Noeud): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}
