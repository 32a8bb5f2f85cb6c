import { sql } from "kysely";
import { DEPARTEMENTS_DEMO, loadActeursDemo } from "#modules/acteurs/index.ts";
import { loadPlanDemo, loadSchemaDemo } from "#modules/schemas/index.ts";
import { openEspace } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import type { Tx } from "#platform/database/database.ts";
import { tenantTables } from "#platform/database/empty-departement.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";

/** What every département holds: the same rows under its own code, hence the same ids. */
export type Content = {
  departements: CodeDepartement[];
  schema: string;
  objectifs: string[];
  actions: string[];
  /** A person who may write. */
  personne: PrincipalPersonne;
};

/**
 * Fills `count` départements (at most all 101) with the demonstration of the Puy-de-Dôme: loaded once through the
 * commands, then copied row by row, one transaction a département.
 */
export async function fillDepartements(platform: Platform, count: number): Promise<Content> {
  const { database } = platform;
  const [model] = DEPARTEMENTS_DEMO;
  if (!model) throw new Error("there is no demonstration");
  const principal = { genre: "systeme", nom: "mesures" } as const;
  const { acteurs, plan } = await platform.act(model, principal, async (ctx) => {
    const known = await loadActeursDemo(ctx);
    return { acteurs: known, plan: await loadPlanDemo(ctx, known) };
  });
  await database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));
  const content = await platform.act(model, principal, async (ctx) => {
    await loadSchemaDemo(ctx, plan, acteurs);
    const personne = [...acteurs.personnes.values()].find((one) => one.roles.includes("redacteur"));
    if (!personne) throw new Error("the demonstration has no editor");
    return { ...(await readPublicIds(ctx)), personne };
  });
  const tables = await database.asOwner(model, (tx) => readTables(tx, model));
  const codes = await database.national((tx) =>
    tx.selectFrom("departement").select("code").orderBy("code").execute(),
  );
  const others = codes.map(({ code }) => code).filter((code) => isCodeDepartement(code) && code !== model);
  const departements = [model, ...others.slice(0, count - 1)] as CodeDepartement[];
  const now = platform.clock.now().toString();
  for (const departement of departements) {
    if (departement !== model) {
      await database.asOwner(departement, (tx) => insertTables(tx, departement, tables));
    }
    await openEspace(database, departement, { demonstration: true, now });
  }
  // Without statistics the planner would take these tables for empty ones; in service autovacuum keeps them.
  await database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));
  return { departements, ...content };
}

async function readPublicIds({
  tx,
  departement,
}: Contexte): Promise<Pick<Content, "schema" | "objectifs" | "actions">> {
  const ids = async (table: "schema" | "objectif" | "action"): Promise<string[]> => {
    const rows = await tx
      .selectFrom(table)
      .select("public_id")
      .where("departement", "=", departement)
      .orderBy("id")
      .execute();
    return rows.map((row) => row.public_id);
  };
  const [schema] = await ids("schema");
  if (!schema) throw new Error("the demonstration has no scheme");
  return { schema, objectifs: await ids("objectif"), actions: await ids("action") };
}

type Table = { name: string; rows: string };

/** The rows of the bound département as JSON, tables in an order where nothing points to what is not there yet. */
async function readTables(tx: Tx, departement: CodeDepartement): Promise<Table[]> {
  const tables: Table[] = [];
  for (const name of (await tenantTables(tx)).reverse()) {
    const { rows } = await sql<{ rows: string | null }>`
      SELECT jsonb_agg(to_jsonb(t))::text AS rows FROM ${sql.table(name)} t WHERE departement = ${departement}`.execute(
      tx,
    );
    const [found] = rows;
    if (found?.rows) tables.push({ name, rows: found.rows });
  }
  return tables;
}

async function insertTables(tx: Tx, departement: CodeDepartement, tables: readonly Table[]): Promise<void> {
  for (const { name, rows } of tables) {
    await sql`
      INSERT INTO ${sql.table(name)}
      SELECT copie.*
        FROM jsonb_array_elements(${rows}::jsonb) AS modele,
             jsonb_populate_record(NULL::${sql.table(name)}, modele || jsonb_build_object('departement', ${departement}::text))
               AS copie`.execute(tx);
  }
}
