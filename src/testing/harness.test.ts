import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "#platform/identity/principal.ts";
import { setUpDatabase, testDatabase } from "./database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "./personas.ts";
import { CODES, type SchemaSeme, seedSchema } from "./schema.ts";

const d63 = departement("63");
const base = setUpDatabase();

describe("the small world of tests", () => {
  let acteurs: ActeursSeme;
  let schema: SchemaSeme;

  beforeAll(async () => {
    acteurs = await seedActeurs(base().platform, d63);
    schema = await seedSchema(base().platform, d63, acteurs);
  });

  it("holds one person of the Caf for each role, and that role only", () => {
    for (const role of ROLES) {
      const personne = acteurs.personnes.caf[role];
      expect(personne.roles).toEqual([role]);
      expect(personne.institution).toBe(acteurs.institutions.caf);
    }
  });

  it("holds a scheme of five actions", async () => {
    const found = await base().platform.read(d63, ESSAIS, ({ tx }) =>
      tx.selectFrom("action").select(["id", "code"]).where("departement", "=", d63).orderBy("code").execute(),
    );
    expect(found).toEqual(CODES.map((code) => ({ id: schema.actions[code].id, code })));
  });
});

it("gives each test file a database of its own, with the reference tables", async () => {
  const other = await testDatabase();
  try {
    const count = await other.database.national((tx) =>
      tx
        .selectFrom("departement")
        .select(({ fn }) => fn.countAll<bigint>().as("n"))
        .executeTakeFirstOrThrow(),
    );
    expect(count.n).toBe(101n);
    const empty = await other.platform.read(d63, ESSAIS, ({ tx }) =>
      tx.selectFrom("acteur").select("id").where("departement", "=", d63).execute(),
    );
    expect(empty).toEqual([]);
  } finally {
    await other.dispose();
  }
});
