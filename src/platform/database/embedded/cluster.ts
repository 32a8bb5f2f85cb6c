import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Refusal } from "#platform/values/refusal.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type ClusterFolders, folderRefusal } from "./folders.ts";
import { initdbArguments, serverEnvironment } from "./settings.ts";

/**
 * Makes the cluster if there is none; else checks that these programs can serve it. It is made beside and renamed, so
 * that an interrupted creation is started over.
 * @returns true when it was just made
 * @throws Refusal `base.version-differente` `{ dossier, trouvee, attendue }`, `base.dossier-inaccessible`,
 * `base.disque-plein`, `base.plateforme-non-livree`
 */
export async function prepareCluster(
  folders: ClusterFolders,
  binaries: Binaries,
  superuser: string,
  account: Account | undefined,
): Promise<boolean> {
  if (existsSync(folders.donnees)) {
    checkCluster(folders, binaries);
    return false;
  }
  dropDrafts(folders);
  const draft = join(folders.cluster, `creation-${process.pid}`);
  try {
    mkdirSync(draft, { mode: 0o700 });
    if (account) chownSync(draft, account.uid, account.gid);
  } catch (error) {
    throw folderRefusal(folders.dossier, error);
  }
  const said = await run(binaries.initdb, initdbArguments(draft, superuser), folders.cluster, account);
  if (said !== undefined) {
    rmSync(draft, { recursive: true, force: true });
    throw serverRefusal(folders.dossier, said);
  }
  renameSync(draft, folders.donnees);
  return true;
}

/** Reads in the words of PostgreSQL (English, LC_ALL=C) why it refused to start or to create. */
export function serverRefusal(dossier: string, said: string): Refusal {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return new Refusal("base.disque-plein", { dossier });
  if (/Permission denied|Read-only file system|wrong ownership|invalid permissions/.test(said)) {
    return new Refusal("base.dossier-inaccessible", { dossier, raison: lastLine(said) });
  }
  if (/incompatible with server/.test(said)) {
    return new Refusal("base.version-differente", { dossier, raison: lastLine(said) });
  }
  if (/ENOENT|GLIBC|cannot open shared object|Exec format/.test(said)) {
    const plateforme = `${process.platform}-${process.arch}`;
    return new Refusal("base.plateforme-non-livree", { plateforme, raison: lastLine(said) });
  }
  return new Refusal("base.demarrage-impossible", { dossier, raison: lastLine(said) });
}

/** True when waiting may help: processes of a killed server have not all ended yet. */
export function isPassing(said: string): boolean {
  return /still in use|lock file .* already exists|Is another postmaster/.test(said);
}

function checkCluster({ dossier, donnees }: ClusterFolders, binaries: Binaries): void {
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && statSync(donnees).uid !== self) {
    throw new Refusal("base.dossier-inaccessible", { dossier, raison: `compte ${statSync(donnees).uid}` });
  }
  let trouvee: string;
  try {
    trouvee = readFileSync(join(donnees, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw folderRefusal(dossier, error);
  }
  if (trouvee !== binaries.major) {
    throw new Refusal("base.version-differente", { dossier, trouvee, attendue: binaries.major });
  }
}

function dropDrafts(folders: ClusterFolders): void {
  for (const name of readdirSync(folders.cluster)) {
    if (name.startsWith("creation-")) rmSync(join(folders.cluster, name), { recursive: true, force: true });
  }
}

/** Runs a program to its end; gives undefined when it succeeded, else what it said. */
async function run(
  program: string,
  args: string[],
  cwd: string,
  account: Account | undefined,
): Promise<string | undefined> {
  const child = spawn(program, args, {
    ...account,
    cwd,
    env: serverEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | Error | null>((settle) => {
    child.on("error", settle);
    child.on("close", settle);
  });
  const [said, outcome] = await Promise.all([text(child.stderr), ended]);
  if (outcome instanceof Error) return outcome.message;
  return outcome === 0 ? undefined : said || `initdb: ${outcome ?? child.signalCode}`;
}

function lastLine(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => /FATAL|error:/.test(line)) ?? lines.at(-1) ?? "").trim();
}
