import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { sansChangement } from "../../domain/nouvelles/sans-changement.ts";
import {
  type ActionAsked,
  findInvitation,
  type Invitation,
  listActionsAsked,
  principalOf,
} from "../../queries/nouvelles/find-invitation.ts";
import { attachToAnswer, type FichierVoulu } from "../echanges/attach-piece.ts";
import { type NouvellesDonnees, notePoint } from "./record-point-avancement.ts";

export type ReponseDonnee = Omit<NouvellesDonnees, "schema"> & {
  /** Secret of the link. */
  jeton: string;
  /** A file that tells more, such as the photo of a page. */
  fichier?: FichierVoulu | null;
};

/**
 * Gives news of one action by a link, in the name of whom it was sent to. The link goes on for the other actions, and for
 * a correction of this one. A double submit gives them once. Returns the id of the point.
 *
 * @throws Refusal `tournee.hors-lien` when the link does not ask about this action; those of {@link findInvitation},
 * {@link notePoint} and, for the file, {@link attachToAnswer}: nothing is kept without it then.
 */
export async function answerInvitation(
  ctx: Contexte,
  { jeton, fichier = null, ...given }: ReponseDonnee,
): Promise<Id<"point_avancement">> {
  const invitation = await findInvitation(ctx, jeton);
  const asked = await listActionsAsked(ctx, invitation.id);
  const action = asked.find(({ publicId }) => publicId === given.action);
  if (!action) throw new Refusal("tournee.hors-lien", {}, 409);
  return answer(ctx, invitation, action, given, fichier);
}

/**
 * Says by a link that nothing is new: what was said last, dated today. `actions` are public ids; null: every action that
 * nobody answered and of which something was once said. Returns how many news were given.
 *
 * @throws Refusal `tournee.rien-sans-nouvelles` for one action of which nobody ever said anything.
 */
export async function answerNothingNew(
  ctx: Contexte,
  { jeton, actions, cle }: { jeton: string; actions: readonly string[] | null; cle: string },
): Promise<number> {
  const invitation = await findInvitation(ctx, jeton);
  const asked = await listActionsAsked(ctx, invitation.id);
  const wanted = actions
    ? actions.map((publicId) => {
        const action = asked.find((one) => one.publicId === publicId);
        if (!action) throw new Refusal("tournee.hors-lien", {}, 409);
        return action;
      })
    : asked.filter(({ reponse, confieeA, dernier }) => !reponse && !confieeA && dernier);
  for (const action of wanted) {
    if (!action.dernier)
      throw new Refusal("tournee.rien-sans-nouvelles", { champ: `statut-${action.publicId}` });
    await answer(ctx, invitation, action, { ...sansChangement(action.dernier), cle });
  }
  return wanted.length;
}

async function answer(
  ctx: Contexte,
  invitation: Invitation,
  action: ActionAsked,
  given: Omit<NouvellesDonnees, "schema" | "action">,
  fichier: FichierVoulu | null = null,
): Promise<Id<"point_avancement">> {
  const as: Contexte = { ...ctx, principal: principalOf(ctx.departement, invitation) };
  // Two who answer for one action follow one another, as on the page of the action; one may have been removed meanwhile.
  const there = await ctx.tx
    .selectFrom("action")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "=", action.id)
    .where("retiree_le", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!there) throw new Refusal("tournee.hors-lien", {}, 409);
  const point = await notePoint(as, { id: action.id, schema: invitation.schema }, given);
  await ctx.tx
    .insertInto("tournee_reponse")
    .values({
      departement: ctx.departement,
      point,
      invitation: invitation.id,
      action: action.id,
      instant: ctx.now.toString(),
    })
    .onConflict((conflict) => conflict.columns(["departement", "point"]).doNothing())
    .execute();
  if (fichier) await attachToAnswer(as, invitation.schema, { point, fichier, cle: given.cle });
  return point;
}
