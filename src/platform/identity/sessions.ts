import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import { type Moyen, openAt } from "./session.ts";

/** One of the sessions of an account; instants are ISO 8601. */
export type SessionOuverte = {
  id: Id<"session">;
  moyen: Moyen;
  appareil: string;
  ouverteLe: string;
  vueLe: string;
  departement: string | null;
};

/** The open sessions of an account, the last used first. */
export async function listSessions(
  tx: Tx,
  compte: Id<"compte">,
  now: Temporal.Instant,
): Promise<SessionOuverte[]> {
  const { rows } = await sql<SessionOuverte>`
    SELECT s.id, s.moyen, s.appareil, s.ouverte_le AS "ouverteLe", s.vue_le AS "vueLe", s.departement
      FROM session s WHERE s.compte = ${compte} AND ${openAt("s", now)}
     ORDER BY s.vue_le DESC, s.id`.execute(tx);
  return rows;
}

/** Ends one session of an account; false when it is not one of theirs, or ended already. */
export async function revokeSession(tx: Tx, compte: Id<"compte">, id: Id<"session">): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("session")
    .where("compte", "=", compte)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends every session of an account but one; returns how many. */
export async function revokeOthers(tx: Tx, compte: Id<"compte">, kept: Id<"session">): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("session")
    .where("compte", "=", compte)
    .where("id", "<>", kept)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
