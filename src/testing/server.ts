import { randomBytes } from "node:crypto";
import pg from "pg";
import { loadReference } from "#modules/territoires/index.ts";
import { Database } from "#platform/database/database.ts";
import { startEmbedded } from "#platform/database/embedded/index.ts";
import { makeTrialFolder } from "#platform/database/embedded/test-helpers.ts";
import { migrate } from "#platform/database/migrate.ts";
import {
  APPLICATION_ROLE,
  type ConnectionSettings,
  type DatabaseSettings,
} from "#platform/database/settings.ts";

/** The server of a test run and the database that every test database is copied from. */
export type TestServer = { settings: DatabaseSettings; template: string };

/**
 * Starts the PostgreSQL of a test run, or uses the one that `DATABASE_URL` names, and prepares the template: migrated,
 * with the national reference tables. `stop` removes every database made from it, and the server when it is ours.
 */
export async function startTestServer(
  env: NodeJS.ProcessEnv,
): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const { settings, leave } = env.DATABASE_URL
    ? await outsideServer(env.DATABASE_URL, env.DATABASE_URL_PROPRIETAIRE)
    : await ownServer();
  const template = `maillage_modele_${randomBytes(6).toString("hex")}`;
  const stop = async (): Promise<void> => {
    await dropDatabases(settings.owner, template);
    await leave();
  };
  try {
    await asOwner(settings.owner, (client) => client.query(`CREATE DATABASE ${template}`));
    await migrate(onDatabase(settings.owner, template));
    const database = new Database(toDatabase(settings, template), { connections: 1 });
    await loadReference(database);
    await database.close();
  } catch (error) {
    await stop();
    throw error;
  }
  return { server: { settings, template }, stop };
}

/** The same server and roles, another database. */
export function toDatabase(settings: DatabaseSettings, name: string): DatabaseSettings {
  return {
    ...settings,
    owner: onDatabase(settings.owner, name),
    application: onDatabase(settings.application, name),
  };
}

/** Runs `work` on a connection of the owner's own to the database of `settings`. */
export async function asOwner<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...settings, application_name: "maillage essais" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function onDatabase(settings: ConnectionSettings, name: string): ConnectionSettings {
  if (!settings.connectionString) return { ...settings, database: name };
  const url = new URL(settings.connectionString);
  url.pathname = `/${name}`;
  return { ...settings, connectionString: url.href };
}

async function ownServer(): Promise<{ settings: DatabaseSettings; leave: () => Promise<void> }> {
  const { dossier, remove } = makeTrialFolder();
  // A run that is cut short (its output was closed, an error nobody caught) must not leave a server behind.
  process.once("exit", remove);
  const server = await startEmbedded({ dossier });
  return {
    settings: { kind: "embarquee", owner: server.owner, application: server.application },
    leave: async () => {
      await server.stop();
      remove();
      process.off("exit", remove);
    },
  };
}

async function outsideServer(
  url: string,
  ownerUrl: string | undefined,
): Promise<{ settings: DatabaseSettings; leave: () => Promise<void> }> {
  const application = { connectionString: url };
  const owner = ownerUrl ? { connectionString: ownerUrl } : application;
  const { rows } = await asOwner(owner, (client) =>
    client.query<{ name: string; databases: boolean; roles: boolean; known: boolean; member: boolean }>(
      `SELECT r.rolname AS name, r.rolsuper OR r.rolcreatedb AS databases, r.rolsuper OR r.rolcreaterole AS roles,
              a.rolname IS NOT NULL AS known, coalesce(pg_has_role(r.oid, a.oid, 'MEMBER'), true) AS member
         FROM pg_roles r LEFT JOIN pg_roles a ON a.rolname = $1
        WHERE r.rolname = current_user`,
      [APPLICATION_ROLE],
    ),
  );
  for (const { name, databases, roles, known, member } of rows) {
    const missing = [
      ...(databases ? [] : [`ALTER ROLE "${name}" CREATEDB;`]),
      ...(roles || known ? [] : [`ALTER ROLE "${name}" CREATEROLE;`]),
      // As the single login of a small installation, which some tests are.
      ...(member ? [] : [`GRANT ${APPLICATION_ROLE} TO "${name}";`]),
    ];
    if (missing.length > 0) {
      throw new Error(
        `Les essais créent leurs bases sur le serveur de DATABASE_URL : il manque un droit au rôle ${name}.\n` +
          `Demandez à l'administrateur : ${missing.join(" ")}\n` +
          "Sans DATABASE_URL, les essais démarrent leur propre PostgreSQL.",
      );
    }
  }
  return { settings: { kind: "externe", owner, application }, leave: async () => {} };
}

/** Removes the template and what a test file that was killed left behind. */
async function dropDatabases(owner: ConnectionSettings, template: string): Promise<void> {
  await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [template],
    );
    for (const { datname } of rows) await dropDatabase(client, datname);
  });
}

/** Removes a database with whoever is still connected to it. */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } catch (error) {
    // Autovacuum is at work there, which FORCE may not end but a plain DROP makes go.
    if ((error as { code?: string }).code !== "42501") throw error;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
  }
}
