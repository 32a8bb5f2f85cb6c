import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "#platform/values/refusal.ts";

/** The system account under which PostgreSQL runs when we cannot lend it ours. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root: gives the account to use instead, or undefined for an ordinary user, who runs it
 * himself. Data that already belong to an account stay with it; else `postgres`, else `nobody`.
 * @param clusterFolder folder of the cluster, which may not exist yet
 * @throws Refusal `base.compte-systeme-absent`
 */
export function serverAccount(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statOf(clusterFolder);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readAccounts();
  for (const name of ["postgres", "_postgres", "nobody"]) {
    const account = accounts.get(name);
    if (account && account.uid > 0) return account;
  }
  throw new Refusal("base.compte-systeme-absent");
}

/**
 * True when the account may pass through every folder down to `path` (`path` included). Reads the permission bits only:
 * the supplementary groups are dropped with the change of account, access lists are not looked at.
 */
export function canTraverse(account: Account, path: string): boolean {
  return lineage(path).every((folder) => {
    const stat = statOf(folder);
    return stat === undefined || (permissionBits(account, stat) & 1) === 1;
  });
}

/** The folders above `path` and itself that the account cannot pass through, the highest first. */
export function firstClosedFolder(account: Account, path: string): string | undefined {
  return lineage(path).find((folder) => {
    const stat = statOf(folder);
    return stat !== undefined && (permissionBits(account, stat) & 1) === 0;
  });
}

/** The three permission bits (read 4, write 2, traverse or execute 1) that apply to this account. */
export function permissionBits(account: Account, stat: { uid: number; gid: number; mode: number }): number {
  if (stat.uid === account.uid) return (stat.mode >> 6) & 7;
  if (stat.gid === account.gid) return (stat.mode >> 3) & 7;
  return stat.mode & 7;
}

function lineage(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...lineage(parent), path];
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function readAccounts(): Map<string, Account> {
  const accounts = new Map<string, Account>();
  try {
    for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
      const [name, , uid, gid] = line.split(":");
      if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  } catch {
    // A machine without /etc/passwd has none of the accounts we look for.
  }
  return accounts;
}
