import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { Database } from "#platform/database/database.ts";
import type { DatabaseSettings } from "#platform/database/settings.ts";
import { clockAt } from "./clock.ts";
import { asOwner, dropDatabase, toDatabase } from "./server.ts";

/** The instant at which tests happen unless they say otherwise: a Sunday in November, 10 h in Paris. */
export const NOW = "2026-11-22T09:00:00Z";

/** A database of one's own, migrated, with the national reference tables and nothing else. */
export type TestDatabase = {
  readonly database: Database;
  /** Its clock stands at {@link NOW}; `new Platform(database, clockAt(…))` is another day. */
  readonly platform: Platform;
  /** To open connections of another kind than the platform's. */
  readonly settings: DatabaseSettings;
  dispose(): Promise<void>;
};

/** Copies the template; whoever calls must dispose of it. Prefer {@link setUpDatabase}. */
export async function testDatabase(): Promise<TestDatabase> {
  const { settings: server, template } = inject("serveur");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await asOwner(server.owner, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const settings = toDatabase(server, name);
  const database = new Database(settings, { connections: 5 });
  return {
    database,
    platform: new Platform(database, clockAt(NOW)),
    settings,
    dispose: async () => {
      await database.close();
      await asOwner(server.owner, (client) => dropDatabase(client, name));
    },
  };
}

/**
 * A database for the tests of the file (or of the `describe`) that calls it, removed after the last:
 * `const base = setUpDatabase();` then `base().platform` inside a test or a hook.
 */
export function setUpDatabase(): () => TestDatabase {
  let base: TestDatabase | undefined;
  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(async () => {
    await base?.dispose();
  });
  return () => {
    if (!base) throw new Error("the test database is there in tests and hooks only");
    return base;
  };
}
