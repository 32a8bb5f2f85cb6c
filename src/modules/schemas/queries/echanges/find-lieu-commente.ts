import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { readSet } from "#platform/rights/relation.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { GENRES_COMMENTES, type GenreCommente, TOUT } from "../../domain/echanges/lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import { type DroitsEchange, pilotesDuSchema } from "../../rights-sets.ts";
import { findLieu, type LieuTrouve } from "../plan/find-lieu.ts";

/** What is commented, as an address names it: a scheme by « tout », a volet by its identifier, an action by its public id. */
export type AdresseCommentee = { schema: string; genre: string; objet: string };

export type LieuCommente = LieuTrouve & {
  genre: GenreCommente;
  /** As its address names it. */
  objet: string;
  permis: { lire: boolean; commenter: boolean; moderer: boolean };
};

/**
 * What is commented, for whoever may read its scheme, with what they may do there. Reading the comments themselves is
 * for `permis.lire`.
 *
 * @throws Refusal `introuvable`.
 */
export async function findLieuCommente(
  ctx: Contexte,
  { schema, genre: named, objet }: AdresseCommentee,
): Promise<LieuCommente> {
  const genre = GENRES_COMMENTES.find((one) => one === named);
  if (!genre || (genre === "schema" && objet !== TOUT)) throw new Refusal("introuvable", {}, 404);
  const niveau = genre === "schema" ? null : genre;
  const id =
    genre === "objectif" || genre === "action"
      ? await idOf(ctx, genre, objet)
      : niveau === null
        ? null
        : objet;
  const lieu = await findLieu(ctx, { schema, niveau, id });
  const lire = may(ctx, operationsSchemas.lireCommentaires, null);
  return {
    ...lieu,
    genre,
    objet,
    permis: {
      lire,
      commenter: lire && may(ctx, operationsSchemas.commenter, await droitsEchange(ctx, lieu)),
      moderer: lire && may(ctx, operationsSchemas.moderer, lieu.droits),
    },
  };
}

/** The same for whoever may speak there. @throws Refusal `introuvable`, `droit.refuse`. */
export async function requireParticipant(ctx: Contexte, adresse: AdresseCommentee): Promise<LieuCommente> {
  const lieu = await findLieuCommente(ctx, adresse);
  if (!lieu.permis.commenter) {
    require(ctx, operationsSchemas.lireCommentaires, null);
    require(ctx, operationsSchemas.commenter, await droitsEchange(ctx, lieu));
  }
  return lieu;
}

async function droitsEchange(ctx: Contexte, { schema }: LieuTrouve): Promise<DroitsEchange> {
  // Nobody known stands in no set: visitors do not wait for one to be read.
  if (!personneDe(ctx.principal, ctx.departement)) return { ...schema, pilotesDuSchema: [] };
  const row = await ctx.tx
    .selectFrom("schema as s")
    .select(readSet(pilotesDuSchema, ctx, { schema: "s" }).as("pilotes"))
    .where("s.departement", "=", ctx.departement)
    .where("s.id", "=", schema.id)
    .executeTakeFirst();
  return { ...schema, pilotesDuSchema: row?.pilotes ?? [] };
}

async function idOf(
  ctx: Contexte,
  table: "objectif" | "action",
  publicId: string,
): Promise<Id<"objectif" | "action">> {
  const row = await ctx.tx
    .selectFrom(table)
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return row.id;
}

/** The columns that tie a comment or a file to what it is about. */
export function rattachement({ schema, niveau, id }: Pick<LieuCommente, "schema" | "niveau" | "id">) {
  return {
    schema: schema.id,
    volet: niveau === "volet" ? (id as Id<"volet">) : null,
    engagement: niveau === "engagement" ? (id as Id<"engagement">) : null,
    objectif: niveau === "objectif" ? (id as Id<"objectif">) : null,
    action: niveau === "action" ? (id as Id<"action">) : null,
  };
}
