import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { MILLESIME } from "../domain/millesime.ts";

export type EpciListe = {
  siren: string;
  nom: string;
  nature: string;
  /** Communes of the EPCI within the département, and beyond it. */
  communes: number;
  communesDehors: number;
  /** Municipal population of the communes of the département. */
  population: number;
};

/** The EPCI with at least one commune in the département, most peopled first. */
export async function listEpci(ctx: Contexte): Promise<EpciListe[]> {
  const { rows } = await sql<EpciListe>`
    SELECT e.siren, e.nom, e.nature,
           count(*) FILTER (WHERE c.departement = ${ctx.departement})::int AS communes,
           count(*) FILTER (WHERE c.departement <> ${ctx.departement})::int AS "communesDehors",
           coalesce(sum(c.population) FILTER (WHERE c.departement = ${ctx.departement}), 0)::int AS population
      FROM epci e
      JOIN appartenance_epci a ON a.epci = e.siren AND a.annee = ${MILLESIME}
      JOIN commune c ON c.code = a.commune
     WHERE e.siren IN (SELECT a2.epci FROM appartenance_epci a2 JOIN commune c2 ON c2.code = a2.commune
                        WHERE a2.annee = ${MILLESIME} AND c2.departement = ${ctx.departement})
     GROUP BY e.siren, e.nom, e.nature
     ORDER BY population DESC, e.nom`.execute(ctx.tx);
  return rows;
}
