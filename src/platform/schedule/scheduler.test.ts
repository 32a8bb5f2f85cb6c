import { beforeEach, describe, expect, it } from "vitest";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type MovableClock, movableClock } from "#testing/movable-clock.ts";
import { listTaches, Scheduler, type Tache } from "./scheduler.ts";

const base = setUpDatabase();
let clock: MovableClock;
const logged: string[] = [];

beforeEach(async () => {
  clock = movableClock(NOW);
  logged.length = 0;
  await base().database.national((tx) => tx.deleteFrom("tache").execute());
});

type Counter = { done: number };

function tache(run: Tache<Counter>["run"], nom = "essai"): Tache<Counter> {
  return { nom, libelle: "Essai", cadence: { minutes: 10 }, run };
}

function processOf(taches: Tache<Counter>[], application: Counter = { done: 0 }): Scheduler<Counter> {
  return new Scheduler({
    database: base().database,
    clock,
    application,
    taches,
    log: (line) => logged.push(line),
    rhythm: 20,
  });
}

const counting = tache(async (application) => {
  application.done += 1;
  return `${application.done} fois`;
});

const listed = async (one: Tache<Counter>) => {
  const [row] = await base().database.national((tx) => listTaches(tx, [one], clock.now()));
  if (!row) throw new Error("not listed");
  return row;
};

/** A promise and what ends it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("recurring work", () => {
  it("is done when it is due, and its outcome is kept", async () => {
    const counter = { done: 0 };
    const one = processOf([counting], counter);
    expect(await one.runDue()).toEqual(["essai"]);
    expect(await one.runDue()).toEqual([]);
    clock.add({ minutes: 9 });
    expect(await one.runDue()).toEqual([]);
    clock.add({ minutes: 1 });
    expect(await one.runDue()).toEqual(["essai"]);
    expect(counter.done).toBe(2);
    expect(await listed(counting)).toMatchObject({ issue: "faite", resume: "2 fois", enCours: false });
  });

  it("missed for a day is done once", async () => {
    const counter = { done: 0 };
    const one = processOf([counting], counter);
    await one.runDue();
    clock.add({ hours: 24 });
    await one.runDue();
    await one.runDue();
    expect(counter.done).toBe(2);
  });

  it("is done by one of ten processes that ask together", async () => {
    const counter = { done: 0 };
    const processes = Array.from({ length: 10 }, () => processOf([counting], counter));
    for (let round = 1; round <= 5; round += 1) {
      await Promise.all(processes.map((one) => one.runDue()));
      expect(counter.done).toBe(round);
      clock.add({ minutes: 10 });
    }
  });

  it("is shared: while one is long, another process does the rest", async () => {
    const { opened, open } = gate();
    const long = tache(async () => {
      await opened;
      return undefined;
    }, "a-longue");
    const taches = [long, tache(counting.run, "b-courte")];
    const first = processOf(taches).runDue();
    await expect.poll(async () => (await listed(long)).enCours).toBe(true);
    expect(await processOf(taches).runDue()).toEqual(["b-courte"]);
    open();
    expect(await first).toEqual(["a-longue"]);
  });

  it("of a process that died is taken by another after the lease, and the dead one has no say any more", async () => {
    const { opened, open } = gate();
    const counter = { done: 0 };
    const stuck = tache(async () => {
      await opened;
      return "trop tard";
    });
    const dead = processOf([stuck]).runDue();
    await expect.poll(async () => (await listed(stuck)).enCours).toBe(true);
    const other = processOf([counting], counter);
    clock.add({ seconds: 59 });
    expect(await other.runDue()).toEqual([]);
    clock.add({ seconds: 1 });
    expect(await other.runDue()).toEqual(["essai"]);
    open();
    await dead;
    expect(counter.done).toBe(1);
    expect(await listed(counting)).toMatchObject({ issue: "faite", resume: "1 fois" });
  });

  it("that fails says so, is tried again sooner and does not stop the rest", async () => {
    let broken = true;
    const fragile = tache(async () => {
      if (broken) throw new Error("le disque est plein");
      return "remis";
    }, "a-fragile");
    const one = processOf([fragile, tache(counting.run, "b-suivante")]);
    expect(await one.runDue()).toEqual(["a-fragile", "b-suivante"]);
    expect(await listed(fragile)).toMatchObject({ issue: "echouee", resume: "Error: le disque est plein" });
    expect(logged).toEqual([JSON.stringify({ tache: "a-fragile", erreur: "Error: le disque est plein" })]);
    broken = false;
    clock.add({ minutes: 5 });
    expect(await one.runDue()).toEqual(["a-fragile"]);
    expect(await listed(fragile)).toMatchObject({ issue: "faite", resume: "remis" });
  });

  it("stops between two steps when the process stops, and is due at once for the next", async () => {
    const long = tache(async (_application, arret) => {
      while (!arret.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
      return "à moitié";
    });
    const one = processOf([long]);
    one.start();
    await expect.poll(async () => (await listed(long)).enCours).toBe(true);
    await one.stop();
    expect(await listed(long)).toMatchObject({ issue: "interrompue", enCours: false });
    const counter = { done: 0 };
    expect(await processOf([counting], counter).runDue()).toEqual(["essai"]);
  });

  it("begins by itself and not after the stop", async () => {
    const counter = { done: 0 };
    const one = processOf([counting], counter);
    one.start();
    await expect.poll(() => counter.done).toBe(1);
    await one.stop();
    clock.add({ minutes: 20 });
    expect(await one.runDue()).toEqual([]);
    expect(counter.done).toBe(1);
  });

  it("of two names alike is refused", () => {
    expect(() => processOf([counting, counting])).toThrow("two works of one name");
  });
});
