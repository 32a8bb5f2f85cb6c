import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PageOfList } from "#platform/http/listing.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { JOURS_CORBEILLE } from "../../domain/echanges/lieu.ts";

/** What is removed is shown while an answer stands under it, or to whoever may give it back. */
export function montre({ principal, departement, now }: Contexte, moderer: boolean): RawBuilder<unknown> {
  const personne = personneDe(principal, departement)?.personne ?? null;
  const since = now.subtract({ hours: 24 * JOURS_CORBEILLE }).toString();
  return sql`c.parent IS NULL AND (c.retire_le IS NULL
    OR (c.retire_le > ${since}::timestamptz AND (${moderer} OR c.retire_par = ${personne}::uuid))
    OR EXISTS (SELECT FROM commentaire under
                WHERE under.departement = c.departement AND under.parent = c.id AND under.retire_le IS NULL))`;
}

/** The thread of a comment, by the public id of any of its comments. */
export function duFil({ departement }: Contexte, publicId: string): RawBuilder<unknown> {
  return sql`c.id = (SELECT coalesce(one.parent, one.id) FROM commentaire one
                      WHERE one.departement = ${departement} AND one.public_id = ${publicId})`;
}

/** The identifiers of one page of threads, the newest first. */
export function pageOf(
  { departement }: Contexte,
  condition: RawBuilder<unknown>,
  { from, to }: PageOfList,
): RawBuilder<unknown> {
  return sql`SELECT c.id FROM commentaire c WHERE c.departement = ${departement} AND ${condition}
              ORDER BY c.instant DESC, c.id DESC OFFSET ${from} LIMIT ${Math.max(0, to - from)}`;
}

/** How many threads answer to it, and how many of them are not settled. */
export async function countFils(
  ctx: Contexte,
  condition: RawBuilder<unknown>,
): Promise<{ total: number; ouverts: number }> {
  const { rows } = await sql<{ total: number; ouverts: number }>`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE c.resolu_le IS NULL AND c.retire_le IS NULL)::int AS ouverts
      FROM commentaire c WHERE c.departement = ${ctx.departement} AND ${condition}`.execute(ctx.tx);
  return rows[0] ?? { total: 0, ouverts: 0 };
}
