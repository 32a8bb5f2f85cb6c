import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { currentProcess, isLiving, type ProcessIdentity } from "./processes.ts";

/** Free words a holder leaves for the one it keeps out. */
export type LockNote = Readonly<Record<string, string>>;
export type LockHolder = ProcessIdentity & { note: LockNote };

/** A lock that is held until `release`, or until the process dies. */
export type ProcessLock = {
  /** Replaces what the others can read of the holder. */
  setNote(note: LockNote): void;
  release(): void;
};

export type LockAttempt = { lock: ProcessLock } | { holder: LockHolder };

/*
 * Node has no flock, and « read the stale file, delete it, create mine » lets two processes in. Here each taking makes
 * a new generation, a folder `<name>.<n>` that holds its taker's identity and is renamed into place, which is atomic and
 * refused when the folder exists. Only the highest generation counts and it is never deleted, only marked free: whoever
 * wakes up late and re-creates a lower one sees the higher one and withdraws.
 */

/** Tries once. Gives the lock, or who holds it. Errors of the file system (EACCES, ENOSPC…) are thrown as they are. */
export function tryLock(folder: string, name: string, note: LockNote = {}): LockAttempt {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const highest = generations(folder, name)[0] ?? 0;
    const holder = highest > 0 ? readHolder(join(folder, `${name}.${highest}`)) : undefined;
    if (holder && isLiving(holder)) return { holder };
    // An unreadable highest generation may be one that a newer one has just replaced.
    if ((generations(folder, name)[0] ?? 0) !== highest) continue;
    const lock = takeGeneration(folder, name, highest + 1, note);
    if (lock) return { lock };
  }
}

/** Waits for the lock at most `waitMs`; then gives the holder that would not let go. */
export async function waitForLock(folder: string, name: string, waitMs: number): Promise<LockAttempt> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const attempt = tryLock(folder, name);
    if ("lock" in attempt || Date.now() >= deadline) return attempt;
    await sleep(25);
  }
}

function takeGeneration(folder: string, name: string, n: number, note: LockNote): ProcessLock | undefined {
  const draft = join(folder, `.${name}-${process.pid}-${randomUUID()}`);
  const place = join(folder, `${name}.${n}`);
  const me = currentProcess();
  try {
    mkdirSync(draft);
    writeHolder(draft, { ...me, note });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTEMPTY" || code === "EEXIST") return undefined;
    throw error;
  }
  const all = generations(folder, name);
  if ((all[0] ?? 0) > n) {
    rmSync(place, { recursive: true, force: true });
    return undefined;
  }
  for (const older of all.filter((other) => other < n)) {
    rmSync(join(folder, `${name}.${older}`), { recursive: true, force: true });
  }
  return {
    setNote: (next) => writeHolder(place, { ...me, note: next }),
    release: () => markFree(place),
  };
}

function generations(folder: string, name: string): number[] {
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}.`))
    .map((entry) => Number(entry.slice(name.length + 1)))
    .filter((n) => Number.isSafeInteger(n) && n > 0)
    .sort((a, b) => b - a);
}

function readHolder(place: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(place, "titulaire.json"), "utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, start, note } = value as Partial<LockHolder>;
    return typeof pid === "number" && typeof start === "string"
      ? { pid, start, note: note ?? {} }
      : undefined;
  } catch {
    return undefined;
  }
}

function writeHolder(place: string, holder: LockHolder | Record<string, never>): void {
  const draft = join(place, `.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(holder));
  renameSync(draft, join(place, "titulaire.json"));
}

function markFree(place: string): void {
  try {
    writeHolder(place, {});
  } catch (error) {
    // The data folder was deleted under us: there is nothing left to free.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
