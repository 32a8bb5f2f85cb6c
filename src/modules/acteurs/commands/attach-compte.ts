import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** The account of an address in lower case, made when there is none. */
export async function keepCompteOf(
  ctx: Contexte,
  { courriel, nom }: { courriel: string; nom: string },
): Promise<Id<"compte">> {
  await ctx.tx
    .insertInto("compte")
    .values({ id: newId<"compte">(ctx.now.epochMilliseconds), nom, courriel, cree_le: ctx.now.toString() })
    .onConflict((conflict) => conflict.column("courriel").doNothing())
    .execute();
  const { id } = await ctx.tx
    .selectFrom("compte")
    .select("id")
    .where("courriel", "=", courriel)
    .executeTakeFirstOrThrow();
  return id;
}

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
