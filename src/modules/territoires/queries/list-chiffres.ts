import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";
import { MILLESIME } from "../domain/millesime.ts";

export type ChiffresDepartement = {
  departement: string;
  region: string;
  communes: number;
  /** Municipal population of its communes; null when none is known. */
  population: number | null;
  epci: number;
};

/** What the home page says of each open département, in one statement. */
export async function listChiffres(database: Database): Promise<ChiffresDepartement[]> {
  return database.national(async (tx) => {
    const { rows } = await sql<ChiffresDepartement>`
      SELECT e.departement, d.region_nom AS region, count(c.code)::int AS communes,
             sum(c.population)::int AS population, count(DISTINCT a.epci)::int AS epci
        FROM espace e
        JOIN departement d ON d.code = e.departement
        LEFT JOIN commune c ON c.departement = e.departement
        LEFT JOIN appartenance_epci a ON a.commune = c.code AND a.annee = ${MILLESIME}
       GROUP BY e.departement, d.region_nom`.execute(tx);
    return rows;
  });
}
