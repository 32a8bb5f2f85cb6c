import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentProcess, isLiving, type ProcessIdentity } from "./processes.ts";

/**
 * Who uses the server of a data folder: one file per use, named after the process. Read and written under the short
 * lock of the folder only.
 */
export function registerUser(dossier: string): { forget(): void } {
  const folder = usersFolder(dossier);
  mkdirSync(folder, { recursive: true });
  const me = currentProcess();
  const file = join(folder, `${me.pid}-${randomUUID().slice(0, 8)}`);
  writeFileSync(file, JSON.stringify(me));
  return { forget: () => rmSync(file, { force: true }) };
}

/** Number of uses whose process still lives; forgets the others. */
export function countUsers(dossier: string): number {
  const folder = usersFolder(dossier);
  let living = 0;
  for (const name of listed(folder)) {
    const identity = readIdentity(join(folder, name));
    if (identity && isLiving(identity)) living += 1;
    else rmSync(join(folder, name), { force: true });
  }
  return living;
}

function usersFolder(dossier: string): string {
  return join(dossier, "utilisateurs");
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
