import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Principal, PrincipalPersonne } from "#platform/identity/principal.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";

/** Who asks, from where and on which day: what a rule may look at, beside the object. */
export type Demandeur = {
  readonly departement: CodeDepartement;
  readonly principal: Principal;
  readonly today: Temporal.PlainDate;
};

/** Under which name a query reads each table that the attributes speak of: `{ schema: "s", action: "a" }`. */
export type Aliases = Readonly<Record<string, string>>;

/** The column « table.column » under the alias that the query gave to the table. */
export type Column = (name: `${string}.${string}`) => RawBuilder<unknown>;

/** One value of an object, as it is read in memory and in the base. */
export type Attribute<Objet, Value extends string | boolean> = {
  readonly of: (objet: Objet) => Value | null;
  readonly sql: (column: Column) => RawBuilder<unknown>;
};

/** Where and when a set is read: rows of that département, as they count on that ISO day. */
export type Moment = { readonly departement: CodeDepartement; readonly today: string };

/** The acteurs that stand in one relation to an object: in memory a list, in the base rows or a column. */
export type ActeurSet<Objet> = {
  readonly of: (objet: Objet) => readonly Id<"acteur">[];
  /** The identifier of the object when there are `pairs`; else the acteur itself, alone in the set, or null. */
  readonly key: `${string}.${string}`;
  /**
   * A query of two columns, an object and an acteur that stands to it, for the whole département. It is not given the names
   * that the query around it uses: it could only take one of its own for one of them.
   */
  readonly pairs: ((moment: Moment) => RawBuilder<unknown>) | null;
};

/** As whom somebody stands in a set: themselves, or through the institution in whose name they act. */
export type Standing = "institution" | "personne";

/**
 * How an object must be, and how whoever asks must stand to it. It is data: {@link holds} reads it in memory,
 * {@link predicate} in the base, and the page « qui peut quoi » without any object.
 */
export type Relation<Objet> =
  | { readonly kind: "always" }
  | {
      readonly kind: "oneOf";
      readonly attribute: Attribute<Objet, string> | Attribute<Objet, boolean>;
      readonly values: readonly (string | boolean)[];
    }
  | { readonly kind: "includes"; readonly set: ActeurSet<Objet>; readonly standing: Standing }
  | { readonly kind: "empty"; readonly set: ActeurSet<Objet> }
  | { readonly kind: "all" | "any"; readonly relations: readonly Relation<Objet>[] }
  | { readonly kind: "not"; readonly relation: Relation<Objet> };

/** Declares the value of a column: `attribute("schema.phase", (schema) => schema.phase)`. */
export function attribute<Objet, Value extends string | boolean>(
  name: `${string}.${string}`,
  of: (objet: Objet) => Value | null,
): Attribute<Objet, Value> {
  return { of, sql: (column) => column(name) };
}

/** Declares a set of acteurs kept in rows: `key` identifies the object, `pairs` gives (object, acteur). */
export function acteurSet<Objet>(
  of: ActeurSet<Objet>["of"],
  key: `${string}.${string}`,
  pairs: (moment: Moment) => RawBuilder<unknown>,
): ActeurSet<Objet> {
  return { of, key, pairs };
}

/** Declares the set of the one acteur that a column of the object names. */
export function acteurColumn<Objet>(
  key: `${string}.${string}`,
  of: (objet: Objet) => Id<"acteur"> | null,
): ActeurSet<Objet> {
  const one = (objet: Objet) => {
    const acteur = of(objet);
    return acteur === null ? [] : [acteur];
  };
  return { of: one, key, pairs: null };
}

/** Whatever the object. */
export const always: Relation<unknown> = { kind: "always" };

/** The attribute is one of `values`; an absent value is none of them. */
export function isOneOf<Objet, Value extends string | boolean>(
  attribute: Attribute<Objet, Value>,
  values: readonly Value[],
): Relation<Objet> {
  return { kind: "oneOf", attribute: attribute as Attribute<Objet, string>, values };
}

/** Whoever asks is in the set, or the institution in whose name they act is. Nobody known is in none. */
export function includes<Objet>(set: ActeurSet<Objet>, standing: Standing): Relation<Objet> {
  return { kind: "includes", set, standing };
}

/** Nobody is in the set. */
export function isEmpty<Objet>(set: ActeurSet<Objet>): Relation<Objet> {
  return { kind: "empty", set };
}

/** Every one holds. */
export function allOf<Objet>(...relations: readonly Relation<Objet>[]): Relation<Objet> {
  return { kind: "all", relations };
}

/** At least one holds. */
export function anyOf<Objet>(...relations: readonly Relation<Objet>[]): Relation<Objet> {
  return { kind: "any", relations };
}

