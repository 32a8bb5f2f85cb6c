import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { institutionsOf } from "./check-fiche.ts";

/**
 * The person that an invitation is for, when the département knows them; null: somebody new. A person known by their
 * address is proposed and not doubled.
 *
 * @throws Refusal `invitation.personne` when that address names no person; `invitation.deja-connue` (409) when the mail
 * address is that of somebody else than the one named; those of {@link checkAdresse}.
 */
export async function findInvitee(
  ctx: Contexte,
  wanted: { personne: string; courriel: string; institution: Id<"acteur"> },
): Promise<Id<"acteur"> | null> {
  const bearers = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "nom", "public_id as publicId"])
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "personne")
    .where("fusionne_dans", "is", null)
    .where(sql<boolean>`lower(courriel) = ${wanted.courriel}`)
    .execute();
  const bearer = bearers.find((one) => one.publicId !== wanted.personne);
  if (bearer) {
    throw new Refusal(
      "invitation.deja-connue",
      { champ: "courriel", nom: bearer.nom, acteur: bearer.publicId },
      409,
    );
  }
  if (!wanted.personne) return null;
  const personne = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "courriel"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", wanted.personne)
    .where("genre", "=", "personne")
    .where("fusionne_dans", "is", null)
    .where("archive_le", "is", null)
    .executeTakeFirst();
  if (!personne) throw new Refusal("invitation.personne", { champ: "personne" });
  await checkAdresse(ctx, personne, wanted);
  return personne.id;
}

/**
 * Whoever accepts becomes that person, with all they may do: a person who acts for another institution, or who has an
 * account, is only invited at the address that is known to be theirs.
 *
 * @throws Refusal `invitation.adresse` (409).
 */
export async function checkAdresse(
  ctx: Contexte,
  personne: { id: Id<"acteur">; courriel: string | null },
  { courriel, institution }: { courriel: string; institution: Id<"acteur"> },
): Promise<void> {
  if (personne.courriel?.toLowerCase() === courriel) return;
  const elsewhere = (await institutionsOf(ctx, personne.id)).some((one) => one !== institution);
  const compte = await ctx.tx
    .selectFrom("compte_personne")
    .select("compte")
    .where("departement", "=", ctx.departement)
    .where("personne", "=", personne.id)
    .executeTakeFirst();
  if (elsewhere || compte) throw new Refusal("invitation.adresse", { champ: "courriel" }, 409);
}
