import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { GenreCommente } from "../../domain/echanges/lieu.ts";
import { TOUT } from "../../domain/echanges/lieu.ts";
import { findLieuCommente, type LieuCommente } from "./find-lieu-commente.ts";

export type CommentaireTrouve = {
  id: Id<"commentaire">;
  publicId: string;
  parent: Id<"commentaire"> | null;
  auteur: Id<"acteur"> | null;
  texte: string;
  instant: string;
  resoluLe: string | null;
  retireLe: string | null;
  retirePar: Id<"acteur"> | null;
  revision: number;
  lieu: LieuCommente;
};

/**
 * A comment by its public id, kept until the end of the transaction, with what it is about, for whoever may read it.
 *
 * @throws Refusal `introuvable`.
 */
export async function findCommentaire(
  ctx: Contexte,
  ids: { schema: string; commentaire: string },
): Promise<CommentaireTrouve> {
  const { rows } = await sql<Omit<CommentaireTrouve, "lieu"> & { genre: GenreCommente; objet: string }>`
    SELECT c.id, c.public_id AS "publicId", c.parent, c.auteur, c.texte, c.instant, c.resolu_le AS "resoluLe",
           c.retire_le AS "retireLe", c.retire_par AS "retirePar", c.revision,
           CASE WHEN c.action IS NOT NULL THEN 'action' WHEN c.objectif IS NOT NULL THEN 'objectif'
                WHEN c.engagement IS NOT NULL THEN 'engagement' WHEN c.volet IS NOT NULL THEN 'volet'
                ELSE 'schema' END AS genre,
           coalesce(a.public_id, o.public_id, c.engagement::text, c.volet::text, ${TOUT}) AS objet
      FROM commentaire c
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN action a ON a.departement = c.departement AND a.id = c.action
      LEFT JOIN objectif o ON o.departement = c.departement AND o.id = c.objectif
     WHERE c.departement = ${ctx.departement} AND s.public_id = ${ids.schema} AND c.public_id = ${ids.commentaire}
       FOR UPDATE OF c`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Refusal("introuvable", {}, 404);
  const { genre, objet, ...commentaire } = row;
  const lieu = await findLieuCommente(ctx, { schema: ids.schema, genre, objet });
  if (!lieu.permis.lire) throw new Refusal("introuvable", {}, 404);
  return { ...commentaire, lieu };
}
