import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { asOwner } from "#testing/server.ts";
import { Database, type Tx } from "./database.ts";

const d63 = departement("63");
const d43 = departement("43");
const REFUSED = { code: "42501" };
const base = setUpDatabase();
const { settings } = inject("serveur");
const oneLogin = JSON.stringify(settings.owner) === JSON.stringify(settings.application);

function addActeur(tx: Tx, code: CodeDepartement, nom: string): Promise<unknown> {
  const row = { departement: code, id: newId<"acteur">(), public_id: newPublicId(), cree_le: NOW };
  return tx
    .insertInto("acteur")
    .values({ ...row, genre: "institution", nom })
    .execute();
}

beforeAll(async () => {
  for (const code of [d63, d43])
    await base().database.inDepartement(code, (tx) => addActeur(tx, code, `Caf ${code}`));
});

/** Names seen by a statement that forgets its WHERE. */
async function everyName(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("acteur").select("nom").orderBy("nom").execute();
  return rows.map((row) => row.nom);
}

describe("a tenant transaction", () => {
  it("sees its own département only, even without WHERE", async () => {
    expect(await base().database.inDepartement(d63, everyName)).toEqual(["Caf 63"]);
    expect(await base().database.readDepartement(d43, everyName)).toEqual(["Caf 43"]);
    expect(await base().database.asOwner(d43, everyName)).toEqual(["Caf 43"]);
  });

  it("sees no row of a département when it is bound to none", async () => {
    expect(await base().database.national(everyName)).toEqual([]);
  });

  it("cannot write a row of another département", async () => {
    await expect(
      base().database.inDepartement(d63, (tx) => addActeur(tx, d43, "Intrus")),
    ).rejects.toMatchObject(REFUSED);
    await expect(base().database.national((tx) => addActeur(tx, d43, "Intrus"))).rejects.toMatchObject(
      REFUSED,
    );
    const moved = base().database.inDepartement(d63, (tx) =>
      tx.updateTable("acteur").set({ departement: d43 }).execute(),
    );
    await expect(moved).rejects.toMatchObject(REFUSED);
    expect(await base().database.inDepartement(d43, everyName)).toEqual(["Caf 43"]);
  });

  it("changes and removes its own rows only, even without WHERE", async () => {
    const undone = base().database.inDepartement(d63, async (tx) => {
      const updated = await tx.updateTable("acteur").set({ sigle: "X" }).executeTakeFirst();
      const deleted = await tx.deleteFrom("acteur").executeTakeFirst();
      throw new Error(`${updated.numUpdatedRows} ${deleted.numDeletedRows}`);
    });
    await expect(undone).rejects.toThrow("1 1");
  });

  it("cannot change anything when it only reads", async () => {
    const written = base().database.readDepartement(d63, (tx) => addActeur(tx, d63, "Ajout"));
    await expect(written).rejects.toMatchObject({ code: "25006" });
  });

  it("refuses a code that is none, before it reaches the base", async () => {
    const forged = "63'; DROP TABLE acteur; --" as CodeDepartement;
    expect(() => base().database.inDepartement(forged, everyName)).toThrow("not a département code");
  });
});

describe("the application role", () => {
  const attempt = (statement: string) =>
    base().database.inDepartement(d63, (tx) => sql.raw(statement).execute(tx));

  it.each([
    "UPDATE journal SET operation = 'autre'",
    "DELETE FROM journal",
    "TRUNCATE journal",
    "UPDATE point_avancement SET statut = 'realisee'",
    "DELETE FROM point_avancement",
    "INSERT INTO espace VALUES ('43', now(), true)",
    "UPDATE commune SET nom = 'Ailleurs'",
    "ALTER TABLE acteur ADD COLUMN x int",
    "ALTER TABLE journal DISABLE ROW LEVEL SECURITY",
    "DROP POLICY departement ON acteur",
    "DROP TABLE acteur",
    "CREATE TABLE x (y int)",
  ])("may not %s", async (statement) => {
    await expect(attempt(statement)).rejects.toMatchObject(REFUSED);
  });

  // On a server where both are one login, the application steps down from it and RESET ROLE steps up again.
  it.skipIf(oneLogin)("stays who it is after RESET ROLE", async () => {
    const rewritten = base().database.inDepartement(d63, async (tx) => {
      await sql`RESET ROLE`.execute(tx);
      await sql`DELETE FROM journal`.execute(tx);
    });
    await expect(rewritten).rejects.toMatchObject(REFUSED);
  });

  it("is who works, in every kind of transaction", async () => {
    const who = async (tx: Tx) =>
      (await sql<{ name: string }>`SELECT current_user AS name`.execute(tx)).rows[0]?.name;
    const { database } = base();
    const names = [
      await database.inDepartement(d63, who),
      await database.readDepartement(d63, who),
      await database.national(who),
    ];
    expect(new Set(names)).toEqual(new Set(["maillage_application"]));
  });
});

