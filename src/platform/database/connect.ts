import { Refusal } from "#platform/values/refusal.ts";
import type { Settings } from "../config/settings.ts";
import { Database } from "./database.ts";
import { defaultDataFolder, startEmbedded } from "./embedded/index.ts";
import { migrate } from "./migrate.ts";
import { checkAfterMigrations, checkOutside } from "./outside.ts";
import { projectRoot } from "./project-root.ts";
import type { DatabaseSettings } from "./settings.ts";
import { isUnavailable, reasonOf } from "./unavailable.ts";

/** Folder of the embedded base. */
export function dataFolder(settings: Settings): string {
  return settings.donnees ?? defaultDataFolder(projectRoot());
}

/**
 * Reaches the base (starting the embedded one when no other is named), brings it to the last migration and opens it.
 * `stop` closes our connections and, if nobody else uses it, the embedded server.
 *
 * @throws Refusal those of {@link checkOutside}, of the embedded base and of {@link migrate}.
 */
export async function connect(
  settings: Settings,
  log: (line: string) => void,
): Promise<{ database: Database; stop: () => Promise<void> }> {
  const { reach, stop } = await findServer(settings, log);
  try {
    if (reach.kind === "externe") await prepareOutside(reach, log);
    else await migrate(reach.owner);
  } catch (error) {
    await stop();
    throw isUnavailable(error) ? new Refusal("base.injoignable", { raison: reasonOf(error) }) : error;
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

async function prepareOutside(
  { owner, application }: DatabaseSettings,
  log: (line: string) => void,
): Promise<void> {
  for (const remark of await checkOutside(owner, application)) log(remark);
  await migrate(owner);
  await checkAfterMigrations(owner, application);
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
