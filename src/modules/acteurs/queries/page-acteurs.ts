import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, permittedColumn } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type ActeurDePage = {
  id: Id<"acteur">;
  publicId: string;
  genre: Genre;
  nom: string;
  sigle: string | null;
  nature: string | null;
  siret: string | null;
  fonction: string | null;
  parent: { id: string; nom: string } | null;
  /** Codes of the operations on this acteur that the one who asks may do. */
  droits: string[];
};

/**
 * At most `limit` acteurs that come after `after` in the order of their identifiers, which is nearly that of their
 * creation and never changes; persons only for whoever may see them.
 */
export async function pageActeurs(
  ctx: Contexte,
  { genre, after, limit }: { genre: Genre | null; after: string | null; limit: number },
): Promise<ActeurDePage[]> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const { rows } = await sql<ActeurDePage>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, a.nature, a.siret, a.fonction,
           CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.public_id, 'nom', p.nom) END AS parent,
           ${permittedColumn(ctx, [operationsActeurs.modifier], { acteur: "a" })} AS droits
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent AND (${persons} OR p.genre <> 'personne')
     WHERE a.departement = ${ctx.departement} AND a.fusionne_dans IS NULL AND a.archive_le IS NULL
       AND (${persons} OR a.genre <> 'personne')
       AND (${genre}::text IS NULL OR a.genre = ${genre}::text)
       AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
     ORDER BY a.id
     LIMIT ${limit}`.execute(ctx.tx);
  return rows;
}
