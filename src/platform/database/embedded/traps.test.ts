import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isRefusal } from "#platform/values/refusal.ts";
import { serverAccount } from "./account.ts";
import { findPackage, prepareBinaries } from "./binaries.ts";
import { isPassing, serverRefusal } from "./cluster.ts";
import { defaultDataFolder } from "./folders.ts";
import { embeddedMessages } from "./messages.ts";
import { findPostmaster } from "./postmaster.ts";
import { startEmbedded } from "./start-embedded.ts";
import { makeTrialFolder, query } from "./test-helpers.ts";

/** Root runs PostgreSQL under another account; an ordinary user under his own: both are said in each expectation. */
const asRoot = process.getuid?.() === 0;
const trials: { remove(): void }[] = [];
const children: ChildProcess[] = [];

function trial() {
  const made = makeTrialFolder();
  trials.push(made);
  return made;
}

async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; details: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const made of trials.splice(0)) made.remove();
});

describe("the traps of an embedded PostgreSQL", { timeout: 30_000 }, () => {
  it("never runs as root, and closes the data to other accounts", async () => {
    const { dossier } = trial();
    const server = await startEmbedded({ dossier });
    const pid = findPostmaster(join(dossier, "postgresql", "donnees"))?.pid;
    const uid = statSync(`/proc/${pid}`).uid;
    await server.stop();
    expect(uid).toBe(serverAccount(dossier)?.uid ?? process.getuid?.());
    expect(uid).not.toBe(0);
    for (const folder of ["", "donnees", "socket", "journal"]) {
      expect(statSync(join(dossier, "postgresql", folder)).mode & 0o777).toBe(0o700);
    }
    // Ran again, the account stays the one that owns the data.
    expect(serverAccount(join(dossier, "postgresql"))?.uid).toBe(asRoot ? uid : undefined);
  });

  it("accepts a data folder that only its owner can enter", async () => {
    const { dossier } = trial();
    mkdirSync(dossier, { mode: 0o700 });
    const server = await startEmbedded({ dossier });
    await server.stop();
    expect(statSync(dossier).mode & 0o777).toBe(asRoot ? 0o711 : 0o700);
  });

  it("puts the data of a checkout that the server cannot reach in a lasting folder, always the same", () => {
    const { folder } = trial();
    const checkout = join(folder, "clone");
    mkdirSync(checkout);
    expect(defaultDataFolder(checkout)).toBe(join(checkout, ".maillage"));
    chmodSync(folder, 0o700);
    const closed = defaultDataFolder(checkout);
    expect(closed).toMatch(asRoot ? /^\/var\/lib\/maillage\/[0-9a-f]{12}$/ : /clone\/\.maillage$/);
    expect(defaultDataFolder(`${checkout}/`)).toBe(closed);
    expect(defaultDataFolder(join(folder, "autre"))).not.toBe(closed);
  });

  it("says which closed folder keeps the server out of its data", async () => {
    const { folder, dossier } = trial();
    if (asRoot) chmodSync(folder, 0o700);
    else chmodSync(folder, 0o500);
    const refusal = await refusalOf(startEmbedded({ dossier }));
    chmodSync(folder, 0o755);
    expect(refusal.code).toBe("base.dossier-inaccessible");
    expect(String(refusal.details.raison)).toMatch(asRoot ? new RegExp(`^${folder} `) : /EACCES/);
  });

  it("copies binaries the server cannot read, or without their links in a read-only checkout", () => {
    const { folder } = trial();
    const account = serverAccount(folder);
    const source = join(folder, "closed", "package");
    mkdirSync(join(source, "native", "bin"), { recursive: true });
    for (const part of ["lib", "share/postgresql"])
      mkdirSync(join(source, "native", part), { recursive: true });
    writeFileSync(join(source, "package.json"), '{ "version": "18.4.0-beta.17" }');
    writeFileSync(join(source, "native", "bin", "postgres"), "program", { mode: 0o755 });
    writeFileSync(join(source, "native", "lib", "libpq.so.5.18"), "library");
    writeFileSync(join(source, "native", "share/postgresql", "postgres.bki"), "data");
    writeFileSync(
      join(source, "native", "pg-symlinks.json"),
      '[{ "source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so" }]',
    );
    const copies = join(folder, "copies");
    const inPlace = prepareBinaries(source, copies, account);
    expect(inPlace).toMatchObject({ postgres: join(source, "native", "bin", "postgres"), major: "18" });
    expect(lstatSync(join(source, "native", "lib", "libpq.so")).isSymbolicLink()).toBe(true);

    if (asRoot) chmodSync(join(folder, "closed"), 0o700);
    else {
      rmSync(join(source, "native", "lib", "libpq.so"));
      chmodSync(join(source, "native", "lib"), 0o500);
    }
    const copied = prepareBinaries(source, copies, account);
    chmodSync(join(source, "native", "lib"), 0o755);
    expect(copied.postgres).toBe(join(copies, "18.4.0-beta.17", "bin", "postgres"));
    expect(readFileSync(join(copies, "18.4.0-beta.17", "lib", "libpq.so"), "utf8")).toBe("library");
    expect(statSync(copied.postgres).mode & 0o777).toBe(0o755);
  });

  it("runs a real server on links it had to make itself", async () => {
    const { folder, dossier } = trial();
    const origin = findPackage();
    const blocked = join(folder, "package");
    cpSync(origin, blocked, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    expect(existsSync(join(blocked, "native", "lib", "libicuuc.so.60"))).toBe(false);
    const binaries = prepareBinaries(blocked, join(folder, "copies"), serverAccount(dossier));
    const version = spawn(binaries.postgres, ["--version"], { ...serverAccount(dossier), cwd: "/" });
    children.push(version);
    const code = await new Promise((resolve) => version.once("exit", resolve));
    expect(code).toBe(0);
  });

  it("uses a short private folder when the path of the socket would be too long", async () => {
    const { folder } = trial();
    const dossier = join(folder, "dossier-au-nom-interminable-".repeat(4), "l’été — données");
    const server = await startEmbedded({ dossier });
    expect(Buffer.byteLength(server.owner.host)).toBeLessThan(80);
    expect(server.owner.host.startsWith(dossier)).toBe(false);
    expect(statSync(server.owner.host).mode & 0o777).toBe(0o700);
    expect(await query(server.application, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(server.owner.host, { recursive: true });
    const again = await startEmbedded({ dossier });
    // A sweep of the temporary folder: the server cannot be reached any more, and is replaced.
    rmSync(again.owner.host, { recursive: true });
    const replaced = await startEmbedded({ dossier });
    expect(replaced.adopted).toBe(false);
    expect(await query(replaced.owner, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await replaced.stop();
    await again.stop();
    rmSync(replaced.owner.host, { recursive: true, force: true });
  });

  it("is not stopped by a postmaster.pid whose number is a zombie's or another program's", async () => {
    const { dossier } = trial();
    const donnees = join(dossier, "postgresql", "donnees");
    const first = await startEmbedded({ dossier });
    const pidFile = readFileSync(join(donnees, "postmaster.pid"), "utf8").split("\n");
    await first.stop();
    const account = serverAccount(dossier);
    // The shell's first child ends at once, and the program that takes the shell's place never reaps it.
    const parent = spawn("/bin/sh", ["-c", "sleep 0.05 & echo $!; exec sleep 60"], { ...account, cwd: "/" });
    children.push(parent);
    const zombie = Number(await new Promise((resolve) => parent.stdout?.once("data", resolve)));
    await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(" Z ");
    for (const pid of [zombie, parent.pid]) {
      const file = join(donnees, "postmaster.pid");
      writeFileSync(file, [pid, ...pidFile.slice(1)].join("\n"), { mode: 0o600 });
      if (account) chownSync(file, account.uid, account.gid);
      const server = await startEmbedded({ dossier });
      expect(server.adopted).toBe(false);
      await server.stop();
    }
    expect(process.kill(zombie, 0)).toBe(true);
  });

  it("starts over a creation that was interrupted", async () => {
    const { dossier } = trial();
    mkdirSync(join(dossier, "postgresql", "creation-1"), { recursive: true });
    writeFileSync(join(dossier, "postgresql", "creation-1", "PG_VERSION"), "18\n");
    const server = await startEmbedded({ dossier });
    await server.stop();
    expect(existsSync(join(dossier, "postgresql", "creation-1"))).toBe(false);
  });

  it("refuses the data of another PostgreSQL, and names both versions", async () => {
    const { dossier } = trial();
    mkdirSync(join(dossier, "postgresql", "donnees"), { recursive: true });
    writeFileSync(join(dossier, "postgresql", "donnees", "PG_VERSION"), "17\n");
    const refusal = await refusalOf(startEmbedded({ dossier }));
    expect(refusal).toMatchObject({
      code: "base.version-differente",
      details: { trouvee: "17", attendue: "18" },
    });
  });

  it("refuses a data folder that cannot be made", async () => {
    const { folder } = trial();
    writeFileSync(join(folder, "fichier"), "");
    const refusal = await refusalOf(startEmbedded({ dossier: join(folder, "fichier", "donnees") }));
    expect(refusal).toMatchObject({ code: "base.dossier-inaccessible", details: { raison: "ENOTDIR" } });
    // Node's own recursive creation would never come back from there.
    const nowhere = await refusalOf(startEmbedded({ dossier: "/proc/maillage/donnees" }));
    expect(nowhere).toMatchObject({ code: "base.dossier-inaccessible", details: { raison: "ENOENT" } });
  });

  it("refuses a short socket folder that someone else holds", async () => {
    const { folder } = trial();
    const dossier = join(folder, "dossier-au-nom-interminable-".repeat(4));
    const first = await startEmbedded({ dossier });
    await first.stop();
    rmSync(first.owner.host, { recursive: true });
    writeFileSync(first.owner.host, "");
    const refusal = await refusalOf(startEmbedded({ dossier }));
    rmSync(first.owner.host);
    expect(refusal.code).toBe("base.dossier-inaccessible");
  });

  it("refuses machines for which nothing is shipped, with a way out", () => {
    for (const [platform, arch] of [
      ["win32", "x64"],
      ["linux", "riscv64"],
      ["freebsd", "x64"],
    ] as const) {
      expect(() => findPackage(platform, arch)).toThrow("base.plateforme-non-livree");
    }
    const say = embeddedMessages["base.plateforme-non-livree"];
    expect(say?.({ plateforme: "win32-x64" })).toContain("DATABASE_URL");
  });

  it.each([
    ["FATAL:  could not write lock file: No space left on device", "base.disque-plein", false],
    ["initdb: error: could not create directory: Permission denied", "base.dossier-inaccessible", false],
    ["FATAL:  database files are incompatible with server", "base.version-differente", false],
    ["postgres: cannot open shared object file: libxml2.so.2", "base.plateforme-non-livree", false],
    ["FATAL:  pre-existing shared memory block (key 1) is still in use", "base.demarrage-impossible", true],
    ['FATAL:  lock file "postmaster.pid" already exists', "base.demarrage-impossible", true],
  ])("understands « %s »", (said, code, passing) => {
    const refusal = serverRefusal("/donnees", said);
    expect(refusal.code).toBe(code);
    expect(isPassing(said)).toBe(passing);
    expect(embeddedMessages[code]?.(refusal.details)).toContain(
      code === "base.plateforme-non-livree" ? "x64" : "/donnees",
    );
  });

  it("is not confused by a foreign temporary folder", () => {
    const made = mkdtempSync(join(trial().folder, "x"));
    expect(findPostmaster(made)).toBeUndefined();
    writeFileSync(join(made, "postmaster.pid"), `${process.pid}\n${made}\n`);
    expect(findPostmaster(made)).toBeUndefined();
  });
});
