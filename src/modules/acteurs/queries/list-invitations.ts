import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { type EtatInvitation, etatInvitation } from "../domain/invitation.ts";

/** An invitation as a list or its own page shows it; days and instants in ISO 8601. */
export type InvitationLue = {
  id: Id<"invitation">;
  nom: string;
  fonction: string | null;
  courriel: string;
  roles: Role[];
  du: string | null;
  au: string | null;
  message: string;
  premiere: boolean;
  etat: EtatInvitation;
  envois: number;
  inviteParNom: string;
  creeLe: string;
  expireLe: string;
  termineLe: string | null;
  institution: { id: Id<"acteur">; publicId: string; nom: string };
  personne: { id: Id<"acteur">; publicId: string; nom: string } | null;
};

/** The invitations of an institution, the latest first. Right to invite is asked by the page. */
export function listInvitations(ctx: Contexte, institution: Id<"acteur">): Promise<InvitationLue[]> {
  return read(ctx, sql`i.institution = ${institution}`);
}

/** Those for a person whom the département knows. */
export function invitationsOf(ctx: Contexte, personne: Id<"acteur">): Promise<InvitationLue[]> {
  return read(ctx, sql`i.personne = ${personne}`);
}

/** The one that a link leads to, by the fingerprint of its secret; null when there is none. */
export async function findByEmpreinte(ctx: Contexte, empreinte: string): Promise<InvitationLue | null> {
  const [found] = await read(ctx, sql`i.empreinte = ${empreinte}`);
  return found ?? null;
}

async function read(ctx: Contexte, condition: ReturnType<typeof sql<boolean>>): Promise<InvitationLue[]> {
  type Row = Omit<InvitationLue, "etat"> & { etat: "envoyee" | "acceptee" | "annulee" };
  const { rows } = await sql<Row>`
    SELECT i.id, i.nom, i.fonction, i.courriel, i.roles, i.du, i.au, i.message, i.premiere, i.etat, i.envois,
           i.invite_par_nom AS "inviteParNom", i.cree_le AS "creeLe", i.expire_le AS "expireLe",
           i.termine_le AS "termineLe",
           json_build_object('id', o.id, 'publicId', o.public_id, 'nom', o.nom) AS institution,
           CASE WHEN p.id IS NOT NULL
                THEN json_build_object('id', p.id, 'publicId', p.public_id, 'nom', p.nom) END AS personne
      FROM invitation i
      JOIN acteur o ON o.departement = i.departement AND o.id = i.institution
      LEFT JOIN acteur p ON p.departement = i.departement AND p.id = i.personne
     WHERE i.departement = ${ctx.departement} AND ${condition}
     ORDER BY i.cree_le DESC, i.id DESC
     LIMIT 200`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, etat: etatInvitation(row, ctx.now) }));
}
