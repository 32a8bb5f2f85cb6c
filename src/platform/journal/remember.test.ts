import { describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { recordJournal } from "./journal.ts";
import { remember } from "./remember.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
const SYSTEME = { genre: "systeme", nom: "essai" } as const;

const write = (where = d63) =>
  base().platform.act(where, SYSTEME, (ctx) =>
    recordJournal(ctx, [{ operation: "essai.ecrire", objet: { genre: "essai", id: newId() }, apres: {} }]),
  );

/** Reads through the memory, and says how many times the work was really done. */
function counted() {
  const counter = { done: 0 };
  const work = async () => {
    counter.done += 1;
    return counter.done;
  };
  const key = newId();
  const read = (where = d63) => base().platform.read(where, SYSTEME, (ctx) => remember(ctx, key, work));
  return { counter, read, inside: (ctx: Contexte) => remember(ctx, key, work) };
}

describe("a remembered reading", () => {
  it("is done again once something was written, and not before", async () => {
    await write();
    const { counter, read } = counted();
    expect([await read(), await read(), await read()]).toEqual([1, 1, 1]);
    await write();
    expect([await read(), await read()]).toEqual([2, 2]);
    expect(counter.done).toBe(2);
  });

  it("belongs to its département", async () => {
    await write();
    await write(d43);
    const { read } = counted();
    expect([await read(d63), await read(d43), await read(d63)]).toEqual([1, 2, 1]);
    await write(d43);
    expect([await read(d63), await read(d43)]).toEqual([1, 3]);
  });

  it("is not remembered before the first writing, nor inside a writing transaction", async () => {
    const { read, inside } = counted();
    const empty = departement("15");
    expect([await read(empty), await read(empty)]).toEqual([1, 2]);
    await base().platform.act(d63, SYSTEME, async (ctx) => {
      expect([await inside(ctx), await inside(ctx)]).toEqual([3, 4]);
    });
  });

  it("does not see a writing that failed", async () => {
    await write();
    const { read } = counted();
    expect(await read()).toBe(1);
    const failing = base().platform.act(d63, SYSTEME, async (ctx) => {
      await recordJournal(ctx, [{ operation: "essai.ecrire", objet: { genre: "essai", id: newId() } }]);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await read()).toBe(1);
  });

  it("moves the head in the order of commits, whatever the order of the writings", async () => {
    const heads = () =>
      base().platform.read(d63, SYSTEME, ({ tx }) =>
        tx.selectFrom("journal_tete").select("compte").where("departement", "=", d63).executeTakeFirst(),
      );
    const before = (await heads())?.compte ?? 0n;
    await Promise.all(Array.from({ length: 12 }, () => write()));
    expect((await heads())?.compte).toBe(before + 12n);
  });
});
