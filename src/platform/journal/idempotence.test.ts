import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#platform/identity/principal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { asOwner } from "#testing/server.ts";
import { once } from "./idempotence.ts";

const d63 = departement("63");
const d43 = departement("43");
const base = setUpDatabase();
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

/** One submission; `work` counts as the thing done. */
function submit(
  cle: string,
  work: () => Promise<string>,
  as: Principal = ESSAIS,
  { operation = "essai.creer", contenu = "" } = {},
) {
  return base().platform.act(d63, as, (ctx) => once(ctx, { cle, operation, contenu }, work));
}

/** Resolves once some transaction of this base waits for another. */
async function somebodyWaits(): Promise<void> {
  await asOwner(base().settings.owner, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        "SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()",
      );
      if (rowCount) return;
      await sleep(10);
    }
  });
}

/** Work that waits to be let go, and says when it has begun. */
function held(result: () => string) {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let done = 0;
  const work = async () => {
    done += 1;
    await gate;
    return result();
  };
  return { work, release: () => release(), times: () => done };
}

describe("an idempotency key", () => {
  it("makes one thing of two submissions, and gives both the same result", async () => {
    const cle = newId();
    expect(await submit(cle, async () => "first")).toBe("first");
    expect(await submit(cle, async () => "second")).toBe("first");
  });

  it("makes two things of a form that was found again, then changed", async () => {
    const cle = newId();
    expect(await submit(cle, async () => "first", ESSAIS, { contenu: "un" })).toBe("first");
    expect(await submit(cle, async () => "second", ESSAIS, { contenu: "deux" })).toBe("second");
    expect(await submit(cle, async () => "third", ESSAIS, { contenu: "un" })).toBe("first");
  });

  it("makes one thing of two submissions at once, on two connections", async () => {
    const cle = newId();
    const slow = held(() => "first");
    const first = submit(cle, slow.work);
    const second = submit(cle, slow.work);
    await somebodyWaits();
    slow.release();
    expect(await Promise.all([first, second])).toEqual(["first", "first"]);
    expect(slow.times()).toBe(1);
  });

  it("lets the second go on when the first fails", async () => {
    const cle = newId();
    let turn = 0;
    const slow = held(() => {
      turn += 1;
      if (turn === 1) throw new Error("the first fails");
      return "second";
    });
    const both = Promise.allSettled([submit(cle, slow.work), submit(cle, slow.work)]);
    await somebodyWaits();
    slow.release();
    expect((await both).map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(slow.times()).toBe(2);
    expect(await submit(cle, async () => "third")).toBe("second");
  });

  it("keeps a result that is nothing", async () => {
    const cle = newId();
    const submitNothing = (value: string | null) =>
      base().platform.act(d63, ESSAIS, (ctx) =>
        once(ctx, { cle, operation: "essai.rien", contenu: "" }, async () => value),
      );
    expect(await submitNothing(null)).toBeNull();
    expect(await submitNothing("something")).toBeNull();
  });

  it("is refused for another operation or another person, and does nothing then", async () => {
    const cle = newId();
    const { redacteurMsa, piloteNomme } = acteurs.personnes;
    await submit(cle, async () => "first", redacteurMsa);
    const refused = { code: "idempotence.cle-reprise", status: 409 };
    const never = () => Promise.reject(new Error("must not run"));
    await expect(submit(cle, never, redacteurMsa, { operation: "essai.autre" })).rejects.toMatchObject(
      refused,
    );
    await expect(submit(cle, never, piloteNomme)).rejects.toMatchObject(refused);
  });

  it("belongs to one département", async () => {
    const cle = newId();
    await submit(cle, async () => "63");
    const other = base().platform.act(d43, ESSAIS, (ctx) =>
      once(ctx, { cle, operation: "essai.creer", contenu: "" }, async () => "43"),
    );
    expect(await other).toBe("43");
  });

  it.each(["", "x", "00000000-0000-0000-0000-00000000000G", "' OR 1=1"])(
    "is refused when it reads « %s »",
    async (cle) => {
      const never = () => Promise.reject(new Error("must not run"));
      await expect(submit(cle, never)).rejects.toMatchObject({ code: "idempotence.cle-illisible" });
    },
  );
});
