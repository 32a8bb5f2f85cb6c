import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ended } from "#platform/database/embedded/test-helpers.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import type { Cleanup } from "./cleanup.ts";
import { LOOPBACK } from "./load.ts";

const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;
/** Linux counts processor time in hundredths of a second, on every architecture that Node supports. */
const TICK_MS = 10;

export type Server = {
  port: number;
  pid: number;
  /** From the spawn of the process to its first healthy answer, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
};

/** Environment of a child: the given settings, none of those that would lead to another base or address. */
export function childEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of ["DATABASE_URL", "DATABASE_URL_PROPRIETAIRE", "MAILLAGE_ORIGINE", "NODE_OPTIONS"]) {
    delete env[name];
  }
  // One process asks for everybody: the limits of an address are not those of a crowd.
  const unlimited = {
    MAILLAGE_LIMITE_ADRESSE: "0",
    MAILLAGE_LIMITE_SESSION: "0",
    MAILLAGE_LIMITE_ENVOIS: "0",
  };
  return { ...env, HOST: LOOPBACK, ...unlimited, ...settings };
}

/** Runs a program of `scripts/` as a person would, out of reach of the Ctrl-C of the terminal: the cleanup ends it. */
export function spawnScript(
  name: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; nodeArgs?: readonly string[]; stdio: ("ignore" | "pipe")[] },
): ChildProcess {
  const script = join(projectRoot(), "scripts", name);
  return spawn(process.execPath, [...(options.nodeArgs ?? []), script, ...args], {
    cwd: projectRoot(),
    env: options.env,
    stdio: options.stdio,
    detached: process.platform !== "win32",
  });
}

/** Starts the platform on a data folder, as `npm start` does, and waits until `/sante` answers 200. */
export async function startServer(
  cleanup: Cleanup,
  dossier: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const port = Number(settings.PORT ?? (await freePort()));
  const start = performance.now();
  const child = spawnScript("start.mjs", [], {
    env: childEnvironment({ PORT: String(port), MAILLAGE_DONNEES: dossier, MAILLAGE_DEMO: "1", ...settings }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  const stop = cleanup.defer(() => stopChild(child));
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error(`the server stopped before it answered:\n${errors}`);
    if (performance.now() - start > START_LIMIT_MS) throw new Error("the server does not answer");
    await sleep(10);
  }
  const kill = async () => {
    child.kill("SIGKILL");
    await stop();
  };
  return { port, pid: child.pid ?? 0, readyMs: performance.now() - start, stop, kill };
}

/** Asks a child to end, and ends it when it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await ended(child);
  clearTimeout(timer);
}

/** Starts counting; what it returns gives the processor time that those still alive have used since, in milliseconds. */
export function countProcessor(pids: readonly number[]): () => number | null {
  const before = new Map(pids.map((pid) => [pid, processorMs(pid)]));
  return () => {
    let sum: number | null = null;
    for (const [pid, start] of before) {
      const now = processorMs(pid);
      if (start !== null && now !== null) sum = (sum ?? 0) + now - start;
    }
    return sum;
  };
}

/** Null for a process that is gone, and where the system does not tell. */
function processorMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://${LOOPBACK}:${port}/sante`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}
