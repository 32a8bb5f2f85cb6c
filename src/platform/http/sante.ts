import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";

export type Health =
  | { statut: "ok"; base: "embarquee" | "externe"; version: string; migrations: number }
  | { statut: "indisponible"; base: "embarquee" | "externe"; version: string; raison: string };

/** Whether the platform can answer: asks the base, each time, and gives the reason when it cannot. */
export async function readHealth(database: Database, version: string): Promise<Health> {
  try {
    const { rows } = await database.national((tx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM migration`.execute(tx),
    );
    return { statut: "ok", base: database.kind, version, migrations: rows[0]?.n ?? 0 };
  } catch (error) {
    const raison = error instanceof Error ? error.message : String(error);
    return { statut: "indisponible", base: database.kind, version, raison: raison.slice(0, 200) };
  }
}
