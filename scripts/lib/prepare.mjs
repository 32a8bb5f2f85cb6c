import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

/*
 * Plain JavaScript on Node's own modules: it runs before anything is installed. All it says goes to stderr, so that the
 * standard output of a command stays readable by a machine.
 */

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const MINIMUM = [20, 19];
const LOCK = join(ROOT, "package-lock.json");
const MODULES = join(ROOT, "node_modules");
const INSTALL_STAMP = join(MODULES, ".maillage-stamp");
const BUILD = join(ROOT, "build");
const BUILD_STAMP = join(BUILD, ".empreinte");
const BUILD_SOURCES = [
  "src",
  "public",
  "vite.config.ts",
  "react-router.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** An error whose message is already the sentence to show; `detail` is what a program said. */
export class PreparationError extends Error {
  constructor(message, detail = "") {
    super(message);
    this.detail = detail;
  }
}

/** Stops with a clear sentence when Node is too old to run the platform. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  const wanted = MINIMUM.join(".");
  console.error(`Maillage demande Node.js ${wanted} ou plus récent ; celui-ci est le ${version}.`);
  console.error(`Maillage needs Node.js ${wanted} or later; this one is ${version}.`);
  process.exit(1);
}

/** Installs the packages of package-lock.json unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone(async () => {
    // The one we waited for may have done it.
    if (isInstalled()) return;
    say("Installation des dépendances…");
    const start = Date.now();
    rmSync(INSTALL_STAMP, { force: true });
    // NODE_ENV=production or an « omit » setting would leave out what the build and the database need.
    const ci = ["ci", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
    const first = await npm(ci);
    // Install scripts fail where they are forbidden or need a compiler: nothing here needs them.
    const last = first.code === 0 ? first : await npm([...ci, "--ignore-scripts"]);
    if (last.code !== 0) throw new PreparationError("L’installation des dépendances a échoué.", last.output);
    writeFileSync(INSTALL_STAMP, fileHash(LOCK));
    say(`Dépendances installées en ${seconds(start)}.`);
  });
}

/** Builds the application unless the build is that of the present sources. */
export async function ensureBuilt() {
  if (isBuilt(sourcesHash())) return;
  await alone(async () => {
    const hash = sourcesHash();
    if (isBuilt(hash)) return;
    say("Construction de l’application…");
    const start = Date.now();
    // An interrupted build must not be taken for the one before it.
    rmSync(BUILD_STAMP, { force: true });
    const { code, output } = await run(process.execPath, [bin("react-router"), "build"], {
      ...process.env,
      NODE_ENV: "production",
    });
    if (code !== 0 || !existsSync(join(BUILD, "server", "index.js"))) {
      throw new PreparationError("La construction de l’application a échoué.", output);
    }
    writeFileSync(BUILD_STAMP, hash);
    say(`Application construite en ${seconds(start)}.`);
  });
}

/** The module of the built server, loaded in this process. */
export async function loadServer() {
  process.env.NODE_ENV = "production";
  return import(new URL("../../build/server/index.js", import.meta.url).href);
}

/** Path of a program of the installed packages, to be run by Node. */
export function bin(name) {
  return join(MODULES, ".bin", name);
}

/** Shows one line for an error (the stack with MAILLAGE_DEBUG=1) and ends the process with `code`. */
export function fail(error, code = 1) {
  if (error?.detail) console.error(error.detail.trimEnd());
  console.error(error?.message || String(error));
  if (process.env.MAILLAGE_DEBUG === "1" && error?.stack) console.error(error.stack);
  process.exit(code);
}

/** Time since `start`, in French: « 3,2 s ». */
export function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1).replace(".", ",")} s`;
}

function say(line) {
  console.error(line);
}

async function alone(work) {
  // Not in node_modules nor in build: npm empties the one, the build the other.
  const folder = join(ROOT, ".maillage", "preparation");
  const onWait = (pid) => say(`Attente du processus ${pid}, qui prépare déjà l’application…`);
  try {
    return await withLock(folder, onWait, work);
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM", "ENOSPC", "EDQUOT"].includes(error.code)) throw error;
    throw new PreparationError(
      `Impossible d’écrire dans ${ROOT} (${error.code}) : droits ou place manquants.`,
    );
  }
}

/** npm writes its hidden lockfile last: without it the installation was interrupted, whatever the stamp says. */
function isInstalled() {
  const hidden = join(MODULES, ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const hash = fileHash(LOCK);
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, "utf8") === hash) return true;
  if (!hasLockedVersions(hidden)) return false;
  try {
    writeFileSync(INSTALL_STAMP, hash);
  } catch {
    // A read-only checkout: it will be compared again the next time.
  }
  return true;
}

/** For packages installed by hand: same versions as the lockfile, optional ones of other machines aside. */
function hasLockedVersions(hidden) {
  try {
    const wanted = JSON.parse(readFileSync(LOCK, "utf8")).packages;
    const present = JSON.parse(readFileSync(hidden, "utf8")).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === "") return true;
      if (!present[path] || !existsSync(join(ROOT, path)))
        return entry.optional === true && !isForHere(entry);
      return present[path].version === entry.version && present[path].integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

/** True when npm cannot have left this optional package out. */
function isForHere({ os, cpu, libc }) {
  // Of a pair for two C libraries npm takes one; what serves only another machine's package names no machine.
  if (libc || !(os || cpu)) return false;
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

function isBuilt(hash) {
  if (!existsSync(join(BUILD, "server", "index.js"))) return false;
  return existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === hash;
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const source of BUILD_SOURCES) {
    for (const path of filesUnder(join(ROOT, source))) {
      const content = readFileSync(path);
      hash.update(`${relative(ROOT, path)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** Every file the build may read, in a stable order; tests are not part of it. */
function filesUnder(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    if (error.code === "ENOENT") return [];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
}

function fileHash(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** Under `npm start`, the same npm; else the one of the path. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return run(process.execPath, [cli, ...args], process.env);
  return run("npm", args, process.env);
}

function run(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
