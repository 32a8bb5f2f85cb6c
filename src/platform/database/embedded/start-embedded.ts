import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { type Account, serverAccount } from "./account.ts";
import { findPackage, prepareBinaries } from "./binaries.ts";
import { isPassing, prepareCluster, serverRefusal } from "./cluster.ts";
import {
  type ClusterFolders,
  folderRefusal,
  prepareClusterFolders,
  prepareDataFolder,
  prepareSocketFolder,
} from "./folders.ts";
import { findPostmaster, launch, type Postmaster, pruneLogs, shutDown } from "./postmaster.ts";
import { type ProcessLock, waitForLock } from "./process-lock.ts";
import { APPLICATION, DATABASE, ensureRoles, OWNER, SUPERUSER } from "./roles.ts";
import { countUsers, registerUser } from "./users.ts";

/** How to reach the server. `host` is a socket folder: only local processes that may open it can connect. */
export type ConnectionConfig = {
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
};

export type EmbeddedServer = {
  /** For migrations and operation: owns the database, may create databases and roles, is not superuser. */
  owner: ConnectionConfig;
  /** For the application. */
  application: ConnectionConfig;
  /** True when the server was already running. */
  adopted: boolean;
  /** Leaves the server, and stops it when nobody else uses it. May be called again. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Absolute path of the data folder, created if needed. */
  dossier: string;
  /** Receives one French line per step that a person would otherwise wait for in silence. */
  log?: (line: string) => void;
};

/** Creating a cluster on a slow disk, or a recovery, in another process. */
const LOCK_WAIT_MS = 150_000;
/** Time left to the processes of a killed server to end. */
const RETRY_MS = 10_000;
const WATCH_MS = 1_000;
const PRUNE_MS = 3_600_000;

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that runs there; creates it the first time. While
 * the handle is open, a server that dies is started again on the same socket.
 * @throws Refusal `base.plateforme-non-livree`, `base.compte-systeme-absent`, `base.dossier-inaccessible`,
 * `base.disque-plein`, `base.version-differente`, `base.ne-repond-pas`, `base.demarrage-impossible`, `base.occupee`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  // Before anything is written: on a platform without PostgreSQL nothing is left behind.
  const packageFolder = findPackage();
  const folders = prepareDataFolder(options.dossier);
  const account = serverAccount(folders.cluster);

  const { postmaster, adopted, user } = await underLock(folders, async () => {
    prepareClusterFolders(folders, account);
    const run = await ensureServing(folders, packageFolder, account, log);
    return { ...run, user: registerUser(folders.dossier) };
  });

  const watch = watchServer(folders, packageFolder, account, postmaster, log);
  const connect = (role: string): ConnectionConfig => ({
    host: postmaster.socketFolder,
    port: postmaster.port,
    user: role,
    database: DATABASE,
  });
  let stopping: Promise<void> | undefined;
  return {
    owner: connect(OWNER),
    application: connect(APPLICATION),
    adopted,
    stop: () => {
      stopping ??= leave();
      return stopping;
    },
  };

  async function leave(): Promise<void> {
    await watch.end();
    if (!existsSync(folders.dossier)) return;
    await underLock(folders, async () => {
      user.forget();
      if (countUsers(folders.dossier) === 0) await shutDown(folders.donnees);
    });
  }
}

