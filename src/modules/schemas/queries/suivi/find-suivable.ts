import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { findSchema } from "../plan/find-schema.ts";

export const GENRES_SUIVIS = ["schema", "objectif", "action"] as const;
export type GenreSuivi = (typeof GENRES_SUIVIS)[number];

/** What can be followed, by public ids. */
export type Suivable = { genre: GenreSuivi; schema: string; objet: string };

/** The object that a form names. @throws Refusal `introuvable` for what is not there, removed, or may not be read. */
export async function findSuivable(
  ctx: Contexte,
  { genre, schema, objet }: Suivable,
): Promise<{ id: Id<GenreSuivi>; schema: Id<"schema"> }> {
  const found = await findSchema(ctx, schema);
  if (genre === "schema") return { id: found.id, schema: found.id };
  const removed = genre === "action" ? sql.ref("retiree_le") : sql.ref("retire_le");
  const row = await ctx.tx
    .selectFrom(genre)
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("schema", "=", found.id)
    .where("public_id", "=", objet)
    .where(sql<boolean>`${removed} IS NULL`)
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return { id: row.id, schema: found.id };
}

/** Whether the one who asks follows the object of that public id; null for a visitor, who follows nothing. */
export async function readSuivi(
  ctx: Contexte,
  { genre, objet }: Pick<Suivable, "genre" | "objet">,
): Promise<boolean | null> {
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return null;
  const { rows } = await sql`
    SELECT FROM suivi s JOIN ${sql.table(genre)} o ON o.departement = s.departement AND o.id = s.objet
     WHERE s.departement = ${ctx.departement} AND s.personne = ${personne.personne} AND s.genre = ${genre}
       AND o.public_id = ${objet}`.execute(ctx.tx);
  return rows.length > 0;
}
