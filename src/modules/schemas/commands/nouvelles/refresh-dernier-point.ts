import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";

/**
 * The news that counts is the one that speaks of the latest day, of those said of an action and of what was merged into
 * it: news given late for an older day do not hide it.
 */
export async function refreshDernierPoint(
  { tx, departement }: Contexte,
  action: Id<"action">,
): Promise<void> {
  await sql`
    UPDATE action a SET dernier_point = (
      SELECT p.id FROM action f
        JOIN point_avancement p ON p.departement = f.departement AND p.action = f.id
       WHERE f.departement = a.departement AND (f.id = a.id OR f.fusionnee_dans = a.id)
       ORDER BY p.date DESC, p.id DESC LIMIT 1)
     WHERE a.departement = ${departement} AND a.id = ${action}`.execute(tx);
}
