import { describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { asOwner } from "#testing/server.ts";
import { tableFaults } from "#testing/table-conventions.ts";

const base = setUpDatabase();

/** Runs `statements` where they leave no trace, then looks for faults. */
async function faultsAfter(...statements: string[]): Promise<string[]> {
  return asOwner(base().settings.owner, async (client) => {
    await client.query("BEGIN");
    for (const statement of statements) await client.query(statement);
    const faults = await tableFaults(client);
    await client.query("ROLLBACK");
    return faults;
  });
}

it("holds on every table", async () => {
  expect(await faultsAfter()).toEqual([]);
});

describe("the table conventions see", () => {
  it.each([
    ["a table without a class", "CREATE TABLE essai (x int)", "essai: declares no class in its comment"],
    [
      "a class that does not exist",
      "COMMENT ON TABLE volet IS 'classe: libre. Levels.'",
      "volet: declares no class in its comment",
    ],
    [
      "row security turned off",
      "ALTER TABLE volet DISABLE ROW LEVEL SECURITY",
      "volet: its row security is not enabled and forced",
    ],
    [
      "row security that spares the owner",
      "ALTER TABLE volet NO FORCE ROW LEVEL SECURITY",
      "volet: its row security is not enabled and forced",
    ],
    [
      "a policy dropped",
      "DROP POLICY departement ON volet",
      "volet: its policies are not the one on departement: none",
    ],
    [
      "a second policy",
      "CREATE POLICY tous ON volet USING (true)",
      "volet: its policies are not the one on departement: departement * (departement = current_setting('app.departement'::text, true)) / tous * true",
    ],
    [
      "a unique without the tenant",
      "CREATE UNIQUE INDEX volet_titre ON volet (titre, departement)",
      "volet: the unique volet_titre does not begin with departement",
    ],
    [
      "a unique on an expression",
      "CREATE UNIQUE INDEX volet_titre ON volet (lower(departement), titre)",
      "volet: the unique volet_titre does not begin with departement",
    ],
    [
      "a right too many",
      "GRANT UPDATE (operation) ON journal TO maillage_application",
      "journal: the application may INSERT, SELECT, UPDATE, and should INSERT, SELECT",
    ],
    [
      "news that can be removed",
      "GRANT DELETE ON point_avancement TO maillage_application",
      "point_avancement: the application may DELETE, INSERT, SELECT, and should INSERT, SELECT",
    ],
    [
      "a reference that can be written",
      "GRANT INSERT ON commune TO maillage_application",
      "commune: the application may INSERT, SELECT, and should SELECT",
    ],
    [
      "a right missing",
      "REVOKE DELETE ON volet FROM maillage_application",
      "volet: the application may INSERT, SELECT, UPDATE, and should DELETE, INSERT, SELECT, UPDATE",
    ],
    [
      "an identifier made in SQL",
      "ALTER TABLE volet ALTER id SET DEFAULT gen_random_uuid()",
      "volet: the default of id is made in SQL: gen_random_uuid()",
    ],
    [
      "a foreign key without an index",
      "DROP INDEX engagement_volet",
      "engagement: the foreign key engagement_departement_volet_fkey has no index",
    ],
    [
      "a view that reads as its owner",
      "CREATE VIEW tout AS SELECT * FROM volet",
      "the view tout reads as its owner",
    ],
  ])("%s", async (_name, statement, fault) => {
    expect(await faultsAfter(statement)).toEqual([fault]);
  });

  it("a table that ignores the tenant", async () => {
    const faults = await faultsAfter(
      "CREATE TABLE essai (id uuid PRIMARY KEY, departement text, volet uuid, voisin uuid REFERENCES essai)",
      "CREATE TABLE nationale (code text PRIMARY KEY, essai uuid REFERENCES essai)",
      "COMMENT ON TABLE essai IS 'classe: tenant. Trial.'",
      "COMMENT ON TABLE nationale IS 'classe: reference. Trial.'",
      "GRANT SELECT ON nationale TO maillage_application",
      "CREATE FUNCTION rien() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
      "CREATE TRIGGER apres AFTER INSERT ON essai FOR EACH ROW EXECUTE FUNCTION rien()",
    );
    expect(faults).toEqual([
      "essai: the application may , and should DELETE, INSERT, SELECT, UPDATE",
      "essai: its primary key does not begin with departement",
      "essai: the foreign key essai_voisin_fkey does not begin with departement",
      "essai: the foreign key essai_voisin_fkey has no index",
      "essai: its row security is not enabled and forced",
      "essai: its policies are not the one on departement: none",
      "essai: has the trigger apres",
      "nationale: points to a table of départements",
    ]);
  });

  it("a function that runs as its owner", async () => {
    const statement =
      "CREATE FUNCTION tout() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM volet'";
    expect(await faultsAfter(statement)).toEqual(["the function tout runs as its owner"]);
  });
});
