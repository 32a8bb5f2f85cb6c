import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "#testing/outside-cluster.ts";
import { startServer } from "./processes.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server under test, without a trailing slash. */
    address: string;
    /** Data folder of that server, for commands that join it. */
    donnees: string;
  }
}

/** Starts the demonstration as `npm start` does, on an empty data folder and a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const donnees = mkdtempSync(join(tmpdir(), "maillage-e2e-"));
  // As root the database runs under another account, which must be able to enter.
  chmodSync(donnees, 0o755);
  const server = await startServer(await freePort(), { MAILLAGE_DONNEES: donnees, MAILLAGE_DEMO: "1" });
  project.provide("address", server.address);
  project.provide("donnees", donnees);
  return async () => {
    await server.stop();
    rmSync(donnees, { recursive: true, force: true });
  };
}
