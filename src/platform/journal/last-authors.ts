import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";

/**
 * Who wrote last in each of these objects, and when; what the same work has just noted comes first. `par` is null when
 * the name was erased.
 */
export async function lastAuthors(
  ctx: Contexte,
  ids: readonly string[],
): Promise<Map<string, { par: string | null; le: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ objet: string; par: string | null; le: string }>`
    SELECT DISTINCT ON (j.objet) j.objet, v.auteur_nom AS par, j.instant AS le
      FROM journal j
      LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${ctx.departement} AND j.objet = ANY(${ids}::uuid[])
     ORDER BY j.objet, j.no DESC`.execute(ctx.tx);
  const found = new Map(rows.map(({ objet, par, le }) => [objet, { par, le }]));
  const wanted = new Set(ids);
  for (const { objet, noms, instant } of ctx.journal.lignes) {
    if (wanted.has(objet)) found.set(objet, { par: noms.nom, le: instant });
  }
  return found;
}
