import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { serverAccount } from "#platform/database/embedded/account.ts";
import { findPackage, prepareBinaries } from "#platform/database/embedded/binaries.ts";
import { findPostmaster } from "#platform/database/embedded/postmaster.ts";

/** A PostgreSQL as an IT service would have it: reached by network, with passwords, stopped and started at will. */
export type OutsideCluster = {
  /** Address of a base of this server for a role whose password is its own name. */
  url(role: string, base: string): string;
  /** Runs statements as the superuser, on `postgres` or on another base; returns the rows of the last. */
  run(sql: string, base?: string): Promise<Record<string, unknown>[]>;
  start(): Promise<void>;
  /** Fast shutdown: clients are cut, what was committed is on disk. */
  stop(): Promise<void>;
  remove(): Promise<void>;
};

export type ClusterOptions = {
  /** Folder of the programs, such as /usr/lib/postgresql/15/bin; null: those of the embedded base. */
  programs?: string | null;
  /** Waits for the disk at each commit, as a server does that is relied upon; tests need not. */
  durable?: boolean;
};

/**
 * Makes a cluster in a temporary folder, on a free port of the loopback, and starts it. Unless told, the programs are
 * those of `MAILLAGE_ESSAIS_POSTGRESQL`, else those of the embedded base.
 */
export async function makeOutsideCluster({
  programs: named = process.env.MAILLAGE_ESSAIS_POSTGRESQL ?? null,
  durable = false,
}: ClusterOptions = {}): Promise<OutsideCluster> {
  const folder = mkdtempSync(join(tmpdir(), "maillage-externe-"));
  chmodSync(folder, 0o755);
  const account = serverAccount(folder);
  const socket = mkdtempSync(join(tmpdir(), "mex-"));
  for (const path of account ? [folder, socket] : []) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
  const binaries = named
    ? { initdb: join(named, "initdb"), postgres: join(named, "postgres") }
    : prepareBinaries(findPackage(), join(folder, "binaires"), account);
  const data = join(folder, "donnees");
  const port = await freePort();
  const options = { ...account, cwd: folder, env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } };

  const rules = ["--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  const initdb = spawn(binaries.initdb, [`--pgdata=${data}`, "--username=racine", "--no-sync", ...rules], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(initdb.stderr), once(initdb, "close")]);
  if (code !== 0) throw new Error(`initdb: ${said}`);

  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${socket}`,
    `fsync=${durable ? "on" : "off"}`,
    // Not our defaults: the platform must ask for what it needs.
    "DateStyle=SQL, DMY",
    "TimeZone=Europe/Paris",
  ];
  const stop = async () => {
    const running = findPostmaster(data);
    if (running) process.kill(running.pid, "SIGINT");
    while (existsSync(join(data, "postmaster.pid"))) await sleep(50);
  };
  const cluster: OutsideCluster = {
    url: (role, base) => `postgres://${role}:${role}@127.0.0.1:${port}/${base}`,
    run: async (sql, base = "postgres") => {
      const client = new pg.Client({ host: socket, port, user: "racine", database: base });
      await client.connect();
      try {
        const results = (await client.query(sql)) as unknown as pg.QueryResult | pg.QueryResult[];
        return (Array.isArray(results) ? results.at(-1)?.rows : results.rows) ?? [];
      } finally {
        await client.end();
      }
    },
    start: async () => {
      const child = spawn(binaries.postgres, ["-D", data, ...settings.flatMap((one) => ["-c", one])], {
        ...options,
        detached: true,
        stdio: "ignore",
      });
      child.unref();
      while (!findPostmaster(data)?.ready) {
        if (child.exitCode !== null) throw new Error(`postgres left with code ${child.exitCode}`);
        await sleep(50);
      }
    },
    stop,
    remove: async () => {
      process.off("exit", cutShort);
      await stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(socket, { recursive: true, force: true });
    },
  };
  // A run that is cut short must not leave a server behind.
  const cutShort = () => {
    const running = findPostmaster(data);
    if (running) process.kill(running.pid, "SIGQUIT");
  };
  process.once("exit", cutShort);
  await cluster.start();
  return cluster;
}

/** The roles and the base of the guide (docs/guide/installation.md); each password is the name of its role. */
export const PREPARATION = [
  "CREATE ROLE maillage_application LOGIN PASSWORD 'maillage_application'",
  "CREATE ROLE maillage_proprietaire LOGIN PASSWORD 'maillage_proprietaire'",
  "CREATE DATABASE maillage OWNER maillage_proprietaire ENCODING 'UTF8' TEMPLATE template0",
] as const;

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  if (!found || typeof found !== "object") throw new Error("no port");
  return found.port;
}
