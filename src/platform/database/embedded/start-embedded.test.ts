import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostmaster } from "./postmaster.ts";
import { type EmbeddedServer, startEmbedded } from "./start-embedded.ts";
import { ended, makeTrialFolder, query, runElsewhere, serverProcesses } from "./test-helpers.ts";

const trial = makeTrialFolder();
const { dossier } = trial;
const donnees = join(dossier, "postgresql", "donnees");
const killAll = (pids: number[]) => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // Those whose parent was killed just before may be gone by themselves.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
};

/** A process that holds the server, commits one row and says so. */
const HOLDER = (town: string) => `
  const server = await api.startEmbedded({ dossier: ${JSON.stringify(dossier)} });
  const { default: pg } = await import("pg");
  const client = new pg.Client(server.owner);
  await client.connect();
  await client.query("INSERT INTO commune VALUES ('${town}')");
  await client.end();
  process.stdin.once("data", async () => { await server.stop(); process.exit(0); });
  console.log("ready " + server.adopted);`;

describe("the embedded PostgreSQL", { timeout: 30_000 }, () => {
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startEmbedded({ dossier });
    await query(server.owner, "CREATE TABLE commune (nom text PRIMARY KEY)");
    await query(server.owner, "INSERT INTO commune VALUES ('Été'), ('zoo'), ('eau'), ('École'), ('étage')");
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    trial.remove();
  }, 60_000);

  it("sorts as in French, in UTF-8, by ICU", async () => {
    const rows = await query(server.owner, "SELECT nom FROM commune ORDER BY nom");
    expect(rows.map((row) => row.nom)).toEqual(["eau", "École", "étage", "Été", "zoo"]);
    const [base] = await query(
      server.owner,
      "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()",
    );
    expect(base).toEqual({ datlocprovider: "i", datlocale: "fr-FR", encoding: "UTF8" });
  });

  it("gives an owner and an application that are both under row security", async () => {
    const roles = await query(
      server.owner,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles
       WHERE rolname IN ('maillage_application', 'maillage_proprietaire') ORDER BY 1`,
    );
    expect(roles).toEqual([
      {
        rolname: "maillage_application",
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
      },
      {
        rolname: "maillage_proprietaire",
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: true,
        rolcreaterole: true,
      },
    ]);
    await query(server.owner, "CREATE DATABASE essai TEMPLATE maillage");
    await query(server.owner, "DROP DATABASE essai");
    await expect(query(server.owner, "SET ROLE maillage_application")).resolves.toEqual([]);
    await expect(query(server.application, "SELECT * FROM commune")).rejects.toThrow(/permission denied/);
    await expect(query(server.application, "SET ROLE maillage_proprietaire")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("opens no TCP port, keeps what is committed and does not jit", async () => {
    const rows = await query(
      server.owner,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('listen_addresses', 'fsync', 'synchronous_commit', 'jit', 'max_connections') ORDER BY name`,
    );
    expect(rows.map((row) => row.setting)).toEqual(["on", "off", "", "60", "on"]);
  });

  it("keeps its data from one run to the next and stops with its only user", async () => {
    await server.stop();
    expect(findPostmaster(donnees)).toBeUndefined();
    server = await startEmbedded({ dossier });
    expect(server.adopted).toBe(false);
    expect(await query(server.owner, "SELECT count(*)::int AS n FROM commune")).toEqual([{ n: 5 }]);
  });

  it("is joined by a second user and stops with the last one", async () => {
    const second = runElsewhere(HOLDER("Thiers"));
    expect(await second.firstLine).toBe("ready true");
    const before = findPostmaster(donnees)?.pid;
    await server.stop();
    expect(findPostmaster(donnees)?.pid).toBe(before);
    second.child.stdin?.write("stop\n");
    await ended(second.child);
    expect(findPostmaster(donnees)).toBeUndefined();
    server = await startEmbedded({ dossier });
    expect(await query(server.owner, "SELECT nom FROM commune WHERE nom = 'Thiers'")).toHaveLength(1);
  });

  it("is adopted after a kill -9 of the process that used it", async () => {
    await server.stop();
    const other = runElsewhere(HOLDER("Riom"));
    expect(await other.firstLine).toBe("ready false");
    other.child.kill("SIGKILL");
    await ended(other.child);
    const survivor = findPostmaster(donnees)?.pid;
    expect(survivor).toBeGreaterThan(0);
    server = await startEmbedded({ dossier });
    expect(server.adopted).toBe(true);
    expect(findPostmaster(donnees)?.pid).toBe(survivor);
    // The killed user is not waited for: the server stops with this one.
    await server.stop();
    expect(findPostmaster(donnees)).toBeUndefined();
    server = await startEmbedded({ dossier });
  });

  it("loses nothing when everything is killed -9", async () => {
    await server.stop();
    const other = runElsewhere(HOLDER("Issoire"));
    await other.firstLine;
    const pids = serverProcesses(dossier);
    expect(pids.length).toBeGreaterThan(3);
    other.child.kill("SIGKILL");
    killAll(pids);
    await ended(other.child);
    server = await startEmbedded({ dossier });
    expect(server.adopted).toBe(false);
    expect(await query(server.owner, "SELECT nom FROM commune WHERE nom = 'Issoire'")).toHaveLength(1);
  });

  it("starts again when only the postmaster is killed -9 and its orphans linger", async () => {
    await server.stop();
    const other = runElsewhere(HOLDER("Ambert"));
    await other.firstLine;
    const [postmaster] = serverProcesses(dossier);
    other.child.kill("SIGKILL");
    killAll(postmaster ? [postmaster] : []);
    server = await startEmbedded({ dossier });
    expect(await query(server.owner, "SELECT nom FROM commune WHERE nom = 'Ambert'")).toHaveLength(1);
  });

  it("comes back on the same socket when it dies under its users", async () => {
    const before = findPostmaster(donnees)?.pid;
    killAll(serverProcesses(dossier));
    await expect
      .poll(() => query(server.owner, "SELECT count(*)::int AS n FROM commune").catch(() => []), {
        timeout: 15_000,
        interval: 100,
      })
      .toEqual([{ n: 9 }]);
    expect(findPostmaster(donnees)?.pid).not.toBe(before);
  });

  it("lets several start at once: one starts it, the others join", async () => {
    await server.stop();
    const servers = await Promise.all([1, 2, 3].map(() => startEmbedded({ dossier })));
    expect(servers.filter((one) => !one.adopted)).toHaveLength(1);
    expect(new Set(servers.map((one) => one.owner.port)).size).toBe(1);
    await Promise.all(servers.map((one) => one.stop()));
    expect(findPostmaster(donnees)).toBeUndefined();
    server = await startEmbedded({ dossier });
  });
});
