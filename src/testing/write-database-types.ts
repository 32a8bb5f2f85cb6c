import { writeFile } from "node:fs/promises";
import pg from "pg";
import { databaseTypes, GENERATED_FILE } from "./database-types.ts";
import { startTestServer, toDatabase } from "./server.ts";

/**
 * Writes `platform/database/generated.ts` after a migration, from a base made for the occasion (or on the server of
 * `DATABASE_URL`): `npx tsx src/testing/write-database-types.ts`.
 */
async function write(): Promise<void> {
  const { server, stop } = await startTestServer(process.env);
  try {
    const pool = new pg.Pool({ ...toDatabase(server.settings, server.template).owner, max: 1 });
    await writeFile(GENERATED_FILE, await databaseTypes(pool));
    await pool.end();
  } finally {
    await stop();
  }
}

await write();
