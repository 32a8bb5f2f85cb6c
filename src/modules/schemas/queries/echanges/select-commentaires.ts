import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { type GenreCommente, TOUT } from "../../domain/echanges/lieu.ts";
import { type PieceLue, selectPieces } from "./select-pieces.ts";

export type CommentaireLu = {
  /** What it speaks of, as its address names it; without a title for the scheme as a whole. */
  lieu: { genre: GenreCommente; objet: string; titre: string | null };
  id: Id<"commentaire">;
  publicId: string;
  parent: Id<"commentaire"> | null;
  /** Empty once removed. */
  texte: string;
  auteur: string;
  institution: string | null;
  instant: string;
  modifieLe: string | null;
  resoluLe: string | null;
  resoluPar: string | null;
  retireLe: string | null;
  retirePar: string | null;
  retireMotif: string | null;
  revision: number;
  /** Whom it names, as typed after « @ » (empty when chosen beside the text) and by their name. */
  mentions: { ecrit: string; nom: string }[];
  pieces: PieceLue[];
  /** Written by whoever asks, removed by them. */
  sien: boolean;
  retireParSoi: boolean;
};

/** A comment with its answers, the oldest first. */
export type Fil = CommentaireLu & { reponses: CommentaireLu[] };

/** Threads whose first comment answers to `condition` about `c`, the newest first. Whoever calls has looked at the rights. */
export async function selectFils(ctx: Contexte, condition: RawBuilder<unknown>): Promise<Fil[]> {
  const roots = await select(ctx, sql`c.parent IS NULL AND (${condition})`, sql`c.instant DESC, c.id DESC`);
  if (roots.length === 0) return [];
  const ids = roots.map(({ id }) => id);
  const answers = await select(ctx, sql`c.parent = ANY(${ids}::uuid[])`, sql`c.instant, c.id`);
  const all = [...roots, ...answers];
  const pieces = await selectPieces(
    ctx,
    sql`p.commentaire = ANY(${all.map(({ id }) => id)}::uuid[]) AND p.retiree_le IS NULL`,
  );
  const complete = (one: Omit<CommentaireLu, "pieces">): CommentaireLu => ({
    ...one,
    pieces: one.retireLe === null ? pieces.filter(({ commentaire }) => commentaire === one.id) : [],
  });
  return roots.map((root) => ({
    ...complete(root),
    reponses: answers.filter(({ parent }) => parent === root.id).map(complete),
  }));
}

async function select(
  ctx: Contexte,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Omit<CommentaireLu, "pieces">[]> {
  const personne = personneDe(ctx.principal, ctx.departement)?.personne ?? null;
  const { rows } = await sql<Omit<CommentaireLu, "pieces">>`
    SELECT c.id, c.public_id AS "publicId", c.parent, CASE WHEN c.retire_le IS NULL THEN c.texte ELSE '' END AS texte,
           c.auteur_nom AS auteur, coalesce(i.sigle, i.nom) AS institution, c.instant, c.modifie_le AS "modifieLe",
           c.resolu_le AS "resoluLe", r.nom AS "resoluPar", c.retire_le AS "retireLe", x.nom AS "retirePar",
           c.retire_motif AS "retireMotif", c.revision,
           coalesce((SELECT json_agg(json_build_object('ecrit', m.ecrit, 'nom', q.nom) ORDER BY q.nom)
                       FROM commentaire_mention m
                       JOIN acteur q ON q.departement = m.departement AND q.id = m.personne
                      WHERE m.departement = c.departement AND m.commentaire = c.id), '[]') AS mentions,
           json_build_object(
             'genre', CASE WHEN a.id IS NOT NULL THEN 'action' WHEN o.id IS NOT NULL THEN 'objectif'
                           WHEN e.id IS NOT NULL THEN 'engagement' WHEN v.id IS NOT NULL THEN 'volet' ELSE 'schema' END,
             'objet', coalesce(a.public_id, o.public_id, e.id::text, v.id::text, ${TOUT}),
             'titre', coalesce(concat_ws(' ', a.code, a.intitule), '') || coalesce(o.no || '. ', '') || coalesce(o.titre, '')
                        || coalesce(e.titre, '') || coalesce(v.titre, '')) AS lieu,
           coalesce(c.auteur = ${personne}::uuid, false) AS sien,
           coalesce(c.retire_par = ${personne}::uuid, false) AS "retireParSoi"
      FROM commentaire c
      LEFT JOIN action a ON a.departement = c.departement AND a.id = c.action
      LEFT JOIN objectif o ON o.departement = c.departement AND o.id = c.objectif
      LEFT JOIN engagement e ON e.departement = c.departement AND e.id = c.engagement
      LEFT JOIN volet v ON v.departement = c.departement AND v.id = c.volet
      LEFT JOIN acteur i ON i.departement = c.departement AND i.id = c.institution
      LEFT JOIN acteur r ON r.departement = c.departement AND r.id = c.resolu_par
      LEFT JOIN acteur x ON x.departement = c.departement AND x.id = c.retire_par
     WHERE c.departement = ${ctx.departement} AND ${condition}
     ORDER BY ${order}`.execute(ctx.tx);
  return rows;
}
