import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";

/** A paper that one process holds. */
export type Pris = { papier: Id<"papier">; departement: CodeDepartement; essais: number };

/** Times that a paper is taken: once more after a process that died in its middle. */
export const ESSAIS = 2;

/** Takes the paper that waits for the longest, or null. It is nobody else's for `bail` seconds. */
export async function takePapier(
  tx: Tx,
  { processus, bail }: { processus: Id<"processus">; bail: number },
  now: Temporal.Instant,
): Promise<Pris | null> {
  const instant = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<Pris>`
    UPDATE papier_file
       SET bail = ${processus}, bail_fin = ${instant} + make_interval(secs => ${bail}), essais = essais + 1
     WHERE papier = (SELECT f.papier FROM papier_file f
                      WHERE f.bail IS NULL OR f.bail_fin <= ${instant}
                      ORDER BY f.demande_le, f.papier LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING papier, departement, essais`.execute(tx);
  return rows[0] ?? null;
}

/** Says that this process still makes the paper; false when it is cancelled, or another process has taken it. */
export async function keepPapier(
  tx: Tx,
  { papier }: Pris,
  { processus, bail }: { processus: Id<"processus">; bail: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("papier_file")
    .set({ bail_fin: now.add({ seconds: bail }).toString() })
    .where("papier", "=", papier)
    .where("bail", "=", processus)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the paper out of the queue; false when it is not this process's any more: it then has nothing to say of it. */
export async function releasePapier(tx: Tx, { papier }: Pris, processus: Id<"processus">): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("papier_file")
    .where("papier", "=", papier)
    .where("bail", "=", processus)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
