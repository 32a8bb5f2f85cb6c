import { spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "#platform/values/refusal.ts";
import type { Account } from "./account.ts";
import type { ClusterFolders } from "./folders.ts";
import { isPostmasterOf } from "./processes.ts";
import { serverEnvironment, serverSettings } from "./settings.ts";

/** A running postmaster as its `postmaster.pid` tells it. */
export type Postmaster = { pid: number; port: number; socketFolder: string; ready: boolean };

export type LaunchOutcome = { postmaster: Postmaster } | { refused: string };

const POLL_MS = 20;
/** Recovery after a crash replays at most a gigabyte of log. */
const RECOVERY_MS = 120_000;
const KEPT_LOGS = 5;

/** The living postmaster of this data folder, or undefined. A zombie, or another process with its number, is none. */
export function findPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = pidFileLines(dataFolder);
  const pid = Number(lines?.[0]);
  if (!lines || !isPostmasterOf(pid, dataFolder)) return undefined;
  const [, , , port, socketFolder, , , status] = lines;
  return { pid, port: Number(port), socketFolder: socketFolder ?? "", ready: status?.trim() === "ready" };
}

/**
 * Starts the server in a session of its own (Ctrl-C and the end of our process leave it alone) and waits until it
 * accepts connections. The caller has made sure that none runs.
 * @returns the postmaster, or what the server said when it refused
 * @throws Refusal `base.plateforme-non-livree` when the program itself cannot run, `base.ne-repond-pas`
 */
export async function launch(
  program: string,
  folders: ClusterFolders,
  socketFolder: string,
  port: number,
  account: Account | undefined,
): Promise<LaunchOutcome> {
  disownStaleFiles(folders.donnees, socketFolder);
  pruneLogs(folders.journal);
  const firstWords = join(folders.journal, "demarrage.log");
  const output = openSync(firstWords, "w", 0o600);
  const settings = serverSettings({ socketFolder, port, journal: folders.journal });
  const child = spawn(program, ["-D", folders.donnees, ...settings], {
    ...account,
    cwd: folders.donnees,
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  let ended: Error | number | undefined;
  child.on("error", (error) => {
    ended = error;
  });
  child.on("exit", (code) => {
    ended = code ?? 1;
  });
  child.unref();
  const deadline = Date.now() + RECOVERY_MS;
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(folders.donnees);
    if (postmaster?.ready && postmaster.pid === child.pid) return { postmaster };
    if (ended instanceof Error) {
      throw new Refusal("base.plateforme-non-livree", {
        plateforme: `${process.platform}-${process.arch}`,
        raison: ended.message,
      });
    }
    if (ended !== undefined) return { refused: readText(firstWords) + lastLog(folders.journal) };
    await sleep(POLL_MS);
  }
  throw new Refusal("base.ne-repond-pas", { dossier: folders.dossier });
}

/**
 * Fast shutdown (running transactions are rolled back, everything committed is on disk), then the immediate one, which
 * the next start recovers from.
 */
export async function shutDown(dataFolder: string): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    const postmaster = findPostmaster(dataFolder);
    if (!postmaster) return;
    process.kill(postmaster.pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isPostmasterOf(postmaster.pid, dataFolder)) return;
      await sleep(POLL_MS);
    }
  }
}

/** Keeps the newest server logs, whose size the server bounds one by one. */
export function pruneLogs(journal: string): void {
  try {
    const logs = readdirSync(journal).filter((name) => name.startsWith("postgresql-"));
    for (const name of logs.sort().slice(0, -KEPT_LOGS)) rmSync(join(journal, name), { force: true });
  } catch {
    // Logs that cannot be pruned must not prevent a start.
  }
}

/**
 * After a kill -9, `postmaster.pid` names a process that may be a zombie nobody reaps, or whose number another program
 * now has: PostgreSQL would refuse for ever. Its number is replaced by ours, which the server takes for its parent's
 * and ignores; the rest is kept, so that it still checks that no orphan uses the old shared memory.
 */
function disownStaleFiles(dataFolder: string, socketFolder: string): void {
  const lines = pidFileLines(dataFolder);
  if (lines) writeFileSync(join(dataFolder, "postmaster.pid"), [process.pid, ...lines.slice(1)].join("\n"));
  // The folder serves this cluster only, and no server of this cluster is alive.
  for (const name of readdirSync(socketFolder)) {
    if (name.startsWith(".s.PGSQL.")) rmSync(join(socketFolder, name), { force: true });
  }
}

function pidFileLines(dataFolder: string): string[] | undefined {
  const text = readText(join(dataFolder, "postmaster.pid"));
  return text === "" ? undefined : text.split("\n");
}

function lastLog(journal: string): string {
  const logs = readdirSync(journal).filter((name) => name.startsWith("postgresql-"));
  const last = logs.sort().at(-1);
  return last ? readText(join(journal, last)).slice(-4000) : "";
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