it("a single login that owns everything works as the application all the same", async () => {
  const { owner } = base().settings;
  const single = new Database({ ...base().settings, application: owner }, { connections: 1 });
  try {
    const { rows } = await single.national((tx) => sql`SELECT current_user AS name`.execute(tx));
    expect(rows).toEqual([{ name: "maillage_application" }]);
    const rewritten = single.inDepartement(d63, (tx) => sql`DELETE FROM journal`.execute(tx));
    await expect(rewritten).rejects.toMatchObject(REFUSED);
    expect(await single.inDepartement(d63, everyName)).toEqual(["Caf 63"]);
  } finally {
    await single.close();
  }
});

describe("one connection, used again and again", () => {
  let single: Database;

  beforeAll(() => {
    single = new Database(base().settings, { connections: 1 });
  });
  afterAll(() => single.close());

  const backend = async (tx: Tx) => {
    const { rows } = await sql<{ pid: number; bound: string | null }>`
      SELECT pg_backend_pid() AS pid, nullif(current_setting('app.departement', true), '') AS bound`.execute(
      tx,
    );
    return rows[0] ?? { pid: 0, bound: "" };
  };

  it("forgets its département at the end of each transaction", async () => {
    const first = await single.inDepartement(d63, backend);
    const second = await single.national(backend);
    const third = await single.readDepartement(d43, backend);
    expect([first.bound, second.bound, third.bound]).toEqual(["63", null, "43"]);
    expect(new Set([first.pid, second.pid, third.pid]).size).toBe(1);
  });

  it("forgets it too when the transaction fails, and serves again", async () => {
    const { pid } = await single.inDepartement(d63, backend);
    const failing = single.inDepartement(d63, async (tx) => {
      await addActeur(tx, d63, "Perdu");
      await sql`SELECT 1 / 0`.execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    await expect(
      single.inDepartement(d63, () => Promise.reject(new Error("thought better"))),
    ).rejects.toThrow("better");
    expect(await single.national(backend)).toEqual({ pid, bound: null });
    expect(await single.inDepartement(d63, everyName)).toEqual(["Caf 63"]);
  });

  it("is replaced when the server cuts it", async () => {
    const { pid } = await single.inDepartement(d63, backend);
    await asOwner(base().settings.owner, (client) =>
      client.query("SELECT pg_terminate_backend($1, 5000)", [pid]),
    );
    const name = await single.inDepartement(d63, everyName).catch(() => single.inDepartement(d63, everyName));
    expect(name).toEqual(["Caf 63"]);
  });

  it("keeps dates, instants and large numbers exact", async () => {
    const { rows } = await single.national((tx) =>
      sql<{ jour: string; instant: string; grand: bigint }>`
        SELECT date '2026-03-29' AS jour, timestamptz '2026-03-29 02:30:00.123456+00' AS instant,
               9007199254740993::bigint AS grand`.execute(tx),
    );
    expect(rows[0]?.jour).toBe("2026-03-29");
    expect(rows[0]?.instant).toMatch(/\.123456\+/);
    expect(rows[0]?.grand).toBe(9_007_199_254_740_993n);
  });
});

it("an identifier of one kind is not an identifier of another", () => {
  const action = newId<"action">();
  // @ts-expect-error: this line is the test, and `tsc` runs it.
  const objectif: Id<"objectif"> = action;
  expect(objectif).toBe(action);
});
