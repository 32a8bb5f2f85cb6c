import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { keepCompte } from "#platform/identity/comptes.ts";
import { empreinteOf } from "#platform/identity/jeton.ts";
import type { PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { isAdministree } from "../queries/droits-invitation.ts";
import { findByEmpreinte, type InvitationLue } from "../queries/list-invitations.ts";
import { attachCompte } from "./attach-compte.ts";
import { createActeurs } from "./create-acteur.ts";
import { checkAdresse } from "./find-invitee.ts";
import { giveRoles } from "./grant-role.ts";

export type Acceptation = {
  /** Secret of the link. */
  jeton: string;
  /** The account that is signed in and that the person chose to keep; null: that of the address invited. */
  compte: Id<"compte"> | null;
};

export type Acceptee = {
  compte: Id<"compte">;
  personne: Id<"acteur">;
  institution: Id<"acteur">;
  /** True when a role counts today: the person may act at once. */
  agit: boolean;
};

/**
 * Accepts an invitation, once: whoever holds its link proved that they read the mailbox. The account is made or found,
 * becomes that of the person, and the roles are given. A person who was named before without an account keeps everything
 * they were named in. Two who accept at once: the second is told that it has served.
 *
 * @throws Refusal `invitation.inconnue` (404), `invitation.deja-acceptee`, `invitation.deja-annulee`,
 * `invitation.expiree`, `invitation.deja-administree` (409: the institution has found its administrateur since);
 * `invitation.autre-personne`, `invitation.autre-compte` (409: the account is somebody else here, or the person has
 * another); those of {@link checkAdresse}.
 */
export async function acceptInvitation(ctx: Contexte, wanted: Acceptation): Promise<Acceptee> {
  const invitation = await lockByJeton(ctx, wanted.jeton);
  checkOpen(invitation);
  if (invitation.premiere && (await isAdministree(ctx, invitation.institution.id))) {
    throw new Refusal("invitation.deja-administree", {}, 409);
  }
  const compte = wanted.compte ?? (await keepCompte(ctx.tx, invitation, ctx.now));
  const personne = await personOf(ctx, invitation, compte);
  await attachCompte(ctx, compte, personne);
  const du = invitation.du ? Temporal.PlainDate.from(invitation.du) : ctx.today;
  const au = invitation.au ? Temporal.PlainDate.from(invitation.au) : null;
  const first = Temporal.PlainDate.compare(du, ctx.today) > 0 ? du : ctx.today;
  if (au && Temporal.PlainDate.compare(au, first) < 0) throw new Refusal("invitation.expiree", {}, 409);
  const as: Contexte = { ...ctx, principal: principalOf(ctx, invitation, personne, compte) };
  await giveRoles(as, {
    personne,
    institution: invitation.institution.id,
    roles: invitation.roles,
    du: first,
    au,
  });
  await ctx.tx
    .updateTable("invitation")
    .set({ etat: "acceptee", personne, termine_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", invitation.id)
    .execute();
  await recordJournal(as, [
    {
      operation: "acteurs.accepter-invitation",
      objet: { genre: "acteur", id: personne },
      apres: { invitation: invitation.id, institution: invitation.institution.id, roles: invitation.roles },
    },
  ]);
  return { compte, personne, institution: invitation.institution.id, agit: first.equals(ctx.today) };
}

/** @throws Refusal why an invitation cannot be accepted any more (409). */
export function checkOpen({ etat }: Pick<InvitationLue, "etat">): void {
  if (etat === "acceptee") throw new Refusal("invitation.deja-acceptee", {}, 409);
  if (etat === "annulee") throw new Refusal("invitation.deja-annulee", {}, 409);
  if (etat === "expiree") throw new Refusal("invitation.expiree", {}, 409);
}

async function lockByJeton(ctx: Contexte, jeton: string): Promise<InvitationLue> {
  const empreinte = empreinteOf(jeton);
  await sql`
    SELECT id FROM invitation WHERE departement = ${ctx.departement} AND empreinte = ${empreinte} FOR UPDATE`.execute(
    ctx.tx,
  );
  // Read once it is held: the one who accepted before has written what came of it.
  const invitation = await findByEmpreinte(ctx, empreinte);
  if (!invitation) throw new Refusal("invitation.inconnue", {}, 404);
  return invitation;
}

/** Whom the account is here from now on: whom the invitation names, whom it was already, whom the address is, or new. */
async function personOf(
  ctx: Contexte,
  invitation: InvitationLue,
  compte: Id<"compte">,
): Promise<Id<"acteur">> {
  const attached = await ctx.tx
    .selectFrom("compte_personne")
    .select("personne")
    .where("departement", "=", ctx.departement)
    .where("compte", "=", compte)
    .executeTakeFirst();
  const already = (attached?.personne ?? null) as Id<"acteur"> | null;
  const named = invitation.personne?.id ?? (await bearerOf(ctx, invitation.courriel));
  if (already !== null && named !== null && already !== named) {
    throw new Refusal("invitation.autre-personne", {}, 409);
  }
  if (already !== null) return already;
  if (named === null) {
    const { nom, fonction, courriel, institution } = invitation;
    // The command that invited asked for the right; nobody is signed in yet.
    const platform: Contexte = { ...ctx, principal: { genre: "systeme", nom: "invitation" } };
    const [id] = await createActeurs(platform, [
      { genre: "personne", nom, fonction, courriel, parent: institution.id },
    ]);
    if (!id) throw new Error("one acteur was asked for, none came back");
    return id;
  }
  const person = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "courriel", "parent", "revision"])
    .where("departement", "=", ctx.departement)
    .where("id", "=", named)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await checkAdresse(ctx, person, { courriel: invitation.courriel, institution: invitation.institution.id });
  await ctx.tx
    .updateTable("acteur")
    .set({
      courriel: invitation.courriel,
      parent: person.parent ?? invitation.institution.id,
      archive_le: null,
      revision: person.revision + 1,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", named)
    .execute();
  return named;
}

async function bearerOf(ctx: Contexte, courriel: string): Promise<Id<"acteur"> | null> {
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("genre", "=", "personne")
    .where("fusionne_dans", "is", null)
    .where(sql<boolean>`lower(courriel) = ${courriel}`)
    .execute();
  return rows[0]?.id ?? null;
}

function principalOf(
  { departement }: Contexte,
  { nom, institution, roles }: InvitationLue,
  personne: Id<"acteur">,
  compte: Id<"compte">,
): PrincipalPersonne {
  return {
    ...{ genre: "personne", departement, personne, nom, compte },
    ...{ institution: institution.id, institutionNom: institution.nom, roles: roles as Role[] },
  };
}
