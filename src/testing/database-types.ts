import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { PostgresDialect as GeneratorDialect, generate } from "kysely-codegen";
import type pg from "pg";
import { projectRoot } from "#platform/database/project-root.ts";

/** Where the types are kept. */
export const GENERATED_FILE = join(projectRoot(), "src/platform/database/generated.ts");

/** How a migration says that a text column holds a date with its precision. */
const PARTIAL_DATE_CHECK = "'^\\d{4}(-\\d{2}(-\\d{2})?)?$'";

/**
 * The TypeScript of the base as it stands, sharper than the columns alone: an identifier bears the table it points to,
 * a column under `check (x in (…))` is a union, the tenant is a département code. Written to
 * `platform/database/generated.ts` by `npx tsx src/testing/write-database-types.ts`; a test holds the two together.
 */
export async function databaseTypes(pool: pg.Pool): Promise<string> {
  return format(await rawTypes(pool));
}

/** As the formatter of the project writes it: the file passes the same checks as any other. */
function format(source: string): string {
  const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  return execFileSync(process.execPath, [biome, "check", "--write", `--stdin-file-path=${GENERATED_FILE}`], {
    cwd: projectRoot(),
    input: source,
    encoding: "utf8",
  });
}

async function rawTypes(pool: pg.Pool): Promise<string> {
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
  const columns = { ...(await identifierTypes(db)), ...(await unionTypes(db)) };
  return generate({
    db,
    dialect: new GeneratorDialect(),
    outFile: null,
    overrides: { columns },
    customImports: {
      Id: "#platform/values/ids.ts#Id",
      CodeDepartement: "#platform/values/ids.ts#CodeDepartement",
      PartialDate: "#platform/values/partial-date.ts#PartialDate",
    },
    typeMapping: { int8: "bigint", uuid: "string", timestamptz: "string", date: "string", bytea: "Buffer" },
  });
}

async function identifierTypes(db: Kysely<Record<string, never>>): Promise<Record<string, string>> {
  const { rows } = await sql<{ table: string; column: string; type: string; nullable: boolean }>`
    SELECT c.relname AS "table", a.attname AS "column", NOT a.attnotnull AS nullable,
           CASE WHEN a.attname = 'departement' AND c.relname NOT IN ('commune') THEN 'CodeDepartement'
                WHEN a.attname = 'id' THEN 'Id<"' || c.relname || '">'
                ELSE (SELECT 'Id<"' || f.relname || '">'
                        FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                       WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey[cardinality(k.conkey)] = a.attnum
                         AND a.atttypid = 'uuid'::regtype) END AS type
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`.execute(db);
  return Object.fromEntries(
    rows
      .filter((row) => row.type)
      .map((row) => [`${row.table}.${row.column}`, orNull(row.type, row.nullable)]),
  );
}

async function unionTypes(db: Kysely<Record<string, never>>): Promise<Record<string, string>> {
  const { rows } = await sql<{ table: string; column: string; definition: string; nullable: boolean }>`
    SELECT c.relname AS "table", a.attname AS "column", NOT a.attnotnull AS nullable,
           pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'c' AND cardinality(k.conkey) = 1 AND c.relnamespace = 'public'::regnamespace`.execute(
    db,
  );
  const found: Record<string, string> = {};
  for (const { table, column, definition, nullable } of rows) {
    if (definition.includes(PARTIAL_DATE_CHECK))
      found[`${table}.${column}`] = orNull("PartialDate", nullable);
    if (!definition.includes("= ANY (ARRAY[")) continue;
    const values = [...definition.matchAll(/'([^']*)'::text/g)].map((match) => `"${match[1]}"`);
    found[`${table}.${column}`] = orNull(values.join(" | "), nullable);
  }
  return found;
}

function orNull(type: string, nullable: boolean): string {
  return nullable ? `${type} | null` : type;
}
