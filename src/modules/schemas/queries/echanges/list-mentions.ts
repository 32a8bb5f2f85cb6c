import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { filter } from "#platform/rights/rights.ts";
import { TOUT } from "../../domain/echanges/lieu.ts";
import { operationsSchemas } from "../../rights.ts";

export type CommentaireAnnonce = {
  publicId: string;
  texte: string;
  auteur: string;
  institution: string | null;
  instant: string;
  schema: string;
  /** Title of what it speaks of. */
  sur: string;
  genre: string;
  objet: string;
  /** Whether whoever asks follows it. */
  suivi: boolean;
};

/** Comments shown of each kind; the page of each scheme has them all. */
const AU_PLUS = 20;

/**
 * What was said to whoever asks and that they have not said they read; and what others said in what they follow since an
 * instant. Newest first, in the schemes that they may read.
 */
export async function listMentions(
  ctx: Contexte,
  depuis: string,
): Promise<{ mentions: CommentaireAnnonce[]; suivis: CommentaireAnnonce[] }> {
  const personne = personneDe(ctx.principal, ctx.departement)?.personne;
  if (!personne) return { mentions: [], suivis: [] };
  const named = sql`EXISTS (
    SELECT FROM commentaire_mention m WHERE m.departement = c.departement AND m.commentaire = c.id
       AND m.personne = ${personne}::uuid AND m.lue_le IS NULL)`;
  const followed = sql`c.instant >= ${depuis}::timestamptz AND EXISTS (
    SELECT FROM suivi f WHERE f.departement = c.departement AND f.personne = ${personne}::uuid
       AND f.objet IN (c.schema, c.objectif, c.action))`;
  return {
    mentions: await select(ctx, personne, named),
    suivis: await select(
      ctx,
      personne,
      sql`${followed} AND NOT ${named} AND c.auteur IS DISTINCT FROM ${personne}::uuid`,
    ),
  };
}

/**
 * What others wrote in what whoever asks follows of a scheme, by the lines of the journal after `apres` and up to
 * `jusqua`; what names them is left out, they were written to. Newest first.
 */
export async function listCommentairesEntre(
  ctx: Contexte,
  { publicId, apres, jusqua }: { publicId: string; apres: bigint; jusqua: bigint },
): Promise<CommentaireAnnonce[]> {
  const personne = personneDe(ctx.principal, ctx.departement)?.personne;
  if (!personne) return [];
  return select(
    ctx,
    personne,
    sql`s.public_id = ${publicId} AND c.auteur IS DISTINCT FROM ${personne}::uuid
      AND EXISTS (
        SELECT FROM journal j
          JOIN suivi f ON f.departement = j.departement AND f.personne = ${personne}::uuid AND f.apres < j.no
           AND f.objet IN (c.schema, c.objectif, c.action, a.objectif)
         WHERE j.departement = c.departement AND j.objet = c.id AND j.operation = ${operationsSchemas.commenter.code}
           AND j.no > ${apres} AND j.no <= ${jusqua})
      AND NOT EXISTS (
        SELECT FROM commentaire_mention m WHERE m.departement = c.departement AND m.commentaire = c.id
           AND m.personne = ${personne}::uuid)`,
    null,
  );
}

async function select(
  ctx: Contexte,
  personne: string,
  condition: RawBuilder<unknown>,
  limit: number | null = AU_PLUS,
): Promise<CommentaireAnnonce[]> {
  const { rows } = await sql<CommentaireAnnonce>`
    SELECT c.public_id AS "publicId", c.texte, c.auteur_nom AS auteur, coalesce(i.sigle, i.nom) AS institution, c.instant,
           s.public_id AS schema,
           CASE WHEN a.id IS NOT NULL THEN concat_ws(' ', a.code, a.intitule) ELSE coalesce(o.titre, e.titre, v.titre, s.titre)
            END AS sur,
           CASE WHEN a.id IS NOT NULL THEN 'action' WHEN o.id IS NOT NULL THEN 'objectif'
                WHEN e.id IS NOT NULL THEN 'engagement' WHEN v.id IS NOT NULL THEN 'volet' ELSE 'schema' END AS genre,
           coalesce(a.public_id, o.public_id, e.id::text, v.id::text, ${TOUT}) AS objet,
           EXISTS (SELECT FROM suivi f WHERE f.departement = c.departement AND f.personne = ${personne}::uuid
                      AND f.objet = coalesce(a.id, o.id, c.schema)) AS suivi
      FROM commentaire c
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN action a ON a.departement = c.departement AND a.id = c.action
      LEFT JOIN objectif o ON o.departement = c.departement AND o.id = c.objectif
      LEFT JOIN engagement e ON e.departement = c.departement AND e.id = c.engagement
      LEFT JOIN volet v ON v.departement = c.departement AND v.id = c.volet
      LEFT JOIN acteur i ON i.departement = c.departement AND i.id = c.institution
     WHERE c.departement = ${ctx.departement} AND c.retire_le IS NULL AND s.retire_le IS NULL
       AND a.retiree_le IS NULL AND o.retire_le IS NULL AND e.retire_le IS NULL AND v.retire_le IS NULL
       AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })} AND ${condition}
     ORDER BY c.instant DESC, c.id DESC
     LIMIT ${limit}`.execute(ctx.tx);
  return rows;
}
