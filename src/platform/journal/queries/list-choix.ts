import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";

/** What the filters of the journal may be: who wrote in it, in whose name, what was done. */
export type ChoixJournal = {
  personnes: { id: string; nom: string }[];
  institutions: { id: string; nom: string }[];
  operations: string[];
};

/** Steps from one value of an index to the next: as many looks as there are values, however many lines. */
export async function listChoix({ tx, departement }: Contexte): Promise<ChoixJournal> {
  const values = async (column: string): Promise<string[]> => {
    const name = sql.ref(column);
    const { rows } = await sql<{ valeur: string }>`
      WITH RECURSIVE pas AS (
        (SELECT ${name} AS valeur FROM journal WHERE departement = ${departement} AND ${name} IS NOT NULL
          ORDER BY ${name} LIMIT 1)
        UNION ALL
        SELECT (SELECT j.${name} FROM journal j WHERE j.departement = ${departement} AND j.${name} > pas.valeur
                 ORDER BY j.${name} LIMIT 1)
          FROM pas WHERE pas.valeur IS NOT NULL
      )
      SELECT valeur FROM pas WHERE valeur IS NOT NULL`.execute(tx);
    return rows.map(({ valeur }) => valeur);
  };
  const named = async (column: string, nom: string): Promise<{ id: string; nom: string }[]> => {
    const ids = await values(column);
    const { rows } = await sql<{ id: string; nom: string }>`
      SELECT ids.id, dernier.nom
        FROM unnest(${ids}::uuid[]) AS ids(id)
        CROSS JOIN LATERAL (
          SELECT v.${sql.ref(nom)} AS nom FROM journal j
            JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
           WHERE j.departement = ${departement} AND j.${sql.ref(column)} = ids.id AND v.${sql.ref(nom)} IS NOT NULL
           ORDER BY j.no DESC LIMIT 1
        ) AS dernier
       ORDER BY dernier.nom`.execute(tx);
    return rows;
  };
  return {
    personnes: await named("auteur_personne", "auteur_nom"),
    institutions: await named("auteur_institution", "auteur_institution_nom"),
    operations: await values("operation"),
  };
}
