import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsActeurs } from "../rights.ts";

/** Gives a person roles in the name of an institution; one they already hold changes nothing. */
export async function grantRoles(
  ctx: Contexte,
  grant: { personne: Id<"acteur">; institution: Id<"acteur">; roles: readonly Role[] },
): Promise<void> {
  require(ctx, operationsActeurs.ecrire, null);
  const { departement } = ctx;
  const { personne, institution, roles } = grant;
  await ctx.tx
    .insertInto("role_personne")
    .values(roles.map((role) => ({ departement, personne, institution, role })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordJournal(ctx, [
    {
      operation: "acteurs.donner-role",
      objet: { genre: "acteur", id: personne },
      apres: { institution, roles },
    },
  ]);
}
