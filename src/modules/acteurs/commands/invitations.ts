import type { Temporal } from "temporal-polyfill";
import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { empreinteOf, newJeton } from "#platform/identity/jeton.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import { personneDe, type Role } from "#platform/identity/principal.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { bouton, note, paragraphe } from "#platform/mail/contenu.ts";
import { COURRIEL_INVITATION } from "#platform/mail/genres.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import type { References } from "#platform/references/references.ts";
import { may, require } from "#platform/rights/rights.ts";
import { formatDate, formatList } from "#platform/values/french.ts";
import { type Id, isId, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readFiche } from "../domain/fiche.ts";
import { JOURS_INVITATION, writeLien } from "../domain/invitation.ts";
import { droitsInvitation } from "../queries/droits-invitation.ts";
import { findInstitution } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import { checkDates } from "./check-dates.ts";
import { findInvitee } from "./find-invitee.ts";

/** How the address of the site begins. */
export type Depart = { origin: string };

export type NouvelleInvitation = Depart & {
  /** Address of the institution. */
  institution: string;
  /** Address of a person whom the département knows; empty: somebody new. */
  personne: string;
  nom: string;
  fonction: string;
  courriel: string;
  roles: readonly Role[];
  /** First day; null: the day on which it is accepted. */
  du: Temporal.PlainDate | null;
  au: Temporal.PlainDate | null;
  message: string;
  /** Idempotency key of the form. */
  cle: string;
};

/** Characters of the longest message. */
const LONGUEUR_MESSAGE = 2_000;

/**
 * Invites somebody to act in the name of an institution: a mail leaves with a link of thirty days and one use. A double
 * submit invites once.
 *
 * @throws Refusal `invitation.message-long`, `invitation.courriel-vide`, `invitation.administrateur` (the first person of
 * an institution without one must be its administrateur); those of {@link findInvitee}, `readFiche`, {@link checkDates}.
 */
export async function inviter(
  ctx: Contexte,
  references: References,
  wanted: NouvelleInvitation,
): Promise<Id<"invitation">> {
  const institution = await findInstitution(ctx, wanted.institution);
  require(ctx, operationsActeurs.inviter, await droitsInvitation(ctx, references, institution.id));
  const premiere = !may(ctx, operationsActeurs.donnerRole, { institution: institution.id });
  if (premiere && !wanted.roles.includes("administrateur")) {
    throw new Refusal("invitation.administrateur", { champ: "role" });
  }
  const fiche = readFiche("personne", { ...wanted, sigle: "", nature: "", siret: "" });
  const { courriel } = fiche;
  if (courriel === null) throw new Refusal("invitation.courriel-vide", { champ: "courriel" });
  const message = wanted.message.trim();
  if (message.length > LONGUEUR_MESSAGE) {
    throw new Refusal("invitation.message-long", { champ: "message", maximum: LONGUEUR_MESSAGE });
  }
  const { du, au } = wanted;
  checkDates({ du: du ?? ctx.today, au });
  const roles = [...wanted.roles];
  const contenu = JSON.stringify([institution.id, wanted.personne, fiche, roles, du, au, message]);
  return once(ctx, { cle: wanted.cle, operation: operationsActeurs.inviter.code, contenu }, async () => {
    const personne = await findInvitee(ctx, { ...wanted, courriel, institution: institution.id });
    const id = newId<"invitation">(ctx.now.epochMilliseconds);
    const jeton = newJeton();
    const row = { nom: fiche.nom, fonction: fiche.fonction, courriel, roles, message };
    await ctx.tx
      .insertInto("invitation")
      .values({
        departement: ctx.departement,
        id,
        institution: institution.id,
        personne,
        ...row,
        du: du?.toString() ?? null,
        au: au?.toString() ?? null,
        empreinte: empreinteOf(jeton),
        premiere,
        etat: "envoyee",
        invite_par: personneDe(ctx.principal, ctx.departement)?.personne ?? null,
        invite_par_nom: inviterName(ctx),
        cree_le: ctx.now.toString(),
        expire_le: expiry(ctx).toString(),
      })
      .execute();
    await send(ctx, { ...row, institutionNom: institution.nom, jeton, origin: wanted.origin });
    await recordJournal(ctx, [
      {
        operation: operationsActeurs.inviter.code,
        objet: { genre: "acteur", id: institution.id },
        apres: { invitation: id, personne, roles, du: du?.toString() ?? null, au: au?.toString() ?? null },
      },
    ]);
    return id;
  });
}

/**
 * The address that an invitation would be sent to, or sent to again, for whoever may do so: to be counted before it leaves.
 * Empty while nothing that may be an address is typed. @throws Refusal `introuvable`, `droit.refuse`
 */
