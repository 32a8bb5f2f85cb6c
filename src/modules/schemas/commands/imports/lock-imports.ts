import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";

/**
 * Imports of a département go one after the other, and so do their undoings: the second is compared with what the first
 * wrote, and two files that name the same unknown acteur create it once.
 */
export async function lockImports(ctx: Contexte): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`import ${ctx.departement}`}))`.execute(ctx.tx);
}
