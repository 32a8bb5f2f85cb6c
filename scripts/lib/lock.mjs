import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/*
 * The same generations as src/platform/database/embedded/process-lock.ts, where they are explained; written again in
 * plain JavaScript because it runs before anything is installed.
 */

/**
 * Runs `work` while no other process of this checkout runs its own. A dead holder is replaced.
 * @template T
 * @param {string} folder where the lock lies
 * @param {(pid: number) => void} onWait called once when another process must be waited for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, onWait, work) {
  let said = false;
  for (;;) {
    // Again each time: someone may delete the folder while we wait.
    mkdirSync(folder, { recursive: true });
    const highest = generations(folder)[0] ?? 0;
    const holder = highest > 0 ? readHolder(folder, highest) : undefined;
    if (holder && isLiving(holder)) {
      if (!said) onWait(holder.pid);
      said = true;
      await sleep(200);
    } else if ((generations(folder)[0] ?? 0) === highest && take(folder, highest + 1)) {
      try {
        return await work();
      } finally {
        rmSync(join(folder, `verrou.${highest + 1}`, "titulaire.json"), { force: true });
      }
    }
  }
}

function take(folder, n) {
  const draft = join(folder, `.verrou-${process.pid}-${randomUUID()}`);
  const place = join(folder, `verrou.${n}`);
  try {
    mkdirSync(draft);
    const identity = { pid: process.pid, start: processStart(process.pid) ?? "" };
    writeFileSync(join(draft, "titulaire.json"), JSON.stringify(identity));
    // A freed generation is an empty folder, which a rename replaces: only the highest counts, checked below.
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (error.code === "ENOTEMPTY" || error.code === "EEXIST") return false;
    throw error;
  }
  const all = generations(folder);
  if (all[0] > n) {
    rmSync(place, { recursive: true, force: true });
    return false;
  }
  for (const older of all.filter((other) => other < n)) {
    rmSync(join(folder, `verrou.${older}`), { recursive: true, force: true });
  }
  return true;
}

function generations(folder) {
  return readdirSync(folder)
    .filter((entry) => entry.startsWith("verrou."))
    .map((entry) => Number(entry.slice("verrou.".length)))
    .filter((n) => Number.isSafeInteger(n) && n > 0)
    .sort((a, b) => b - a);
}

function readHolder(folder, n) {
  try {
    return JSON.parse(readFileSync(join(folder, `verrou.${n}`, "titulaire.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function isLiving({ pid, start }) {
  const now = processStart(pid);
  return now !== undefined && (now === "" || start === "" || now === start);
}

/** When a living process started, as an opaque text; undefined when none lives (a zombie is dead). */
function processStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return undefined;
  }
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z" || fields[0] === "X") return undefined;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
