import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { TOUT } from "../../domain/echanges/lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import { type DuSchema, duSchema, lisible } from "../find-trouvables.ts";

/** What a comment or a file is about, as its address names it, and its title. */
type Sur = { genre: string; objet: string; sur: string };

export type CommentaireTrouvable = DuSchema &
  Sur & { id: string; publicId: string; texte: string; date: string; auteur: string };

export type PieceTrouvable = DuSchema & {
  id: string;
  publicId: string;
  titre: string;
  nom: string;
  date: string;
  sur: string;
};

/** Comments that are not removed, on what is still in the plan, for whoever may read them. */
export async function findCommentaires(ctx: Contexte): Promise<CommentaireTrouvable[]> {
  if (!may(ctx, operationsSchemas.lireCommentaires, null)) return [];
  const { rows } = await sql<CommentaireTrouvable>`
    SELECT m.id, m.public_id AS "publicId", m.texte, (m.instant AT TIME ZONE 'Europe/Paris')::date AS date,
           m.auteur_nom AS auteur,
           CASE WHEN c.id IS NOT NULL THEN 'action' WHEN o.id IS NOT NULL THEN 'objectif'
                WHEN e.id IS NOT NULL THEN 'engagement' WHEN v.id IS NOT NULL THEN 'volet' ELSE 'schema' END AS genre,
           coalesce(c.public_id, o.public_id, e.id::text, v.id::text, ${TOUT}) AS objet,
           coalesce(c.intitule, o.titre, e.titre, v.titre, s.titre) AS sur, ${duSchema}
      FROM commentaire m
      JOIN schema s ON s.departement = m.departement AND s.id = m.schema
      LEFT JOIN action c ON c.departement = m.departement AND c.id = m.action
      LEFT JOIN objectif o ON o.departement = m.departement AND o.id = m.objectif
      LEFT JOIN engagement e ON e.departement = m.departement AND e.id = m.engagement
      LEFT JOIN volet v ON v.departement = m.departement AND v.id = m.volet
     WHERE m.departement = ${ctx.departement} AND m.retire_le IS NULL AND ${lisible(ctx)}
       AND c.retiree_le IS NULL AND o.retire_le IS NULL AND e.retire_le IS NULL AND v.retire_le IS NULL`.execute(
    ctx.tx,
  );
  return rows;
}

/** Attached files that are not in the trash; to a visitor, those that are shown to the public. */
export async function findPieces(ctx: Contexte): Promise<PieceTrouvable[]> {
  const lit = may(ctx, operationsSchemas.lireCommentaires, null);
  const { rows } = await sql<PieceTrouvable>`
    SELECT p.id, p.public_id AS "publicId", p.titre, p.nom, (p.depose_le AT TIME ZONE 'Europe/Paris')::date AS date,
           coalesce(c.intitule, o.titre, s.titre) AS sur, ${duSchema}
      FROM piece_jointe p
      JOIN schema s ON s.departement = p.departement AND s.id = p.schema
      LEFT JOIN commentaire m ON m.departement = p.departement AND m.id = p.commentaire
      LEFT JOIN point_avancement n ON n.departement = p.departement AND n.id = p.point
      LEFT JOIN action f ON f.departement = n.departement AND f.id = n.action
      LEFT JOIN action c ON c.departement = p.departement AND c.id = coalesce(p.action, m.action, f.fusionnee_dans, n.action)
      LEFT JOIN objectif o ON o.departement = p.departement AND o.id = coalesce(p.objectif, m.objectif)
     WHERE p.departement = ${ctx.departement} AND p.retiree_le IS NULL AND m.retire_le IS NULL AND ${lisible(ctx)}
       AND c.retiree_le IS NULL AND o.retire_le IS NULL AND (${lit} OR p.publique)`.execute(ctx.tx);
  return rows;
}
