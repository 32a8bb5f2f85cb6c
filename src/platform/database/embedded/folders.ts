import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Refusal } from "#platform/values/refusal.ts";
import { type Account, canTraverse, firstClosedFolder, permissionBits, serverAccount } from "./account.ts";

/** Where the parts of one embedded cluster lie. Every path is absolute and has its symbolic links resolved. */
export type ClusterFolders = {
  /** The data folder of the platform. */
  dossier: string;
  /** All that belongs to PostgreSQL, closed to others. */
  cluster: string;
  /** PGDATA. */
  donnees: string;
  /** Server logs. */
  journal: string;
};

const PERSISTENT_ROOT = "/var/lib/maillage";

/** Linux admits 107 bytes and macOS 103 for the path of a socket. */
const SOCKET_PATH_LIMIT = 100;

/**
 * The data folder when none is set: `.maillage` in the checkout; for root, when the account that runs PostgreSQL cannot
 * reach the checkout (a clone in /root), a lasting folder that depends on the path of the checkout only.
 * @param racine absolute path of the checkout
 */
export function defaultDataFolder(racine: string): string {
  const checkout = realOrResolved(racine);
  const local = join(checkout, ".maillage");
  try {
    const account = serverAccount(join(local, "postgresql"));
    if (!account || canTraverse(account, checkout)) return local;
  } catch {
    // No account can run PostgreSQL here: said when it is started, not to who uses an outside server.
    return local;
  }
  return join(PERSISTENT_ROOT, shortHash(checkout));
}

/**
 * Creates the data folder if needed and opens to the server's account the way to it, never its content.
 * @throws Refusal `base.dossier-inaccessible` `{ dossier, raison }` when it cannot be created, written or reached
 */
export function prepareDataFolder(dossier: string): ClusterFolders {
  try {
    const cluster = join(makeFolders(resolve(dossier)), "postgresql");
    return {
      dossier: dirname(cluster),
      cluster,
      donnees: join(cluster, "donnees"),
      journal: join(cluster, "journal"),
    };
  } catch (error) {
    throw folderRefusal(dossier, error);
  }
}

/**
 * Creates the folders of the cluster, private to the account that runs it.
 * @throws Refusal `base.dossier-inaccessible`
 */
export function prepareClusterFolders(folders: ClusterFolders, account: Account | undefined): void {
  try {
    if (account) openDataFolder(folders.dossier, account);
    makePrivate(folders.cluster, account);
    makePrivate(folders.journal, account);
  } catch (error) {
    throw error instanceof Refusal ? error : folderRefusal(folders.dossier, error);
  }
}

/**
 * The private folder of the socket: inside the cluster, or a short one in the temporary folder when the path would pass
 * what the system admits.
 * @throws Refusal `base.dossier-inaccessible` when someone else holds the short folder
 */
export function prepareSocketFolder(folders: ClusterFolders, account: Account | undefined): string {
  const longestName = "/.s.PGSQL.65535.lock".length;
  const inside = join(folders.cluster, "socket");
  try {
    if (Buffer.byteLength(inside) + longestName < SOCKET_PATH_LIMIT) {
      makePrivate(inside, account);
      return inside;
    }
    const name = `maillage-${shortHash(folders.donnees)}`;
    const base = [tmpdir(), "/tmp"].find(
      (folder) =>
        Buffer.byteLength(join(folder, name)) + longestName < SOCKET_PATH_LIMIT &&
        (!account || canTraverse(account, folder)),
    );
    const short = join(base ?? "/tmp", name);
    makePrivate(short, account);
    return short;
  } catch (error) {
    throw folderRefusal(folders.dossier, error);
  }
}

/** A refusal that names the folder and the reason the system gave. */
export function folderRefusal(dossier: string, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT") return new Refusal("base.disque-plein", { dossier });
  return new Refusal("base.dossier-inaccessible", { dossier, raison: code ?? String(error) });
}

/** Twelve hexadecimal digits that stand for a text. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Not `mkdir` with `recursive`: Node 20 loops for ever where the system answers ENOENT under an existing folder. */
function makeFolders(dossier: string): string {
  const parent = dirname(dossier);
  if (parent !== dossier && !existsSync(parent)) makeFolders(parent);
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    mkdirSync(dossier, { mode });
    // A strict umask would close the folder to the account that must pass through it.
    chmodSync(dossier, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !statSync(dossier).isDirectory()) throw error;
  }
  return realpathSync(dossier);
}

function openDataFolder(dossier: string, account: Account): void {
  const closed = firstClosedFolder(account, dirname(dossier));
  if (closed) {
    throw new Refusal("base.dossier-inaccessible", { dossier, raison: `${closed} (compte ${account.uid})` });
  }
  const stat = statSync(dossier);
  // The data folder is ours: root lets the other account through, not read; what it holds stays private.
  if ((permissionBits(account, stat) & 1) === 0) chmodSync(dossier, (stat.mode & 0o777) | 0o111);
}

function makePrivate(path: string, account: Account | undefined): void {
  try {
    mkdirSync(path, { mode: 0o700 });
    if (account) chownSync(path, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const stat = lstatSync(path);
  const owner = account?.uid ?? process.getuid?.();
  // Root may have died between the creation and the gift.
  if (account && stat.isDirectory() && stat.uid === 0) chownSync(path, account.uid, account.gid);
  else if (!stat.isDirectory() || (owner !== undefined && stat.uid !== owner)) {
    throw Object.assign(new Error(path), { code: `EACCES ${path}` });
  }
  if ((stat.mode & 0o777) !== 0o700) chmodSync(path, 0o700);
}

function realOrResolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
