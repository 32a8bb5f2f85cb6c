import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { findPostmaster } from "./postmaster.ts";
import type { ConnectionConfig } from "./start-embedded.ts";

/** A temporary folder that the server's account can reach, and what removes it with the server that lives there. */
export function makeTrialFolder(): { folder: string; dossier: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "maillage-essai-"));
  chmodSync(folder, 0o755);
  const dossier = join(folder, "donnees");
  return {
    folder,
    dossier,
    remove: () => {
      const server = findPostmaster(join(dossier, "postgresql", "donnees"));
      if (server) process.kill(server.pid, "SIGQUIT");
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Runs one query on a connection of its own. */
export async function query(config: ConnectionConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The postmaster of a data folder and all its children, as the machine lists them. */
export function serverProcesses(dossier: string): number[] {
  const postmaster = findPostmaster(join(dossier, "postgresql", "donnees"));
  if (!postmaster) return [];
  const children = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === postmaster.pid);
  return [postmaster.pid, ...children];
}

/** Another Node process that runs `body` with `api`, the module of the embedded database, at hand. */
export function runElsewhere(body: string): { child: ChildProcess; firstLine: Promise<string> } {
  const api = pathToFileURL(join(import.meta.dirname, "index.ts")).href;
  const source = `const api = await import(${JSON.stringify(api)});\n${body}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (data) => resolve(String(data).trim()));
    child.once("exit", (code) => reject(new Error(`ended with ${code} before a word`)));
  });
  return { child, firstLine };
}

/** Resolves once the process has ended. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
