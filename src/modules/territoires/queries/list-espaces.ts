import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

export type Espace = { code: CodeDepartement; nom: string; region: string; demonstration: boolean };

/** The départements that work on this deployment, in the order of their codes. */
export async function listEspaces(database: Database): Promise<Espace[]> {
  return database.national((tx) =>
    tx
      .selectFrom("espace as e")
      .innerJoin("departement as d", "d.code", "e.departement")
      .select(["e.departement as code", "d.nom", "d.region_nom as region", "e.demonstration"])
      .orderBy("e.departement")
      .execute(),
  );
}

/** The name of a département of the COG, or null for a code that is none. */
export async function nomDepartement(database: Database, code: string): Promise<string | null> {
  const found = await database.national((tx) =>
    tx.selectFrom("departement").select("nom").where("code", "=", code).executeTakeFirst(),
  );
  return found?.nom ?? null;
}
