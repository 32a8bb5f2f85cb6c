import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { asOwner, toDatabase } from "#testing/server.ts";
import { tableFaults } from "#testing/table-conventions.ts";
import { listMigrations, migrate } from "./migrate.ts";

describe("the list of migrations", () => {
  it("has dated names, all different, in one order", async () => {
    const names = (await listMigrations()).map((migration) => migration.nom);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((nom) => !/^\d{8}-\d{4}-[a-z0-9-]+\.sql$/.test(nom))).toEqual([]);
    expect(names).toEqual([...new Set(names)].sort());
  });
});

describe("a base already migrated", () => {
  const base = setUpDatabase();

  it("is left as it is", async () => {
    const { length } = await listMigrations();
    expect(await migrate(base().settings.owner)).toEqual({ total: length, applied: 0 });
  });

  it("refuses a migration that changed since", async () => {
    const { owner } = base().settings;
    const [first] = await listMigrations();
    await asOwner(owner, (client) =>
      client.query("UPDATE migration SET empreinte = 'another' WHERE nom = $1", [first?.nom]),
    );
    const refused = { code: "migration.modifiee", details: { nom: first?.nom } };
    await expect(migrate(owner)).rejects.toMatchObject(refused);
  });
});

describe("an empty base", () => {
  const { settings, template } = inject("serveur");
  const name = `${template}_vide_${randomBytes(4).toString("hex")}`;
  const empty = toDatabase(settings, name);

  beforeAll(() => asOwner(settings.owner, (client) => client.query(`CREATE DATABASE ${name}`)));
  afterAll(() => asOwner(settings.owner, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)));

  it("is migrated once by two processes that start together", async () => {
    const results = await Promise.all([migrate(empty.owner), migrate(empty.owner)]);
    const { length } = await listMigrations();
    expect(results.map((result) => result.applied).sort()).toEqual([0, length]);
    expect(await asOwner(empty.owner, tableFaults)).toEqual([]);
  });
});
