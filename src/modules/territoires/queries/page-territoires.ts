import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { MILLESIME } from "../domain/millesime.ts";

export const TYPES_TERRITOIRE = ["commune", "epci"] as const;
export type TypeTerritoire = (typeof TYPES_TERRITOIRE)[number];

export type TerritoireDePage = {
  type: TypeTerritoire;
  /** Insee code of a commune, Siren of an EPCI. */
  code: string;
  nom: string;
  population: number | null;
  /** Of an EPCI, otherwise null. */
  nature: string | null;
  communes: number | null;
  communesDehors: number | null;
  /** Of a commune that belongs to one, otherwise null. */
  epci: string | null;
};

/** What orders the territories, and names one: its type, then its code. */
export function cleTerritoire({ type, code }: Pick<TerritoireDePage, "type" | "code">): string {
  return `${type} ${code}`;
}

/**
 * At most `limit` communes and EPCI of the département that come after `after` (see {@link cleTerritoire}); an EPCI belongs
 * to it when one of its communes does.
 */
export async function pageTerritoires(
  ctx: Contexte,
  { type, after, limit }: { type: TypeTerritoire | null; after: string | null; limit: number },
): Promise<TerritoireDePage[]> {
  const { rows } = await sql<TerritoireDePage>`
    WITH ici AS (
      SELECT c.code, c.nom, c.population, a.epci
        FROM commune c LEFT JOIN appartenance_epci a ON a.commune = c.code AND a.annee = ${MILLESIME}
       WHERE c.departement = ${ctx.departement}
    ), territoire AS (
      SELECT 'commune' AS type, i.code, i.nom, i.population, NULL AS nature, NULL::int AS communes,
             NULL::int AS "communesDehors", i.epci
        FROM ici i
      UNION ALL
      SELECT 'epci', e.siren, e.nom, m.population, e.nature, m.ici, m.dehors, NULL
        FROM epci e
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE c.departement = ${ctx.departement})::int AS ici,
                 count(*) FILTER (WHERE c.departement <> ${ctx.departement})::int AS dehors,
                 sum(c.population) FILTER (WHERE c.departement = ${ctx.departement})::int AS population
            FROM appartenance_epci a JOIN commune c ON c.code = a.commune
           WHERE a.epci = e.siren AND a.annee = ${MILLESIME}
        ) m
       WHERE e.siren IN (SELECT epci FROM ici)
    )
    SELECT t.* FROM territoire t
     WHERE (${type}::text IS NULL OR t.type = ${type}::text)
       AND (${after}::text IS NULL OR t.type || ' ' || t.code > ${after}::text COLLATE "C")
     ORDER BY t.type COLLATE "C", t.code COLLATE "C"
     LIMIT ${limit}`.execute(ctx.tx);
  return rows;
}
