import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { MILLESIME } from "../domain/millesime.ts";

export type CommuneTrouvable = {
  code: string;
  nom: string;
  population: number | null;
  siren: string | null;
  epci: string | null;
  nature: string | null;
};

/** The communes of the département, each with its EPCI. */
export async function findTrouvables(ctx: Contexte): Promise<CommuneTrouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<CommuneTrouvable>`
    SELECT c.code, c.nom, c.population, e.siren, e.nom AS epci, e.nature
      FROM commune c
      LEFT JOIN appartenance_epci a ON a.commune = c.code AND a.annee = ${MILLESIME}
      LEFT JOIN epci e ON e.siren = a.epci
     WHERE c.departement = ${departement}`.execute(ctx.tx);
  return rows;
}
