import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";

/** One at a time in the département: the second of two equal imports finds the first done. Until the end of the work. */
export async function lockObservatoire({ tx, departement }: Contexte): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`observatoire ${departement}`}, 0))`.execute(tx);
}