export async function invitationTarget(
  ctx: Contexte,
  references: References,
  wanted: { institution: string; courriel: string } | { invitation: string },
): Promise<string> {
  if ("invitation" in wanted) return (await lockInvitation(ctx, references, wanted.invitation)).courriel;
  const { id } = await findInstitution(ctx, wanted.institution);
  require(ctx, operationsActeurs.inviter, await droitsInvitation(ctx, references, id));
  return wanted.courriel.trim().toLowerCase();
}

/** Ends an invitation: its link is worth nothing. Ended already, it changes nothing. @throws Refusal
 * `invitation.deja-acceptee` (409). */
export async function cancelInvitation(ctx: Contexte, references: References, id: string): Promise<void> {
  const invitation = await lockInvitation(ctx, references, id);
  if (invitation.etat === "annulee") return;
  if (invitation.etat === "acceptee") throw new Refusal("invitation.deja-acceptee", {}, 409);
  await ctx.tx
    .updateTable("invitation")
    .set({ etat: "annulee", termine_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", invitation.id)
    .execute();
  await journal(ctx, "acteurs.annuler-invitation", invitation);
}

/** Sends it again with another link, for thirty days more; the one before is worth nothing. @throws Refusal
 * `invitation.deja-acceptee`, `invitation.deja-annulee` (409). */
export async function resendInvitation(
  ctx: Contexte,
  references: References,
  { invitation: id, origin }: Depart & { invitation: string },
): Promise<void> {
  const invitation = await lockInvitation(ctx, references, id);
  if (invitation.etat === "acceptee") throw new Refusal("invitation.deja-acceptee", {}, 409);
  if (invitation.etat === "annulee") throw new Refusal("invitation.deja-annulee", {}, 409);
  const jeton = newJeton();
  await ctx.tx
    .updateTable("invitation")
    .set({
      empreinte: empreinteOf(jeton),
      expire_le: expiry(ctx).toString(),
      envois: invitation.envois + 1,
    })
    .where("departement", "=", ctx.departement)
    .where("id", "=", invitation.id)
    .execute();
  const { nom, courriel, roles, message, institutionNom } = invitation;
  await send(ctx, { nom, courriel, roles: roles as Role[], message, institutionNom, jeton, origin });
  await journal(ctx, "acteurs.renvoyer-invitation", invitation);
}

async function lockInvitation(ctx: Contexte, references: References, id: string) {
  const invitation = isId(id)
    ? await ctx.tx
        .selectFrom("invitation as i")
        .innerJoin("acteur as o", (join) =>
          join.onRef("o.departement", "=", "i.departement").onRef("o.id", "=", "i.institution"),
        )
        .select([
          "i.id",
          "i.institution",
          "i.etat",
          "i.envois",
          "i.nom",
          "i.courriel",
          "i.roles",
          "i.message",
        ])
        .select("o.nom as institutionNom")
        .where("i.departement", "=", ctx.departement)
        .where("i.id", "=", id as Id<"invitation">)
        .forUpdate("i")
        .executeTakeFirst()
    : undefined;
  if (!invitation) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsActeurs.inviter, await droitsInvitation(ctx, references, invitation.institution));
  return invitation;
}

function journal(
  ctx: Contexte,
  operation: string,
  { id, institution }: { id: Id<"invitation">; institution: Id<"acteur"> },
): Promise<void> {
  return recordJournal(ctx, [
    { operation, objet: { genre: "acteur", id: institution }, apres: { invitation: id } },
  ]);
}

function expiry(ctx: Contexte): Temporal.Instant {
  return ctx.now.add({ hours: JOURS_INVITATION * 24 });
}

function inviterName({ principal }: Contexte): string {
  return principal.genre === "anonyme" ? "" : principal.nom;
}

type Lettre = Depart & {
  nom: string;
  courriel: string;
  roles: readonly Role[];
  message: string;
  institutionNom: string;
  jeton: string;
};

async function send(ctx: Contexte, lettre: Lettre): Promise<void> {
  const { nom, courriel, roles, message, institutionNom, jeton, origin } = lettre;
  const expire = expiry(ctx);
  await queueMail(
    ctx.tx,
    {
      genre: COURRIEL_INVITATION,
      departement: ctx.departement,
      destinataire: courriel,
      nom,
      sujet: `${institutionNom} vous invite dans Maillage`,
      contenu: [
        paragraphe(`Bonjour ${nom},`),
        paragraphe(
          `${inviterName(ctx)} vous invite à agir au nom de ${institutionNom} dans Maillage (${formatList(roles.map((role) => LIBELLE_ROLE[role]))}).`,
        ),
        ...(message ? message.split(/\n{2,}/).map(paragraphe) : []),
        bouton("Voir l'invitation", `${origin}/invitation/${writeLien(ctx.departement, jeton)}`),
        note(
          `Ce lien est à vous seul et sert une fois, jusqu'au ${formatDate(dayInParis(expire))}. Si vous n'attendiez rien, ne faites rien.`,
        ),
      ],
      expire,
    },
    ctx.now,
  );
}
