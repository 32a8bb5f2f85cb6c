import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#platform/database/project-root.ts";
import { freePort, makeOutsideCluster, type OutsideCluster } from "#testing/outside-cluster.ts";

const run = promisify(execFile);
const guide = (name: string) => readFile(join(projectRoot(), "docs/guide", name), "utf8");

/** The first block of a language that holds some words, as it stands in a page. */
function block(page: string, language: string, words: string): string {
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```/gms)];
  const found = blocks.find(([, named, text]) => named === language && text?.includes(words));
  if (!found?.[2]) throw new Error(`no block ${language} with « ${words} »`);
  return found[2];
}

let cluster: OutsideCluster;
let folder: string;
let script: string;
let address: string;
let stop = async () => {};

/** Runs `sudo -H -u maillage maillage …` of the guide, without sudo; its last line. */
async function maillage(line: string): Promise<Record<string, unknown>> {
  const words = line.replace(/^sudo -H -u maillage maillage/, script);
  const { stdout } = await run("sh", ["-c", words], { env: { PATH: process.env.PATH, HOME: folder } });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
}

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  folder = await mkdtemp(join(tmpdir(), "maillage-guide-"));
  await chmod(folder, 0o755);
  const page = await guide("installation.md");
  const passwords: Record<string, string> = { premier: "a".repeat(48), second: "b".repeat(48) };
  const roles = block(page, "sql", "CREATE ROLE maillage_proprietaire");
  const statements = roles.replace(
    /'(premier|second) mot de passe'/g,
    (_, one: string) => `'${passwords[one]}'`,
  );
  // One by one, as psql sends them: a base is not created in a transaction.
  for (const statement of statements.split(";\n").filter((one) => one.trim())) await cluster.run(statement);

  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const server = new URL(cluster.url("maillage_application", "maillage")).host;
  const settings = block(page, "sh", "MAILLAGE_ORIGINE")
    .replace("PORT=3000", `PORT=${port}`)
    .replaceAll("192.0.2.20", server)
    .replace("maillage_application:…", `maillage_application:${passwords.premier}`)
    .replace("maillage_proprietaire:…", `maillage_proprietaire:${passwords.second}`);
  const file = join(folder, "maillage.env");
  await writeFile(file, settings, { mode: 0o600 });
  script = join(folder, "maillage");
  const words = block(page, "sh", "#!/bin/sh")
    .replaceAll("/etc/maillage/maillage.env", file)
    .replaceAll("/opt/maillage/application", projectRoot());
  await writeFile(script, words, { mode: 0o755 });

  const [, start = ""] = /^ExecStart=\S+ (.*)$/m.exec(page) ?? [];
  const service = spawn("sh", ["-c", `set -a; . ${file}; exec node ${start}`], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: "ignore",
  });
  const gone = once(service, "exit");
  stop = async () => {
    service.kill("SIGTERM");
    await gone;
  };
  const deadline = Date.now() + 60_000;
  while (!(await fetch(`${address}/sante`).catch(() => null))?.ok) {
    if (service.exitCode !== null || Date.now() > deadline) throw new Error("the server does not answer");
    await sleep(100);
  }
});
afterAll(async () => {
  await stop();
  await cluster?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("the guide of installation, its own lines", () => {
  it("leads from nothing to a server that answers on the outside base", async () => {
    const health = await (await fetch(`${address}/sante`)).json();
    expect(health).toMatchObject({ statut: "ok", base: "externe" });
    expect((await fetch(`${address}/63`)).status).toBe(404);
  });

  it("makes the first administrator, once", async () => {
    const line = block(await guide("installation.md"), "sh", "administrateur creer");
    const said = await maillage(line);
    const shape = JSON.parse(block(await guide("installation.md"), "json", "espaceOuvert"));
    expect(Object.keys(said)).toEqual(Object.keys(shape));
    expect(said).toMatchObject({ departement: "63", espaceOuvert: true, roles: ["administrateur"] });
    await expect.poll(async () => (await fetch(`${address}/63`)).status).toBe(200);
    await expect(maillage(line)).rejects.toMatchObject({ code: 2 });
  });

  it("saves every night by the line of the table of cron, and restores beside", async () => {
    const page = await guide("sauvegarde.md");
    const [, cron = ""] = /^0 2 \* \* \* (.*)$/m.exec(page) ?? [];
    const phrase = join(folder, "phrase");
    await writeFile(phrase, "quatre mots tirés au hasard\n");
    const line = cron
      .replace("/usr/local/bin/maillage", script)
      .replace("/srv/sauvegardes", folder)
      .replace("/etc/maillage/phrase", phrase)
      .replaceAll("\\%", "%");
    const saved = await maillage(line);
    expect(saved).toMatchObject({ departements: 1, chiffree: true });
    const restore = block(page, "sh", "MAILLAGE_DONNEES=/srv/maillage-neuf")
      .replace("/srv/maillage-neuf", join(folder, "neuf"))
      .replace(/restaurer \S+/, `restaurer '${saved.fichier}' --phrase-fichier ${phrase}`);
    const { stdout } = await run("sh", ["-c", restore], {
      cwd: projectRoot(),
      env: { PATH: process.env.PATH, HOME: folder },
    });
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ lignes: saved.lignes });
  });
});
