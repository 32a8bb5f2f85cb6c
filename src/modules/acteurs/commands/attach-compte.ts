import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";

/**
 * Makes a person that of an account; attached already, nothing changes.
 *
 * @throws Refusal `invitation.autre-compte` (409) when the person has another account.
 */
export async function attachCompte(
  ctx: Contexte,
  compte: Id<"compte">,
  personne: Id<"acteur">,
): Promise<void> {
  const { tx, departement } = ctx;
  await tx
    .insertInto("compte_personne")
    .values({ compte, departement, personne, cree_le: ctx.now.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await tx
    .selectFrom("compte_personne")
    .select("compte")
    .where("departement", "=", departement)
    .where("personne", "=", personne)
    .executeTakeFirst();
  if (kept?.compte !== compte) throw new Refusal("invitation.autre-compte", {}, 409);
}
