import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import { preparedName } from "./prepared-name.ts";

const base = setUpDatabase();

// Before the others: the last of them uses every name up.
describe("a prepared reading", () => {
  it("sees the département of each transaction, not that of the first", async () => {
    const { database } = base();
    const read = (code: string) =>
      database.readDepartement(departement(code), async (tx) => {
        const { rows } = await sql<{
          code: string;
        }>`SELECT current_setting('app.departement') AS code`.execute(tx);
        const { rows: prepared } = await sql`
          SELECT FROM pg_prepared_statements WHERE starts_with(statement, 'SELECT current_setting')`.execute(
          tx,
        );
        return { code: rows[0]?.code, prepared: prepared.length };
      });
    expect(await read("63")).toEqual({ code: "63", prepared: 0 });
    for (const code of ["43", "03", "63", "43", "03", "63", "43"]) {
      expect(await read(code)).toEqual({ code, prepared: 1 });
    }
  });

  it("fails once when a migration changes what it returns, then goes on", async () => {
    const { database } = base();
    const read = () => database.national((tx) => sql`SELECT * FROM parametre`.execute(tx));
    await read();
    await read();
    await database.asOwner(null, (tx) => sql`ALTER TABLE parametre ADD COLUMN essai text`.execute(tx));
    await expect(read()).rejects.toMatchObject({ code: "0A000" });
    await expect(read()).resolves.toBeDefined();
  });
});

describe("the name of a prepared statement", () => {
  it("is given from the second time a reading is met, and stays", () => {
    expect(preparedName("select 1 as un")).toBeNull();
    const name = preparedName("select 1 as un");
    expect(name).toMatch(/^lecture_\d+$/);
    expect(preparedName("select 1 as un")).toBe(name);
  });

  it("differs from one reading to another", () => {
    const names = ["\n  SELECT 2", "with x as (select 1) select * from x"].map((text) => {
      preparedName(text);
      return preparedName(text);
    });
    expect(new Set(names).size).toBe(2);
    expect(names).not.toContain(null);
  });

  it("is never given to a write", () => {
    for (const text of ["insert into t values (1)", "update t set a = 1", "selection"]) {
      preparedName(text);
      expect(preparedName(text)).toBeNull();
    }
  });

  it("is given to a bounded number of texts", () => {
    const names = new Set<string>();
    for (let n = 0; n < 1_000; n++) {
      preparedName(`select ${n}::bigint`);
      const name = preparedName(`select ${n}::bigint`);
      if (name) names.add(name);
    }
    expect(names.size).toBeGreaterThan(100);
    expect(names.size).toBeLessThanOrEqual(300);
  });
});
