import type { Contexte } from "#platform/context/contexte.ts";
import type { References } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { type DroitsInvitation, operationsActeurs } from "../rights.ts";

/** What the rules need to know to let somebody invite for an institution. */
export async function droitsInvitation(
  ctx: Contexte,
  references: References,
  institution: Id<"acteur">,
): Promise<DroitsInvitation> {
  return {
    institution,
    administrees: (await isAdministree(ctx, institution)) ? [institution] : [],
    conducteurs: [...(await references.conducteurs(ctx))],
  };
}

/** True when whoever asks may invite for that institution. */
export async function mayInvite(
  ctx: Contexte,
  references: References,
  institution: Id<"acteur">,
): Promise<boolean> {
  return may(ctx, operationsActeurs.inviter, await droitsInvitation(ctx, references, institution));
}

/** True when the institution has an administrateur today. */
export async function isAdministree(ctx: Contexte, institution: Id<"acteur">): Promise<boolean> {
  const today = ctx.today.toString();
  const found = await ctx.tx
    .selectFrom("role_personne")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("institution", "=", institution)
    .where("role", "=", "administrateur")
    .where("du", "<=", today)
    .where(({ eb, or }) => or([eb("au", "is", null), eb("au", ">=", today)]))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
