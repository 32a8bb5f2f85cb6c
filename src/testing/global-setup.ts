import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serveur: TestServer;
  }
}

/** One PostgreSQL for the whole run; each test file takes a database of its own from its template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer(process.env);
  project.provide("serveur", server);
  return stop;
}
