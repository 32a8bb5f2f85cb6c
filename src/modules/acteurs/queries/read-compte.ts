import type { Contexte } from "#platform/context/contexte.ts";
import { readSession } from "#platform/identity/session.ts";
import type { Id } from "#platform/values/ids.ts";

/** The account that is signed in with the cookie of a browser; null for a visitor and for an invented person. */
export async function compteConnecte(
  ctx: Contexte,
  jeton: string | null,
): Promise<{ id: Id<"compte">; courriel: string; nom: string } | null> {
  const session = jeton ? await readSession(ctx.tx, jeton, ctx.now, null) : null;
  if (!session?.compte) return null;
  const compte = await ctx.tx
    .selectFrom("compte")
    .select(["id", "courriel", "nom"])
    .where("id", "=", session.compte)
    .executeTakeFirst();
  return compte ?? null;
}

/** The account of a person, as others see it: that there is one; null without. */
export async function compteOf(ctx: Contexte, personne: Id<"acteur">): Promise<{ depuis: string } | null> {
  const found = await ctx.tx
    .selectFrom("compte_personne")
    .select("cree_le as depuis")
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne)
    .executeTakeFirst();
  return found ?? null;
}
