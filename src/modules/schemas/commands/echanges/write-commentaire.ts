import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Nommee } from "../../domain/echanges/mentions.ts";
import { type CommentaireTrouve, findCommentaire } from "../../queries/echanges/find-commentaire.ts";
import {
  type AdresseCommentee,
  type LieuCommente,
  rattachement,
  requireParticipant,
} from "../../queries/echanges/find-lieu-commente.ts";
import { findNommables } from "../../queries/echanges/find-nommables.ts";
import { operationsSchemas } from "../../rights.ts";
import { checkTexte, type TexteVoulu } from "./check-texte.ts";
import { mailMentions } from "./mail-mentions.ts";

export type CommentaireVoulu = AdresseCommentee &
  TexteVoulu & {
    /** Public id of the comment that it answers; null begins a thread. */
    parent: string | null;
    cle: string;
    /** How the address of the site begins, for the mails. */
    adresse: string;
  };

/**
 * Says something about a scheme or an object of its plan, or answers. Whom it names is written to, once for a double
 * submission. An answer to an answer joins the same thread. Returns the public id of the comment.
 *
 * @throws Refusal of {@link checkTexte}; `commentaire.retire` (409) when what is answered was removed; `droit.refuse`.
 */
export async function writeCommentaire(ctx: Contexte, voulu: CommentaireVoulu): Promise<string> {
  const lieu = await requireParticipant(ctx, voulu);
  const parent = voulu.parent === null ? null : await findAnswered(ctx, voulu.schema, voulu.parent, lieu);
  const { texte, nommees } = checkTexte(voulu, await findNommables(ctx, lieu.schema));
  const envoi = {
    cle: voulu.cle,
    operation: operationsSchemas.commenter.code,
    contenu: JSON.stringify([lieu.schema.id, lieu.id, parent, texte, nommees]),
  };
  return once(ctx, envoi, async () => {
    const { tx, departement } = ctx;
    const personne = personneDe(ctx.principal, departement);
    const id = newId<"commentaire">(ctx.now.epochMilliseconds);
    const public_id = newPublicId();
    await tx
      .insertInto("commentaire")
      .values({
        ...{ departement, id, public_id, parent, texte, ...rattachement(lieu) },
        auteur: personne?.personne ?? null,
        auteur_nom: personne?.nom ?? "Maillage",
        institution: personne?.institution ?? null,
        instant: ctx.now.toString(),
      })
      .execute();
    await nameThem(ctx, lieu, { id, public_id, texte, adresse: voulu.adresse }, nommees);
    await recordJournal(ctx, [
      {
        operation: operationsSchemas.commenter.code,
        objet: { genre: "commentaire", id },
        apres: { texte, sur: lieu.id ?? lieu.schema.id, repondA: parent },
      },
    ]);
    return public_id;
  });
}

/**
 * Changes what one said; what it said before stays in its history. Whom it names for the first time is written to.
 *
 * @throws Refusal of {@link checkTexte}; `commentaire.perime`, `commentaire.retire` (409); `droit.refuse`.
 */
export async function editCommentaire(
  ctx: Contexte,
  voulu: TexteVoulu & { schema: string; commentaire: string; revision: number; adresse: string },
): Promise<void> {
  const commentaire = await findCommentaire(ctx, voulu);
  require(ctx, operationsSchemas.reprendre, commentaire);
  if (commentaire.retireLe !== null) throw new Refusal("commentaire.retire", {}, 409);
  if (commentaire.revision !== voulu.revision)
    throw new Refusal("commentaire.perime", { champ: "texte" }, 409);
  const { lieu, id } = commentaire;
  const { texte, nommees } = checkTexte(voulu, await findNommables(ctx, lieu.schema));
  if (texte === commentaire.texte && !voulu.prevenir.trim()) return;
  await ctx.tx
    .updateTable("commentaire")
    .set({ texte, modifie_le: ctx.now.toString(), revision: commentaire.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await nameThem(ctx, lieu, { id, public_id: commentaire.publicId, texte, adresse: voulu.adresse }, nommees);
  await recordJournal(ctx, [
    {
      operation: "schemas.modifier-commentaire",
      objet: { genre: "commentaire", id },
      avant: { texte: commentaire.texte },
      apres: { texte },
    },
  ]);
}

/** The thread that an answer joins. */
async function findAnswered(
  ctx: Contexte,
  schema: string,
  publicId: string,
  lieu: LieuCommente,
): Promise<Id<"commentaire">> {
  const answered: CommentaireTrouve = await findCommentaire(ctx, { schema, commentaire: publicId });
  if (answered.lieu.id !== lieu.id) throw new Refusal("introuvable", {}, 404);
  if (answered.retireLe !== null) throw new Refusal("commentaire.retire", {}, 409);
  return answered.parent ?? answered.id;
}

/** Keeps whom a comment names, and writes to those whom it names for the first time. */
async function nameThem(
  ctx: Contexte,
  lieu: LieuCommente,
  commentaire: { id: Id<"commentaire">; public_id: string; texte: string; adresse: string },
  nommees: readonly Nommee[],
): Promise<void> {
  const { tx, departement } = ctx;
  const before = await tx
    .selectFrom("commentaire_mention")
    .select("personne")
    .where("departement", "=", departement)
    .where("commentaire", "=", commentaire.id)
    .execute();
  const known = new Set(before.map(({ personne }) => personne));
  const added = nommees.filter(({ personne }) => !known.has(personne));
  if (added.length === 0) return;
  const le = ctx.now.toString();
  await tx
    .insertInto("commentaire_mention")
    .values(
      added.map(({ personne, ecrit }) => ({ departement, commentaire: commentaire.id, personne, ecrit, le })),
    )
    .execute();
  const lien = `${commentaire.adresse}/${departement}/schemas/${lieu.schema.publicId}/echanges/${lieu.genre}/${lieu.objet}?fil=${commentaire.public_id}#c-${commentaire.public_id}`;
  await mailMentions(
    ctx,
    lieu,
    { texte: commentaire.texte, lien },
    added.map(({ personne }) => personne),
  );
}
