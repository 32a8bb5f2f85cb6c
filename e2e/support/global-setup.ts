import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

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
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const { DATABASE_URL: _application, DATABASE_URL_PROPRIETAIRE: _owner, ...env } = process.env;
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...env,
      PORT: String(port),
      MAILLAGE_DONNEES: donnees,
      MAILLAGE_DEMO: "1",
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => (output += String(chunk)));
  try {
    await waitUntilReady(server, address);
  } catch (error) {
    server.kill("SIGKILL");
    throw new Error(`the server did not start: ${String(error)}\n${output}`);
  }
  project.provide("address", address);
  project.provide("donnees", donnees);
  return async () => {
    await stop(server);
    rmSync(donnees, { recursive: true, force: true });
  };
}

async function waitUntilReady(server: ChildProcess, address: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`it left with code ${server.exitCode}`);
    const answer = await fetch(`${address}/sante`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("two minutes passed");
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
    setTimeout(() => server.kill("SIGKILL"), 15_000).unref();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const found = probe.address();
      probe.close(() =>
        found && typeof found === "object" ? resolve(found.port) : reject(new Error("no port")),
      );
    });
  });
}
