import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";

/**
 * Cancels those of these mails that have not left, and erases what they said: the links that they hold open nothing any
 * more. Returns how many.
 */
export async function cancelUnsent(
  tx: Tx,
  ids: readonly string[],
  motif: string,
  now: Temporal.Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE courriel SET etat = 'annule', motif = ${motif}, contenu = NULL, termine_le = ${now.toString()}::timestamptz
     WHERE id = ANY (${ids}::uuid[]) AND etat IN ('a_envoyer', 'reporte', 'garde')`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Where mails stand, by id; one whose trace is erased, or that another deployment sent, is left out. */
export async function readEtats(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { etat: string; motif: string | null }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; etat: string; motif: string | null }>`
    SELECT id, etat, motif FROM courriel WHERE id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, etat, motif }) => [id, { etat, motif }]));
}

/** Which of these addresses, in lower case, refused a kind of mail. */
export async function refusersOf(tx: Tx, genre: string, adresses: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ adresse: string }>`
    SELECT adresse FROM courriel_choix WHERE rythme = 'jamais' AND genre = ${genre} AND adresse = ANY (${adresses})`.execute(
    tx,
  );
  return new Set(rows.map(({ adresse }) => adresse));
}
