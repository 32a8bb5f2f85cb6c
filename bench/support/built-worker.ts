import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "#platform/database/project-root.ts";

/** The reader of the production build: from the source it would first be compiled, in each thread. */
export function builtWorker(): URL {
  const path = join(projectRoot(), "build", "server", "sheets.worker.js");
  if (!existsSync(path)) throw new Error(`${path} is not built`);
  return pathToFileURL(path);
}
