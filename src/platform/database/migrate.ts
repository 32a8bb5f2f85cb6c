import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { Refusal } from "#platform/values/refusal.ts";
import { connectionOptions } from "./database.ts";
import { projectRoot } from "./project-root.ts";
import { APPLICATION_ROLE, type ConnectionSettings } from "./settings.ts";
import { secureTables } from "./table-classes.ts";

/** Any number: two processes that start at once must meet on the same one. */
const MIGRATION_LOCK = 630_063;

export type Migration = { nom: string; sql: string; empreinte: string };

/** Every migration of the kernel and of the modules, in the one global order that their dated names give. */
export async function listMigrations(): Promise<Migration[]> {
  const source = join(projectRoot(), "src");
  const modules = await readdir(join(source, "modules"));
  const folders = [
    join(source, "platform/database/migrations"),
    ...modules.map((module) => join(source, "modules", module, "migrations")),
  ];
  const found: Migration[] = [];
  for (const folder of folders) {
    for (const nom of await readdir(folder).catch(() => [])) {
      if (!nom.endsWith(".sql")) continue;
      const sql = await readFile(join(folder, nom), "utf8");
      found.push({ nom, sql, empreinte: createHash("sha256").update(sql).digest("hex") });
    }
  }
  return found.sort((a, b) => (a.nom < b.nom ? -1 : 1));
}

/**
 * Brings the base to the last migration, under a lock, one transaction a file; then gives every table the protection
 * its class asks for. Returns how many migrations stand and how many were applied now.
 *
 * @throws Refusal `migration.modifiee` when a file already applied has changed since.
 */
export async function migrate(owner: ConnectionSettings): Promise<{ total: number; applied: number }> {
  const client = new pg.Client({ ...connectionOptions(owner), application_name: "maillage migration" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await ensureApplicationRole(client);
    await client.query(
      "CREATE TABLE IF NOT EXISTS migration (nom text PRIMARY KEY, empreinte text NOT NULL, appliquee_le timestamptz NOT NULL DEFAULT now())",
    );
    await client.query(
      "COMMENT ON TABLE migration IS 'classe: reference. What was applied to this base, and when.'",
    );
    const { rows } = await client.query<{ nom: string; empreinte: string }>(
      "SELECT nom, empreinte FROM migration",
    );
    const done = new Map(rows.map((row) => [row.nom, row.empreinte]));
    const migrations = await listMigrations();
    let applied = 0;
    for (const migration of migrations) {
      const before = done.get(migration.nom);
      if (before === migration.empreinte) continue;
      if (before !== undefined) throw new Refusal("migration.modifiee", { nom: migration.nom });
      await apply(client, migration);
      applied += 1;
    }
    if (applied > 0) await secureTables(client);
    return { total: migrations.length, applied };
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO migration (nom, empreinte) VALUES ($1, $2)", [
      migration.nom,
      migration.empreinte,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function ensureApplicationRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [APPLICATION_ROLE]);
  if (rowCount === 0) await createApplicationRole(client);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${APPLICATION_ROLE}`);
}

async function createApplicationRole(client: pg.Client): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${APPLICATION_ROLE} LOGIN`);
    // Where one login serves for both, it must be able to step down to the role; making it does not give that.
    await client.query(`GRANT ${APPLICATION_ROLE} TO CURRENT_USER`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "42501") throw new Refusal("base.role-absent", { role: APPLICATION_ROLE });
    // Two bases of one server may race here: the loser finds the role made.
    if (code !== "42710" && code !== "23505") throw error;
  }
}
