import type { Database } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";

/** Opens the space of a département on this deployment; one already open is left as it is. Returns true when new. */
export async function openEspace(
  database: Database,
  departement: CodeDepartement,
  options: { demonstration: boolean; now: string },
): Promise<boolean> {
  const result = await database.asOwner(null, (tx) =>
    tx
      .insertInto("espace")
      .values({ departement, ouvert_le: options.now, demonstration: options.demonstration })
      .onConflict((conflict) => conflict.column("departement").doNothing())
      .executeTakeFirst(),
  );
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Closes the space of a département, whose rows stay: for a demonstration that is emptied and loaded again. */
export async function closeEspace(database: Database, departement: CodeDepartement): Promise<void> {
  await database.asOwner(null, (tx) =>
    tx.deleteFrom("espace").where("departement", "=", departement).execute(),
  );
}
