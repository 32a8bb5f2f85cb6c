import { readFile } from "node:fs/promises";
import pg from "pg";
import { expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { databaseTypes, GENERATED_FILE } from "#testing/database-types.ts";

const base = setUpDatabase();

it("generated.ts says the tables as the migrations make them (npx tsx src/testing/write-database-types.ts)", async () => {
  const pool = new pg.Pool({ ...base().settings.owner, max: 1 });
  try {
    expect(await readFile(GENERATED_FILE, "utf8")).toBe(await databaseTypes(pool));
  } finally {
    await pool.end();
  }
});
