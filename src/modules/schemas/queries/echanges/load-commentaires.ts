import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type PageOfList, readPageOfList } from "#platform/http/listing.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may } from "#platform/rights/rights.ts";
import type { FiltreEchanges } from "../../domain/echanges/filtre-echanges.ts";
import { operationsSchemas } from "../../rights.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { countFils, montre, pageOf } from "./conditions.ts";
import { FILS_PAR_PAGE } from "./load-echanges.ts";
import { type Fil, selectFils } from "./select-commentaires.ts";
import { type PieceLue, selectPieces } from "./select-pieces.ts";

export type CommentairesDuSchema = {
  schema: SchemaTrouve;
  lire: boolean;
  fils: Fil[];
  total: number;
  ouverts: number;
  page: PageOfList;
  /** Everything attached to the scheme and to its objects, news and comments left out. */
  pieces: (PieceLue & { lien: string; sur: string })[];
};

/**
 * Every thread of a scheme that answers to the filters, the newest first, and what is attached to its objects. `params`
 * gives the page; null: all of them. A visitor gets what is attached for the public.
 *
 * @throws Refusal `introuvable`.
 */
export async function loadCommentaires(
  ctx: Contexte,
  schema: string,
  filtre: FiltreEchanges,
  params: URLSearchParams | null,
): Promise<CommentairesDuSchema> {
  const found = await findSchema(ctx, schema);
  const lire = may(ctx, operationsSchemas.lireCommentaires, null);
  const condition = sql`c.schema = ${found.id}::uuid AND ${montre(ctx, false)} AND ${demande(ctx, filtre)} AND ${dansLePlan}`;
  const { total, ouverts } = lire ? await countFils(ctx, condition) : { total: 0, ouverts: 0 };
  const page = readPageOfList(
    params ?? new URLSearchParams(),
    total,
    params ? FILS_PAR_PAGE : Math.max(1, total),
  );
  const fils = lire ? await selectFils(ctx, sql`c.id IN (${pageOf(ctx, condition, page)})`) : [];
  return { schema: found, lire, fils, total, ouverts, page, pieces: await piecesOf(ctx, found) };
}

/** What was removed from the plan takes what is said of it along. */
const dansLePlan = sql`NOT EXISTS (SELECT FROM action a WHERE a.departement = c.departement AND a.id = c.action AND a.retiree_le IS NOT NULL)
  AND NOT EXISTS (SELECT FROM objectif o WHERE o.departement = c.departement AND o.id = c.objectif AND o.retire_le IS NOT NULL)
  AND NOT EXISTS (SELECT FROM engagement e WHERE e.departement = c.departement AND e.id = c.engagement AND e.retire_le IS NOT NULL)
  AND NOT EXISTS (SELECT FROM volet v WHERE v.departement = c.departement AND v.id = c.volet AND v.retire_le IS NOT NULL)`;

function demande(ctx: Contexte, { etat, genre, moi, texte }: FiltreEchanges): RawBuilder<unknown> {
  const personne = personneDe(ctx.principal, ctx.departement)?.personne ?? null;
  const conditions = [sql`true`];
  if (etat === "ouverts") conditions.push(sql`c.resolu_le IS NULL AND c.retire_le IS NULL`);
  if (etat === "resolus") conditions.push(sql`c.resolu_le IS NOT NULL`);
  if (genre === "schema") {
    conditions.push(sql`num_nonnulls(c.volet, c.engagement, c.objectif, c.action) = 0`);
  } else if (genre !== null) conditions.push(sql`c.${sql.ref(genre)} IS NOT NULL`);
  const within = (what: RawBuilder<unknown>) => sql`EXISTS (
    SELECT FROM commentaire one WHERE one.departement = c.departement AND coalesce(one.parent, one.id) = c.id
       AND one.retire_le IS NULL AND ${what})`;
  if (moi) {
    conditions.push(
      within(sql`(one.auteur = ${personne}::uuid OR EXISTS (
        SELECT FROM commentaire_mention m
         WHERE m.departement = one.departement AND m.commentaire = one.id AND m.personne = ${personne}::uuid))`),
    );
  }
  if (texte)
    conditions.push(within(sql`position(lower(${texte}) IN lower(one.texte || ' ' || one.auteur_nom)) > 0`));
  return sql.join(conditions, sql` AND `);
}

async function piecesOf(ctx: Contexte, schema: SchemaTrouve): Promise<CommentairesDuSchema["pieces"]> {
  const pieces = await selectPieces(
    ctx,
    sql`p.schema = ${schema.id}::uuid AND p.retiree_le IS NULL AND p.point IS NULL AND p.commentaire IS NULL`,
  );
  if (pieces.length === 0) return [];
  const { rows } = await sql<{ id: string; lien: string; sur: string; la: boolean }>`
    SELECT p.id,
           CASE WHEN a.id IS NOT NULL THEN '/actions/' || a.public_id WHEN o.id IS NOT NULL THEN '/objectifs/' || o.public_id
                ELSE '' END AS lien,
           coalesce(concat_ws(' ', a.code, a.intitule), '') || coalesce(o.no || '. ', '') || coalesce(o.titre, '') AS sur,
           a.retiree_le IS NULL AND o.retire_le IS NULL AS la
      FROM piece_jointe p
      LEFT JOIN action a ON a.departement = p.departement AND a.id = p.action
      LEFT JOIN objectif o ON o.departement = p.departement AND o.id = p.objectif
     WHERE p.departement = ${ctx.departement} AND p.id = ANY(${pieces.map(({ id }) => id)}::uuid[])`.execute(
    ctx.tx,
  );
  const places = new Map(rows.map((row) => [row.id, row]));
  const base = `/${ctx.departement}/schemas/${schema.publicId}`;
  return pieces.flatMap((piece) => {
    const place = places.get(piece.id);
    return place?.la ? [{ ...piece, lien: base + place.lien, sur: place.sur || schema.titre }] : [];
  });
}
