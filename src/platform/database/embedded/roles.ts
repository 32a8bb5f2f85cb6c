import pg from "pg";

export const SUPERUSER = "maillage_racine";
export const OWNER = "maillage_proprietaire";
export const APPLICATION = "maillage_application";
export const DATABASE = "maillage";

/**
 * Makes what is missing: the owner (may create databases and roles, is not superuser and so stays under row security),
 * the application role, the database. Each step is repeatable, for a start that was interrupted.
 * @param socket the folder and number of the server's socket
 */
export async function ensureRoles(socket: { host: string; port: number }): Promise<void> {
  const client = new pg.Client({
    ...socket,
    user: SUPERUSER,
    database: "postgres",
    password: "",
    ssl: false,
    connectionTimeoutMillis: 10_000,
  });
  // A server that is killed meanwhile also emits an error beside the rejected query.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT rolname AS name FROM pg_roles UNION ALL SELECT datname FROM pg_database",
    );
    const known = new Set(rows.map((row) => row.name));
    if (!known.has(OWNER)) await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE`);
    if (!known.has(APPLICATION)) await client.query(`CREATE ROLE ${APPLICATION} LOGIN`);
    if (!known.has(DATABASE)) {
      await client.query(`GRANT ${APPLICATION} TO ${OWNER}`);
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}
