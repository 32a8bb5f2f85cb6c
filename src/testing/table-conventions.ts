import type pg from "pg";
import { APPLICATION_ROLE } from "#platform/database/settings.ts";
import { readTableClass, type TableClass } from "#platform/database/table-classes.ts";

/** A table as `pg_catalog` describes it; columns of keys in their order. */
type Table = {
  name: string;
  comment: string | null;
  secured: boolean;
  forced: boolean;
  policies: string[];
  triggers: string[];
  primary: string[] | null;
  /** Unique indexes; an expression is an empty name. */
  uniques: { name: string; columns: string[] }[];
  /** Whole indexes only: a partial one does not serve a foreign key. */
  indexes: string[][];
  keys: { name: string; columns: string[]; target: string; targetColumns: string[] }[];
  defaults: { column: string; expression: string }[];
  privileges: string[];
};

const POLICY = "departement * (departement = current_setting('app.departement'::text, true))";

const RIGHTS = {
  reference: ["SELECT"],
  locale: ["DELETE", "INSERT", "SELECT", "UPDATE"],
  tenant: ["DELETE", "INSERT", "SELECT", "UPDATE"],
  appendOnly: ["INSERT", "SELECT"],
};

/**
 * What breaks the table conventions in the base as it stands, one sentence each. They keep every table ready for a
 * distributed engine whose tenant is the département, and row security under the rights everywhere.
 */
export async function tableFaults(client: pg.ClientBase): Promise<string[]> {
  const tables = await readTables(client);
  const classes = new Map(tables.map((table) => [table.name, readTableClass(table.comment)]));
  return [
    ...tables.flatMap((table) => faultsOf(table, classes).map((fault) => `${table.name}: ${fault}`)),
    ...(await faultsOfTheBase(client)),
  ];
}

function faultsOf(table: Table, classes: ReadonlyMap<string, TableClass | null>): string[] {
  const declared = classes.get(table.name);
  if (!declared) return ["declares no class in its comment"];
  const faults: string[] = [];
  const wanted = declared.appendOnly ? RIGHTS.appendOnly : RIGHTS[declared.classe];
  if (table.privileges.join() !== wanted.join()) {
    faults.push(`the application may ${table.privileges.join(", ")}, and should ${wanted.join(", ")}`);
  }
  for (const { column, expression } of table.defaults) {
    if (/uuid|random/i.test(expression))
      faults.push(`the default of ${column} is made in SQL: ${expression}`);
  }
  const isTenant = (name: string) => classes.get(name)?.classe === "tenant";
  if (declared.classe === "tenant") faults.push(...tenantFaults(table, isTenant));
  else if (table.keys.some((key) => isTenant(key.target))) faults.push("points to a table of départements");
  return faults;
}

function tenantFaults(table: Table, isTenant: (name: string) => boolean): string[] {
  const faults: string[] = [];
  if (table.primary?.[0] !== "departement") faults.push("its primary key does not begin with departement");
  for (const { name, columns } of table.uniques) {
    if (columns[0] !== "departement") faults.push(`the unique ${name} does not begin with departement`);
  }
  for (const { name, columns, target, targetColumns } of table.keys) {
    if (isTenant(target) && (columns[0] !== "departement" || targetColumns[0] !== "departement")) {
      faults.push(`the foreign key ${name} does not begin with departement`);
    }
    const covered = table.indexes.some((index) =>
      columns.every((column) => leading(index, columns.length, column)),
    );
    if (!covered) faults.push(`the foreign key ${name} has no index`);
  }
  if (!table.secured || !table.forced) faults.push("its row security is not enabled and forced");
  if (table.policies.length !== 1 || table.policies[0] !== POLICY) {
    faults.push(`its policies are not the one on departement: ${table.policies.join(" / ") || "none"}`);
  }
  for (const trigger of table.triggers) faults.push(`has the trigger ${trigger}`);
  return faults;
}

function leading(index: readonly string[], length: number, column: string): boolean {
  return index.slice(0, length).includes(column);
}

async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const columns = (relation: string, numbers: string) =>
    `array(SELECT coalesce(a.attname::text, '') FROM unnest(${numbers}) WITH ORDINALITY AS n(no, rank)
             LEFT JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = n.no ORDER BY n.rank)`;
  const index = columns("c.oid", "i.indkey[0:i.indnkeyatts - 1]");
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
            c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
            array(SELECT concat_ws(' ', p.polname, p.polcmd, CASE WHEN p.polpermissive THEN NULL ELSE 'restrictive' END,
                                   CASE WHEN p.polroles = '{0}' THEN NULL ELSE 'for some roles' END,
                                   pg_get_expr(p.polqual, c.oid), 'check ' || pg_get_expr(p.polwithcheck, c.oid))
                    FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY 1) AS policies,
            array(SELECT t.tgname::text FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
            (SELECT ${index} FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS primary,
            (SELECT coalesce(json_agg(json_build_object('name', i.indexrelid::regclass::text, 'columns', ${index})), '[]')
               FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND NOT i.indisprimary) AS uniques,
            (SELECT coalesce(json_agg(${index}), '[]')
               FROM pg_index i WHERE i.indrelid = c.oid AND i.indpred IS NULL AND i.indisvalid) AS indexes,
            (SELECT coalesce(json_agg(json_build_object('name', k.conname, 'target', f.relname,
                      'columns', ${columns("k.conrelid", "k.conkey")},
                      'targetColumns', ${columns("k.confrelid", "k.confkey")}) ORDER BY k.conname), '[]')
               FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
              WHERE k.conrelid = c.oid AND k.contype = 'f') AS keys,
            (SELECT coalesce(json_agg(json_build_object('column', a.attname, 'expression', pg_get_expr(d.adbin, c.oid))), '[]')
               FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
              WHERE d.adrelid = c.oid) AS defaults,
            array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p
                   WHERE has_any_column_privilege($1, c.oid, p)
                  UNION
                  SELECT p FROM unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) AS p WHERE has_table_privilege($1, c.oid, p)
                  ORDER BY 1) AS privileges
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY 1`,
    [APPLICATION_ROLE],
  );
  return rows;
}

/** Ways around row security that are not tables. */
async function faultsOfTheBase(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(
    `SELECT 'the view ' || relname || ' reads as its owner' AS fault
       FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
        AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)
     UNION ALL
     SELECT 'the function ' || proname || ' runs as its owner' FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prosecdef
     UNION ALL
     SELECT 'the application role is above row security' FROM pg_roles
      WHERE rolname = $1 AND (rolsuper OR rolbypassrls)
     UNION ALL
     SELECT 'the application role owns ' || relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
      WHERE r.rolname = $1
     UNION ALL
     SELECT 'the application role may create in public' WHERE has_schema_privilege($1, 'public', 'CREATE')`,
    [APPLICATION_ROLE],
  );
  return rows.map((row) => row.fault);
}
