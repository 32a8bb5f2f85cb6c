import { Refusal } from "#platform/values/refusal.ts";
import type { Settings } from "../config/settings.ts";
import { Database } from "./database.ts";
import { defaultDataFolder, startEmbedded } from "./embedded/index.ts";
import { migrate } from "./migrate.ts";
import { projectRoot } from "./project-root.ts";
import type { DatabaseSettings } from "./settings.ts";

/** Codes of `pg` and of the system that mean « nobody answers » rather than « something is wrong in the question ». */
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "28P01",
  "28000",
  "3D000",
]);

/** Folder of the embedded base. */
export function dataFolder(settings: Settings): string {
  return settings.donnees ?? defaultDataFolder(projectRoot());
}

/**
 * Reaches the base (starting the embedded one when no other is named), brings it to the last migration and opens it.
 * `stop` closes our connections and, if nobody else uses it, the embedded server.
 *
 * @throws Refusal `base.injoignable` with the reason; those of the embedded base; those of {@link migrate}.
 */
export async function connect(
  settings: Settings,
  log: (line: string) => void,
): Promise<{ database: Database; stop: () => Promise<void> }> {
  const { reach, stop } = await findServer(settings, log);
  try {
    await migrate(reach.owner);
  } catch (error) {
    await stop();
    const { code, message } = error as { code?: string; message?: string };
    if (code && UNREACHABLE.has(code)) throw new Refusal("base.injoignable", { raison: message ?? code });
    throw error;
  }
  const database = new Database(reach);
  return {
    database,
    stop: async () => {
      await database.close();
      await stop();
    },
  };
}

async function findServer(
  settings: Settings,
  log: (line: string) => void,
): Promise<{ reach: DatabaseSettings; stop: () => Promise<void> }> {
  if (settings.databaseUrl) {
    const application = { connectionString: settings.databaseUrl };
    const owner = settings.databaseUrlProprietaire
      ? { connectionString: settings.databaseUrlProprietaire }
      : application;
    return { reach: { kind: "externe", application, owner }, stop: async () => {} };
  }
  const server = await startEmbedded({ dossier: dataFolder(settings), log });
  const { owner, application } = server;
  return { reach: { kind: "embarquee", owner, application }, stop: () => server.stop() };
}