async function underLock<T>(folders: ClusterFolders, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(folders);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function takeLock({ dossier }: ClusterFolders): Promise<ProcessLock> {
  try {
    const attempt = await waitForLock(join(dossier, "verrous"), "postgresql", LOCK_WAIT_MS);
    if ("lock" in attempt) return attempt.lock;
    throw new Refusal("base.occupee", { dossier, pid: attempt.holder.pid });
  } catch (error) {
    throw isRefusal(error) ? error : folderRefusal(dossier, error);
  }
}

/** A server that answers and has its roles: one that was being killed when it was found is replaced. */
async function ensureServing(
  folders: ClusterFolders,
  packageFolder: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const deadline = Date.now() + RETRY_MS;
  for (;;) {
    const run = await ensureRunning(folders, packageFolder, account, log);
    try {
      await ensureRoles({ host: run.postmaster.socketFolder, port: run.postmaster.port });
      return run;
    } catch (error) {
      // 57P01 to 57P03: the server is stopping or recovering. An error without a code of SQL: the socket was cut.
      const passing = !(error instanceof pg.DatabaseError) || error.code?.startsWith("57P");
      if (!passing || Date.now() > deadline) throw serverRefusal(folders.dossier, String(error));
      await sleep(100);
    }
  }
}

/** @param wanted socket to serve again when the server died under its users */
async function ensureRunning(
  folders: ClusterFolders,
  packageFolder: string,
  account: Account | undefined,
  log: (line: string) => void,
  wanted?: Postmaster,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const running = await adopt(folders);
  if (running) return { postmaster: running, adopted: true };

  const binaries = prepareBinaries(packageFolder, join(folders.cluster, "binaires"), account);
  if (!existsSync(folders.donnees)) log("Création de la base PostgreSQL embarquée…");
  await prepareCluster(folders, binaries, SUPERUSER, account);
  const socketFolder = wanted?.socketFolder ?? prepareSocketFolder(folders, account);
  const deadline = Date.now() + RETRY_MS;
  for (;;) {
    // A new number each time: a forgotten server of a deleted folder removes its own socket when it ends, not this one.
    const port = wanted?.port ?? randomInt(20_000, 60_000);
    const outcome = await launch(binaries.postgres, folders, socketFolder, port, account);
    if ("postmaster" in outcome) return { postmaster: outcome.postmaster, adopted: false };
    if (!isPassing(outcome.refused) || Date.now() > deadline)
      throw serverRefusal(folders.dossier, outcome.refused);
    await sleep(200);
  }
}

/**
 * The server that already runs, once it accepts connections. One that cannot be reached (its socket was swept from the
 * temporary folder, the data folder was moved) or that is stopping is seen to its end.
 */
async function adopt(folders: ClusterFolders): Promise<Postmaster | undefined> {
  const deadline = Date.now() + RETRY_MS;
  for (;;) {
    const postmaster = findPostmaster(folders.donnees);
    if (!postmaster) return undefined;
    const reachable = existsSync(join(postmaster.socketFolder, `.s.PGSQL.${postmaster.port}`));
    if (postmaster.ready && reachable) return postmaster;
    if (Date.now() > deadline || (postmaster.ready && !reachable)) await shutDown(folders.donnees);
    else await sleep(20);
  }
}

/** Starts the server again when it dies, and keeps its logs within bounds. Holds no process alive. */
function watchServer(
  folders: ClusterFolders,
  packageFolder: string,
  account: Account | undefined,
  wanted: Postmaster,
  log: (line: string) => void,
): { end(): Promise<void> } {
  let repair: Promise<void> | undefined;
  let pid = wanted.pid;
  const isGone = (): boolean => {
    try {
      process.kill(pid, 0);
      // Elsewhere looking closer means running `ps` each second, and zombies of others are reaped.
      return process.platform === "linux" && findPostmaster(folders.donnees) === undefined;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ESRCH";
    }
  };
  const restart = async (): Promise<void> => {
    try {
      // Under a deleted folder nothing can be served again, and creating an empty base there would hide the loss.
      if (!existsSync(folders.donnees)) return;
      await underLock(folders, async () => {
        const run = await ensureRunning(folders, packageFolder, account, log, wanted);
        pid = run.postmaster.pid;
        if (!run.adopted) log("La base PostgreSQL embarquée s’était arrêtée : elle est relancée.");
      });
    } catch (error) {
      log(`La base PostgreSQL embarquée ne redémarre pas : ${isRefusal(error) ? error.code : String(error)}`);
    } finally {
      repair = undefined;
    }
  };
  const watch = setInterval(() => {
    if (!repair && isGone()) repair = restart();
  }, WATCH_MS);
  const prune = setInterval(() => pruneLogs(folders.journal), PRUNE_MS);
  watch.unref();
  prune.unref();
  return {
    end: async () => {
      clearInterval(watch);
      clearInterval(prune);
      await repair;
    },
  };
}
