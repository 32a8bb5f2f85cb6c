import { z } from "@hono/zod-openapi";
import type { Contexte } from "#platform/context/contexte.ts";
import { addressWith } from "#platform/http/listing.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { ApiPart, ListOperation, ReadOperation } from "./operation.ts";
import { type Answer, respond } from "./respond.ts";

/** Address of every operation. */
export const API = "/api/v1";

/** Most items on one page of a list, and how many when nothing is asked. */
const MAXIMUM_ITEMS = 100;
const DEFAULT_ITEMS = 50;

/** An operation as the router and the description see it: its types are its own business. */
export type ApiRoute = {
  id: string;
  /** With its département: `/departements/{departement}/schemas`. */
  path: string;
  tag: string;
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  contract: z.ZodType;
  example: unknown;
  /** Checks what is asked before the base is opened. @throws Refusal `introuvable` or {@link ParametersRefused}. */
  prepare(params: Texts, query: Texts): PreparedAnswer;
};

type Texts = Readonly<Record<string, string>>;

export type PreparedAnswer = {
  /** Says the same thing for the same request, however it was written. */
  asked: unknown;
  answer(ctx: Contexte): Promise<Answer>;
};

/** Parameters that were refused, all at once. */
export class ParametersRefused extends Refusal {
  readonly erreurs: { parametre: string; message: string }[];

  constructor(issues: readonly { path: PropertyKey[]; message: string }[]) {
    super("api.parametre");
    this.erreurs = issues.map(({ path, message }) => ({ parametre: path.join("."), message }));
  }
}

const DepartementContract = z.object({
  departement: z.string().openapi({
    description: "Code du département, comme l'écrit le code officiel géographique.",
    example: "63",
  }),
});

const SliceContract = z.object({
  limite: z.coerce
    .number({ error: `un nombre de 1 à ${MAXIMUM_ITEMS}` })
    .int({ error: "un nombre entier" })
    .min(1, { error: "au moins 1" })
    .max(MAXIMUM_ITEMS, { error: `au plus ${MAXIMUM_ITEMS}` })
    .default(DEFAULT_ITEMS)
    .openapi({
      description: `Éléments par page, de 1 à ${MAXIMUM_ITEMS} ; ${DEFAULT_ITEMS} si rien n'est dit.`,
      type: "integer",
      minimum: 1,
      maximum: MAXIMUM_ITEMS,
      default: DEFAULT_ITEMS,
    }),
  curseur: z.string().max(500, { error: "trop long" }).optional().openapi({
    description: "Où reprendre. Ne le fabriquez pas : suivez le lien « suivant » de la page d'avant.",
  }),
});

/** The operations that modules declare. */
export function routesOf(parts: readonly ApiPart[]): ApiRoute[] {
  const routes: ApiRoute[] = [];
  for (const part of parts) {
    part({
      read: (operation) => routes.push(readRoute(operation)),
      list: (operation) => routes.push(listRoute(operation)),
    });
  }
  return routes;
}

function readRoute<Params extends z.ZodObject, Query extends z.ZodObject, Contract extends z.ZodType>(
  operation: ReadOperation<Params, Query, Contract>,
): ApiRoute {
  const { params: inPath, query: inQuery, contract, read } = operation;
  return {
    ...operation,
    path: fullPath(operation.path),
    params: DepartementContract.extend(inPath.shape),
    prepare: (params, query) => {
      const found = inQuery.safeParse(query);
      if (!found.success) throw new ParametersRefused(found.error.issues);
      const asked = { params: named(inPath, params), query: found.data };
      return { asked, answer: async (ctx) => respond(contract, await read(ctx, asked)) };
    },
  };
}

/** A list is read as one object: a page, and the address of the next. */
function listRoute<Params extends z.ZodObject, Query extends z.ZodObject, Item extends z.ZodType, Row>(
  operation: ListOperation<Params, Query, Item, Row>,
): ApiRoute {
  const { id, params: inPath, query: inQuery, item, pageName, example, key, keyPattern } = operation;
  const contract = z
    .object({
      donnees: z.array(item).openapi({ description: "Les éléments de cette page." }),
      suivant: z
        .string()
        .nullable()
        .openapi({ description: "Adresse de la page suivante ; null sur la dernière." }),
    })
    .openapi(pageName);
  return {
    ...operation,
    path: fullPath(operation.path),
    params: DepartementContract.extend(inPath.shape),
    query: inQuery.extend(SliceContract.shape),
    contract,
    example: { donnees: [example], suivant: null },
    prepare: (params, query) => {
      const filters = inQuery.safeParse(query);
      const slice = SliceContract.safeParse(query);
      if (!filters.success || !slice.success) {
        throw new ParametersRefused([...(filters.error?.issues ?? []), ...(slice.error?.issues ?? [])]);
      }
      const { limite, curseur } = slice.data;
      const after = curseur === undefined ? null : decodeCursor(id, keyPattern, curseur);
      const asked = { params: named(inPath, params), query: filters.data };
      const address = (last: Row) =>
        addressWith(addressOf(fullPath(operation.path), params), {
          ...(filters.data as Record<string, string>),
          limite,
          curseur: encodeCursor(id, key(last)),
        });
      return {
        asked: { ...asked, limite, after },
        answer: async (ctx) => {
          // One more row than asked tells whether there is a next page.
          const rows = await operation.rows(ctx, asked, { after, limit: limite + 1 });
          const shown = rows.slice(0, limite);
          const last = shown.at(-1);
          const suivant = rows.length > limite && last !== undefined ? address(last) : null;
          return respond(contract, { donnees: shown.map((row) => operation.toItem(row)), suivant });
        },
      };
    },
  };
}

/** A name that could not be one of ours names nothing. @throws Refusal `introuvable`. */
function named<Params extends z.ZodObject>(contract: Params, params: Texts): z.output<Params> {
  const found = contract.safeParse(params);
  if (!found.success) throw new Refusal("introuvable", {}, 404);
  return found.data;
}

function fullPath(path: string): string {
  return `/departements/{departement}${path}`;
}

/** The address of an {@link ApiRoute} with its parameters, without the query. */
export function addressOf(path: string, params: Texts): string {
  return API + path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
}
