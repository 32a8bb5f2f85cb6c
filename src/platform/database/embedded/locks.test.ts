import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isRefusal } from "#platform/values/refusal.ts";
import { lockApplication } from "./application-lock.ts";
import { tryLock, waitForLock } from "./process-lock.ts";
import { currentProcess, isLiving, processStart } from "./processes.ts";
import { ended, makeTrialFolder, runElsewhere } from "./test-helpers.ts";
import { countUsers, registerUser } from "./users.ts";

const trial = makeTrialFolder();
afterAll(() => trial.remove());

const DEAD = 4_194_305;

function writeHolder(folder: string, name: string, holder: object): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "titulaire.json"), JSON.stringify(holder));
}

describe("a process", () => {
  it("is told from a later one with its number", () => {
    const me = currentProcess();
    expect(isLiving(me)).toBe(true);
    expect(isLiving({ ...me, start: "another boot:1" })).toBe(false);
    expect(isLiving({ pid: DEAD, start: me.start })).toBe(false);
    expect(processStart(0)).toBeUndefined();
  });
});

describe("the lock between processes", () => {
  it("is held by one, then free", async () => {
    const folder = join(trial.folder, "simple");
    const first = tryLock(folder, "essai", { mot: "un" });
    expect(tryLock(folder, "essai")).toMatchObject({ holder: { pid: process.pid, note: { mot: "un" } } });
    expect(await waitForLock(folder, "essai", 60)).toMatchObject({ holder: { pid: process.pid } });
    if (!("lock" in first)) throw new Error("the first did not get it");
    first.lock.setNote({ mot: "deux" });
    expect(tryLock(folder, "essai")).toMatchObject({ holder: { note: { mot: "deux" } } });
    first.lock.release();
    expect(tryLock(folder, "essai")).toHaveProperty("lock");
    expect(readdirSync(folder)).toEqual(["essai.2"]);
  });

  it("is taken from a dead holder, from a reused number and from a torn file", () => {
    const folder = join(trial.folder, "stale");
    writeHolder(folder, "a.7", { pid: DEAD, start: "x", note: {} });
    writeHolder(folder, "b.3", { pid: process.pid, start: "another boot:1", note: {} });
    mkdirSync(join(folder, "c.9"));
    writeFileSync(join(folder, "c.9", "titulaire.json"), '{"pid":');
    for (const name of ["a", "b", "c"]) expect(tryLock(folder, name)).toHaveProperty("lock");
    expect(readdirSync(folder).sort()).toEqual(["a.8", "b.4", "c.10"]);
  });

  it("lets one in at a time, whatever the number of processes and of deaths", async () => {
    const folder = join(trial.folder, "race");
    mkdirSync(folder, { recursive: true });
    const counter = join(folder, "compte");
    writeFileSync(counter, "0");
    // Each adds to a counter without any other protection; the odd ones die while they hold the lock.
    const module = join(import.meta.dirname, "process-lock.ts");
    const body = (i: number) => `
      const { readFileSync, writeFileSync } = await import("node:fs");
      const { waitForLock } = await import(${JSON.stringify(module)});
      for (let k = 0; k < 40; k += 1) {
        const { lock } = await waitForLock(${JSON.stringify(folder)}, "essai", 20000);
        const n = Number(readFileSync(${JSON.stringify(counter)}, "utf8"));
        await new Promise((go) => setTimeout(go, 1));
        writeFileSync(${JSON.stringify(counter)}, String(n + 1));
        if (k === 39 && ${i} % 2 === 1) { console.log("dies"); process.kill(process.pid, "SIGKILL"); }
        lock.release();
      }
      console.log("done");`;
    const runs = [0, 1, 2, 3].map((i) => runElsewhere(body(i)));
    await Promise.all(runs.map((run) => ended(run.child)));
    expect(readFileSync(counter, "utf8")).toBe("160");
  }, 30_000);

  it("forgets a data folder that was deleted", () => {
    const folder = join(trial.folder, "gone");
    const attempt = tryLock(folder, "essai");
    rmSync(folder, { recursive: true });
    if ("lock" in attempt) attempt.lock.release();
    expect(tryLock(folder, "essai")).toHaveProperty("lock");
  });
});

describe("the lock of the application", () => {
  it("says who holds it and where it answers", async () => {
    const lock = await lockApplication(trial.dossier);
    lock.setAddress("http://localhost:3000");
    const refused = await lockApplication(trial.dossier).catch((error: unknown) => error);
    if (!isRefusal(refused)) throw refused;
    expect(refused).toMatchObject({
      code: "demarrage.deja-lance",
      status: 409,
      details: { pid: process.pid, address: "http://localhost:3000" },
    });
    expect(Date.parse(String(refused.details.startedAt))).not.toBeNaN();
    await lock.release();
    await (await lockApplication(trial.dossier)).release();
  });

  it("survives the kill -9 of its holder", async () => {
    const other = runElsewhere(
      `await api.lockApplication(${JSON.stringify(trial.dossier)}); console.log("held"); setInterval(() => {}, 1000);`,
    );
    expect(await other.firstLine).toBe("held");
    await expect(lockApplication(trial.dossier)).rejects.toThrow("demarrage.deja-lance");
    other.child.kill("SIGKILL");
    await ended(other.child);
    await (await lockApplication(trial.dossier)).release();
  }, 15_000);
});

describe("the users of a server", () => {
  it("are counted while their process lives", () => {
    const one = registerUser(trial.dossier);
    const two = registerUser(trial.dossier);
    const ghosts = join(trial.dossier, "utilisateurs");
    writeFileSync(join(ghosts, `${DEAD}-1`), JSON.stringify({ pid: DEAD, start: "x" }));
    writeFileSync(join(ghosts, `${process.pid}-old`), JSON.stringify({ pid: process.pid, start: "other:1" }));
    expect(countUsers(trial.dossier)).toBe(2);
    expect(readdirSync(ghosts)).toHaveLength(2);
    one.forget();
    two.forget();
    expect(countUsers(trial.dossier)).toBe(0);
  });
});
