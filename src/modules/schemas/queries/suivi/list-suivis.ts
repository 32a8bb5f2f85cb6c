import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsSchemas } from "../../rights.ts";
import type { GenreSuivi } from "./find-suivable.ts";

/** What a person follows, and where it is read. */
export type Suivi = {
  genre: GenreSuivi;
  id: string;
  publicId: string;
  titre: string;
  schema: string;
  schemaTitre: string;
  /** ISO day. */
  depuis: string;
};

/**
 * What `personne` follows and the one who asks may read, by scheme, in the order of its plan. What was removed since is
 * left out and comes back with it.
 */
export async function listSuivis(ctx: Contexte, personne: Id<"acteur">): Promise<Suivi[]> {
  const { rows } = await sql<Suivi>`
    SELECT f.genre, f.objet AS id, s.public_id AS schema, s.titre AS "schemaTitre",
           to_char(f.depuis AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS depuis,
           coalesce(a.public_id, o.public_id, s.public_id) AS "publicId",
           CASE f.genre WHEN 'action' THEN concat_ws(' ', a.code, a.intitule)
                        WHEN 'objectif' THEN concat_ws('. ', o.no, o.titre) ELSE s.titre END AS titre
      FROM suivi f
      JOIN schema s ON s.departement = f.departement AND s.id = f.schema
      LEFT JOIN action a ON a.departement = f.departement AND a.id = f.objet AND a.retiree_le IS NULL
      LEFT JOIN objectif o ON o.departement = f.departement AND o.id = f.objet AND o.retire_le IS NULL
     WHERE f.departement = ${ctx.departement} AND f.personne = ${personne} AND s.retire_le IS NULL
       AND (f.genre = 'schema' OR a.id IS NOT NULL OR o.id IS NOT NULL)
       AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
     ORDER BY s.fin DESC, s.titre, f.genre DESC, coalesce(o.ordre, a.ordre), f.objet`.execute(ctx.tx);
  return rows;
}
