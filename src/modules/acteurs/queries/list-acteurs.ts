import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type ActeurListe = {
  id: Id<"acteur">;
  publicId: string;
  genre: Genre;
  nom: string;
  sigle: string | null;
  parent: string | null;
  fonction: string | null;
  aConfirmer: boolean;
};

/** The acteurs of the département by name; persons only for whoever may see them. `recherche` matches any spelling. */
export async function listActeurs(
  ctx: Contexte,
  filtre: { genre?: Genre | null; recherche?: string } = {},
): Promise<ActeurListe[]> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const wanted = filtre.recherche ? `%${filtre.recherche.replace(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await sql<ActeurListe>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, coalesce(p.sigle, p.nom) AS parent, a.fonction,
           a.a_confirmer AS "aConfirmer"
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE a.departement = ${ctx.departement}
       AND (${persons} OR a.genre <> 'personne')
       AND (${filtre.genre ?? null}::text IS NULL OR a.genre = ${filtre.genre ?? null}::text)
       AND (${wanted}::text IS NULL OR EXISTS (
             SELECT 1 FROM acteur_nom n
              WHERE n.departement = a.departement AND n.acteur = a.id AND n.nom LIKE ${wanted}::text))
     ORDER BY a.nom COLLATE "fr-FR-x-icu", a.id`.execute(ctx.tx);
  return rows;
}
