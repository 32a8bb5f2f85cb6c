import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { lastLine } from "#platform/journal/tete.ts";
import { require } from "#platform/rights/rights.ts";
import { findSuivable, type Suivable } from "../../queries/suivi/find-suivable.ts";
import { operationsSchemas } from "../../rights.ts";

/**
 * Follows a scheme, an objectif or an action that one may read; twice is once. Not in the journal, which everybody of
 * the département reads: what somebody looks at is theirs.
 *
 * @throws Refusal `introuvable`, `droit.*`.
 */
export async function followObjet(ctx: Contexte, what: Suivable): Promise<void> {
  require(ctx, operationsSchemas.suivre, null);
  const { id, schema } = await findSuivable(ctx, what);
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return;
  const apres = await lastLine(ctx);
  const who = { departement: ctx.departement, personne: personne.personne };
  const depuis = ctx.now.toString();
  await ctx.tx
    .insertInto("suivi")
    .values({ ...who, genre: what.genre, objet: id, schema, depuis, apres })
    .onConflict((conflict) => conflict.columns(["departement", "personne", "objet"]).doNothing())
    .execute();
  await ctx.tx
    .insertInto("suivi_releve")
    .values({ ...who, jusqua: apres, releve_le: depuis })
    .onConflict((conflict) => conflict.columns(["departement", "personne"]).doNothing())
    .execute();
}

/** Follows it no more; what is not followed stays so. @throws Refusal `introuvable`, `droit.*`. */
export async function unfollowObjet(ctx: Contexte, what: Suivable): Promise<void> {
  require(ctx, operationsSchemas.suivre, null);
  const { id } = await findSuivable(ctx, what);
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return;
  await ctx.tx
    .deleteFrom("suivi")
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne.personne)
    .where("objet", "=", id)
    .execute();
}
