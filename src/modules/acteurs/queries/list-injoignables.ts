import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { inForce } from "./read-principal.ts";

/** An acteur to whom nothing can be written. */
export type Injoignable = { id: Id<"acteur">; publicId: string; nom: string; genre: string };

/**
 * Those of `ids` whom no mail would reach: a person without an address; anything else of which nobody who holds a role
 * today has one (a service and a committee are also reached through their institution). Categories are never written
 * to: they are left out.
 */
export async function listInjoignables(ctx: Contexte, ids: readonly Id<"acteur">[]): Promise<Injoignable[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Injoignable>`
    SELECT a.id, a.public_id AS "publicId", a.nom, a.genre
      FROM acteur a
     WHERE a.departement = ${ctx.departement} AND a.id = ANY(${[...ids]}::uuid[]) AND a.genre <> 'categorie'
       AND CASE WHEN a.genre = 'personne' THEN coalesce(a.courriel, '') = ''
                ELSE NOT EXISTS (
                  SELECT FROM role_personne r
                    JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
                   WHERE r.departement = a.departement AND r.institution IN (a.id, a.parent) AND ${inForce(ctx.today)}
                     AND p.courriel <> '')
           END
     ORDER BY a.nom COLLATE "fr-FR-x-icu", a.id`.execute(ctx.tx);
  return rows;
}
