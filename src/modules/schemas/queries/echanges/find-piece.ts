import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type GenreCommente, TOUT } from "../../domain/echanges/lieu.ts";
import { findLieuCommente, type LieuCommente } from "./find-lieu-commente.ts";

export type PieceTrouvee = {
  id: Id<"piece_jointe">;
  publicId: string;
  titre: string;
  nom: string;
  /** Hash of its bytes. */
  fichier: string;
  publique: boolean;
  auteur: Id<"acteur"> | null;
  retireeLe: string | null;
  retireePar: Id<"acteur"> | null;
  revision: number;
  /** True for what is attached to a news or to a comment. */
  portee: boolean;
  lieu: LieuCommente;
};

/**
 * An attached file by its public id, with what it is attached to, for whoever may open it: a person of the département who
 * reads the scheme, and anybody who reads it when the file is public. `lock` keeps it until the end of the transaction.
 *
 * @throws Refusal `introuvable`, also once it is in the trash unless `corbeille`, or when its comment was removed.
 */
export async function findPiece(
  ctx: Contexte,
  ids: { schema: string; piece: string },
  options: { lock?: boolean; corbeille?: boolean } = {},
): Promise<PieceTrouvee> {
  const lock = options.lock ? sql`FOR UPDATE OF p` : sql``;
  const { rows } = await sql<Omit<PieceTrouvee, "lieu"> & { genre: GenreCommente; objet: string }>`
    SELECT p.id, p.public_id AS "publicId", p.titre, p.nom, p.fichier, p.publique, p.auteur, p.retiree_le AS "retireeLe",
           p.retiree_par AS "retireePar", p.revision, num_nonnulls(p.point, p.commentaire) > 0 AS portee,
           CASE WHEN a.id IS NOT NULL THEN 'action' WHEN o.id IS NOT NULL THEN 'objectif'
                WHEN c.engagement IS NOT NULL THEN 'engagement' WHEN c.volet IS NOT NULL THEN 'volet'
                ELSE 'schema' END AS genre,
           coalesce(a.public_id, o.public_id, c.engagement::text, c.volet::text, ${TOUT}) AS objet
      FROM piece_jointe p
      JOIN schema s ON s.departement = p.departement AND s.id = p.schema
      LEFT JOIN commentaire c ON c.departement = p.departement AND c.id = p.commentaire
      LEFT JOIN point_avancement n ON n.departement = p.departement AND n.id = p.point
      LEFT JOIN action f ON f.departement = n.departement AND f.id = n.action
      LEFT JOIN action a ON a.departement = p.departement AND a.id = coalesce(p.action, c.action, f.fusionnee_dans, n.action)
      LEFT JOIN objectif o ON o.departement = p.departement AND o.id = coalesce(p.objectif, c.objectif)
     WHERE p.departement = ${ctx.departement} AND s.public_id = ${ids.schema} AND p.public_id = ${ids.piece}
       AND c.retire_le IS NULL AND (${options.corbeille ?? false} OR p.retiree_le IS NULL) ${lock}`.execute(
    ctx.tx,
  );
  const [row] = rows;
  if (!row) throw new Refusal("introuvable", {}, 404);
  const { genre, objet, ...piece } = row;
  const lieu = await findLieuCommente(ctx, { schema: ids.schema, genre, objet });
  if (!lieu.permis.lire && !piece.publique) throw new Refusal("introuvable", {}, 404);
  return { ...piece, lieu };
}