/** It does not hold. */
export function not<Objet>(relation: Relation<Objet>): Relation<Objet> {
  return { kind: "not", relation };
}

/** The relation read in memory. `personne` is null for a visitor, and for somebody from another département. */
export function holds<Objet>(
  relation: Relation<Objet>,
  personne: PrincipalPersonne | null,
  objet: Objet,
): boolean {
  switch (relation.kind) {
    case "always":
      return true;
    case "oneOf": {
      const value = relation.attribute.of(objet);
      return value !== null && relation.values.includes(value);
    }
    case "includes":
      return personne !== null && relation.set.of(objet).includes(personne[relation.standing]);
    case "empty":
      return relation.set.of(objet).length === 0;
    case "all":
      return relation.relations.every((one) => holds(one, personne, objet));
    case "any":
      return relation.relations.some((one) => holds(one, personne, objet));
    case "not":
      return !holds(relation.relation, personne, objet);
  }
}

/**
 * The same, read in the base: a condition that is never unknown, on the rows that `aliases` name. What somebody stands in is
 * looked for once, from them, and not once a row: the cost follows what they hold.
 */
export function predicate<Objet>(
  relation: Relation<Objet>,
  personne: PrincipalPersonne | null,
  where: Pick<Demandeur, "departement" | "today">,
  aliases: Aliases,
): RawBuilder<SqlBool> {
  const column = columnOf(aliases);
  const moment = momentOf(where);
  const read = (one: Relation<Objet>): RawBuilder<SqlBool> => {
    switch (one.kind) {
      case "always":
        return sql`true`;
      case "oneOf":
        // An empty list would be « IN () », which is no SQL; an absent value would be unknown, which « NOT » keeps.
        return one.values.length === 0
          ? sql`false`
          : sql`coalesce(${one.attribute.sql(column)} IN (${sql.join(one.values)}), false)`;
      case "includes": {
        if (personne === null) return sql`false`;
        const { key, pairs } = one.set;
        const self = sql`${personne[one.standing]}::uuid`;
        if (pairs === null) return sql`coalesce(${column(key)} = ${self}, false)`;
        return sql`coalesce(${column(key)} IN (
          SELECT paire.objet FROM (${pairs(moment)}) AS paire (objet, acteur) WHERE paire.acteur = ${self}), false)`;
      }
      case "empty": {
        const { key, pairs } = one.set;
        if (pairs === null) return sql`(${column(key)} IS NULL)`;
        return sql`coalesce(${column(key)} NOT IN (
          SELECT paire.objet FROM (${pairs(moment)}) AS paire (objet, acteur)), true)`;
      }
      case "all":
        return joined(one.relations.map(read), "AND");
      case "any":
        return joined(one.relations.map(read), "OR");
      case "not":
        return sql`NOT ${read(one.relation)}`;
    }
  };
  return read(relation);
}

/** The set of an object as a column of a query, so that what a rule reads in memory comes from the same words. */
export function readSet<Objet>(
  { key, pairs }: ActeurSet<Objet>,
  where: Pick<Demandeur, "departement" | "today">,
  aliases: Aliases,
): RawBuilder<Id<"acteur">[]> {
  const column = columnOf(aliases)(key);
  if (pairs === null) return sql`array_remove(ARRAY[${column}]::uuid[], NULL)`;
  // The only place where a name of the query is read beside one of ours.
  let paire = "paire";
  while (Object.values(aliases).includes(paire)) paire += "_";
  const own = (name: string) => sql.ref(`${paire}.${name}`);
  return sql`array(
    SELECT DISTINCT ${own("acteur")} FROM (${pairs(momentOf(where))}) AS ${sql.id(paire)} (objet, acteur)
     WHERE ${own("objet")} = ${column})`;
}

/** Conditions put together; none is true for AND, false for OR. */
export function joined(
  conditions: readonly RawBuilder<SqlBool>[],
  operator: "AND" | "OR",
): RawBuilder<SqlBool> {
  if (conditions.length === 0) return operator === "AND" ? sql`true` : sql`false`;
  return sql`(${sql.join(conditions, operator === "AND" ? sql` AND ` : sql` OR `)})`;
}

function columnOf(aliases: Aliases): Column {
  return (name) => {
    const [table = "", column = ""] = name.split(".");
    const alias = aliases[table];
    if (alias === undefined) throw new Error(`the rule looks at ${table}: the query must name it`);
    return sql.ref(`${alias}.${column}`);
  };
}

function momentOf({ departement, today }: Pick<Demandeur, "departement" | "today">): Moment {
  return { departement, today: today.toString() };
}
