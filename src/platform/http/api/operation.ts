import type { z } from "@hono/zod-openapi";
import type { Contexte } from "#platform/context/contexte.ts";

type Common<Params extends z.ZodObject, Query extends z.ZodObject> = {
  /** Name of the operation for programs: `lireSchema`. */
  id: string;
  /** What follows `/departements/{departement}`: `/schemas/{id}`. */
  path: string;
  tag: string;
  /** A few words, then a few sentences, in French. */
  summary: string;
  description: string;
  /** Parameters of the path beyond the département, then of the query; each with a description. */
  params: Params;
  query: Query;
};

export type Asked<Params extends z.ZodObject, Query extends z.ZodObject> = {
  params: z.output<Params>;
  query: z.output<Query>;
};

/** Reading one object. */
export type ReadOperation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Contract extends z.ZodType,
> = Common<Params, Query> & {
  contract: Contract;
  example: z.input<Contract>;
  /** @throws Refusal `introuvable` for what is not there or may not be known. */
  read: (ctx: Contexte, asked: Asked<Params, Query>) => Promise<z.input<Contract>>;
};

/** Where a page of a list begins and how long it may be. */
export type Slice = {
  /** Key of the row before; null at the beginning. */
  after: string | null;
  /** Most rows wanted. */
  limit: number;
};

/** Reading a list page by page. */
export type ListOperation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Item extends z.ZodType,
  Row,
> = Common<Params, Query> & {
  item: Item;
  /** Name of a page of the list in the description. */
  pageName: string;
  example: z.input<Item>;
  /** What orders the rows: unique, never changes during the life of one, and matches `keyPattern`. */
  key: (row: Row) => string;
  keyPattern: RegExp;
  /** The rows whose keys come after `after`, in the order of their keys. */
  rows: (ctx: Contexte, asked: Asked<Params, Query>, slice: Slice) => Promise<Row[]>;
  toItem: (row: Row) => z.input<Item>;
};

/** What a module declares its operations on. */
export type ApiRegistrar = {
  read<Params extends z.ZodObject, Query extends z.ZodObject, Contract extends z.ZodType>(
    operation: ReadOperation<Params, Query, Contract>,
  ): void;
  list<Params extends z.ZodObject, Query extends z.ZodObject, Item extends z.ZodType, Row>(
    operation: ListOperation<Params, Query, Item, Row>,
  ): void;
};

/** The operations of one module. */
export type ApiPart = (api: ApiRegistrar) => void;
