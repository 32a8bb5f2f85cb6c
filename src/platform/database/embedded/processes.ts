import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * A process that can be told from another one which later received the same number: `start` changes with each process
 * and each boot. An empty `start` means that the machine does not say, and the number alone is trusted.
 */
export type ProcessIdentity = { pid: number; start: string };

/** The identity of the running process. */
export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, start: processStart(process.pid) ?? "" };
}

/**
 * When a living process started, as an opaque text; undefined when no such process lives. A zombie counts as dead:
 * where nobody reaps them (a container whose first process is not an init), `kill(pid, 0)` would say it lives for ever.
 */
export function processStart(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !answersSignals(pid)) return undefined;
  if (process.platform === "linux") return linuxStart(pid);
  return portableStart(pid);
}

/** True when this very process, not a later one with its number, is still running. */
export function isLiving(identity: ProcessIdentity): boolean {
  const start = processStart(identity.pid);
  return start !== undefined && (start === "" || identity.start === "" || start === identity.start);
}

/**
 * True when `pid` is a PostgreSQL postmaster that serves this data folder. A postmaster's working directory is its data
 * folder, which stays true when the folder is moved or the number reused.
 */
export function isPostmasterOf(pid: number, dataFolder: string): boolean {
  if (processStart(pid) === undefined) return false;
  if (process.platform !== "linux") return psFields(pid, "command").includes(dataFolder);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
  } catch {
    return false;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function linuxStart(pid: number): string | undefined {
  try {
    // The name, between parentheses, may itself contain spaces and parentheses: fields are counted after the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const state = fields[0];
    if (state === "Z" || state === "X") return undefined;
    return `${bootId()}:${fields[19] ?? ""}`;
  } catch {
    // It answered a signal: either it has just ended, or /proc hides the processes of others.
    return answersSignals(pid) ? "" : undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function portableStart(pid: number): string | undefined {
  const text = psFields(pid, "stat", "lstart");
  if (text === "") return answersSignals(pid) ? "" : undefined;
  return text.startsWith("Z") ? undefined : text.replace(/^\S+\s+/, "");
}

function psFields(pid: number, ...fields: string[]): string {
  try {
    return execFileSync("ps", [...fields.flatMap((field) => ["-o", `${field}=`]), "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C" },
    }).trim();
  } catch {
    return "";
  }
}
