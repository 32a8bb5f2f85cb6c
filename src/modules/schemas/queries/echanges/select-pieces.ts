import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { TypeFichier } from "#platform/files/types.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsSchemas } from "../../rights.ts";
import { findAction } from "../plan/find-action.ts";

export type PieceLue = {
  id: Id<"piece_jointe">;
  publicId: string;
  titre: string;
  /** As its file is called. */
  nom: string;
  type: TypeFichier;
  /** Bytes. */
  taille: number;
  /** Null for whoever may not read who wrote. */
  auteur: string | null;
  institution: string | null;
  deposeLe: string;
  publique: boolean;
  retireeLe: string | null;
  remplacee: boolean;
  revision: number;
  point: string | null;
  commentaire: string | null;
  /** Attached by whoever asks. */
  sienne: boolean;
};

/** Attached files that answer to `condition` about `p`, in the trash or not, newest first. A visitor gets the public ones. */
export async function selectPieces(ctx: Contexte, condition: RawBuilder<unknown>): Promise<PieceLue[]> {
  const lit = may(ctx, operationsSchemas.lireCommentaires, null);
  const personne = personneDe(ctx.principal, ctx.departement)?.personne ?? null;
  const { rows } = await sql<PieceLue>`
    SELECT p.id, p.public_id AS "publicId", p.titre, p.nom, f.type, f.taille,
           CASE WHEN ${lit} THEN p.auteur_nom END AS auteur,
           CASE WHEN ${lit} THEN coalesce(i.sigle, i.nom) END AS institution,
           p.depose_le AS "deposeLe", p.publique, p.retiree_le AS "retireeLe", p.remplacee, p.revision, p.point,
           p.commentaire, coalesce(p.auteur = ${personne}::uuid, false) AS sienne
      FROM piece_jointe p
      JOIN fichier f ON f.departement = p.departement AND f.empreinte = p.fichier
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE p.departement = ${ctx.departement} AND (${condition})
       AND ${lit ? sql`true` : sql`(p.publique AND p.retiree_le IS NULL)`}
     ORDER BY p.depose_le DESC, p.id DESC`.execute(ctx.tx);
  return rows;
}

/** The files of the news of an action. @throws Refusal `introuvable`. */
export async function listPiecesDesNouvelles(
  ctx: Contexte,
  ids: { schema: string; action: string },
): Promise<PieceLue[]> {
  const { id } = await findAction(ctx, ids);
  return selectPieces(
    ctx,
    sql`p.retiree_le IS NULL AND p.point IN (
      SELECT n.id FROM action f
        JOIN point_avancement n ON n.departement = f.departement AND n.action = f.id
       WHERE f.departement = ${ctx.departement} AND (f.id = ${id}::uuid OR f.fusionnee_dans = ${id}::uuid))`,
  );
}
