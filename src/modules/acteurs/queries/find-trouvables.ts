import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type ActeurTrouvable = {
  id: string;
  publicId: string;
  genre: Genre;
  nom: string;
  sigle: string | null;
  fonction: string | null;
  parent: string | null;
  archive: boolean;
  /** Every way to write it. */
  ecritures: string[];
};

/** The acteurs that the one who asks may see, those put away included. */
export async function findTrouvables(ctx: Contexte): Promise<ActeurTrouvable[]> {
  const { departement } = ctx;
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const { rows } = await sql<ActeurTrouvable>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, a.fonction,
           coalesce(p.sigle, p.nom) AS parent, a.archive_le IS NOT NULL AS archive,
           array(SELECT n.ecrit FROM acteur_nom n
                  WHERE n.departement = a.departement AND n.acteur = a.id ORDER BY n.ecrit) AS ecritures
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE a.departement = ${departement} AND a.fusionne_dans IS NULL
       AND (${persons} OR a.genre <> 'personne')`.execute(ctx.tx);
  return rows;
}
