import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { JOURS_CORBEILLE, MOTIF_MAXIMUM } from "../../domain/echanges/lieu.ts";
import { cleanTitre } from "../../domain/plan/texte-saisi.ts";
import { findCommentaire } from "../../queries/echanges/find-commentaire.ts";
import { requireParticipant } from "../../queries/echanges/find-lieu-commente.ts";
import { operationsSchemas } from "../../rights.ts";

type Ids = { schema: string; commentaire: string };

/**
 * Removes what one said, or what another said with a reason that stays shown. Removing twice changes nothing; it may be
 * given back for thirty days.
 *
 * @throws Refusal `commentaire.motif-vide`, `texte.trop-long` naming the field; `droit.refuse`.
 */
export async function removeCommentaire(ctx: Contexte, ids: Ids & { motif: string }): Promise<void> {
  const commentaire = await findCommentaire(ctx, ids);
  const own = may(ctx, operationsSchemas.reprendre, commentaire);
  if (!own) require(ctx, operationsSchemas.moderer, commentaire.lieu.droits);
  if (commentaire.retireLe !== null) return;
  const motif = cleanTitre(ids.motif, "motif");
  if (!own && motif === "") throw new Refusal("commentaire.motif-vide", { champ: "motif" });
  if (motif.length > MOTIF_MAXIMUM) {
    throw new Refusal("texte.trop-long", { champ: "motif", longueur: motif.length, maximum: MOTIF_MAXIMUM });
  }
  await ctx.tx
    .updateTable("commentaire")
    .set({
      retire_le: ctx.now.toString(),
      retire_par: personneDe(ctx.principal, ctx.departement)?.personne ?? null,
      retire_motif: motif || null,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", commentaire.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.retirer-commentaire",
      objet: { genre: "commentaire", id: commentaire.id },
      avant: { texte: commentaire.texte },
      apres: { motif: motif || null },
    },
  ]);
}

/**
 * Gives back what was removed less than thirty days ago: by whoever removed it, or who may remove what others say. What a
 * copilot removed is not for its author to give back.
 *
 * @throws Refusal `corbeille.passee` (409) beyond thirty days; `droit.refuse`.
 */
export async function restoreCommentaire(ctx: Contexte, ids: Ids): Promise<void> {
  const commentaire = await findCommentaire(ctx, ids);
  const personne = personneDe(ctx.principal, ctx.departement)?.personne;
  const own =
    may(ctx, operationsSchemas.reprendre, commentaire) && commentaire.retirePar === (personne ?? null);
  if (!own) require(ctx, operationsSchemas.moderer, commentaire.lieu.droits);
  if (commentaire.retireLe === null) return;
  checkCorbeille(ctx, commentaire.retireLe);
  await ctx.tx
    .updateTable("commentaire")
    .set({ retire_le: null, retire_par: null, retire_motif: null })
    .where("departement", "=", ctx.departement)
    .where("id", "=", commentaire.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.retablir-commentaire",
      objet: { genre: "commentaire", id: commentaire.id },
      apres: { texte: commentaire.texte },
    },
  ]);
}

/** @throws Refusal `corbeille.passee` for what was removed more than thirty days ago. */
export function checkCorbeille({ now }: Contexte, retireLe: string): void {
  const fin = Temporal.Instant.from(retireLe).add({ hours: 24 * JOURS_CORBEILLE });
  if (Temporal.Instant.compare(now, fin) > 0) throw new Refusal("corbeille.passee", {}, 409);
}

/** Says that a thread is settled, or that it is not. For whoever may speak there; saying it twice changes nothing. */
export async function resolveCommentaire(ctx: Contexte, ids: Ids & { resolu: boolean }): Promise<void> {
  const commentaire = await findCommentaire(ctx, ids);
  const { lieu, id, parent } = commentaire;
  await requireParticipant(ctx, { schema: ids.schema, genre: lieu.genre, objet: lieu.objet });
  if (parent !== null) throw new Refusal("introuvable", {}, 404);
  if ((commentaire.resoluLe !== null) === ids.resolu) return;
  await ctx.tx
    .updateTable("commentaire")
    .set({
      resolu_le: ids.resolu ? ctx.now.toString() : null,
      resolu_par: ids.resolu ? (personneDe(ctx.principal, ctx.departement)?.personne ?? null) : null,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.resoudre-commentaire",
      objet: { genre: "commentaire", id },
      avant: { resolu: !ids.resolu },
      apres: { resolu: ids.resolu },
    },
  ]);
}

/** Says that one has read every comment that names one. Not in the journal: what somebody reads is theirs. */
export async function markMentions(ctx: Contexte): Promise<void> {
  require(ctx, operationsSchemas.suivre, null);
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return;
  await ctx.tx
    .updateTable("commentaire_mention")
    .set({ lue_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne.personne)
    .where("lue_le", "is", null)
    .execute();
}
