import pg from "pg";

/**
 * How values come out of PostgreSQL. A `date` stays text (read by `Temporal.PlainDate.from` where it is used: a JS Date
 * would move it by a time zone), `int8` is a bigint, a `timestamptz` is ISO 8601 text for
 * `Temporal.Instant`.
 */
const READERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, (text) => BigInt(text)],
  [pg.types.builtins.TIMESTAMPTZ, (text) => text.replace(" ", "T")],
]);

export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    const reader = format === "binary" ? undefined : READERS.get(oid);
    return reader ?? pg.types.getTypeParser(oid, format as "text");
  },
} as pg.CustomTypesConfig;
