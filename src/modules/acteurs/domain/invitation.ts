import { Temporal } from "temporal-polyfill";

/** Days during which an invitation may be accepted. */
export const JOURS_INVITATION = 30;

export type EtatInvitation = "envoyee" | "expiree" | "acceptee" | "annulee";

/** Where an invitation stands: one that nobody answered in time is over, without anybody writing it. */
export function etatInvitation(
  invitation: { etat: "envoyee" | "acceptee" | "annulee"; expireLe: string },
  now: Temporal.Instant,
): EtatInvitation {
  const over = Temporal.Instant.compare(Temporal.Instant.from(invitation.expireLe), now) <= 0;
  return invitation.etat === "envoyee" && over ? "expiree" : invitation.etat;
}

/** What the link holds: the département, for each keeps its own invitations, and a secret. */
export function writeLien(departement: string, jeton: string): string {
  return `${departement}.${jeton}`;
}

/** Null for what is no link of ours: cut, or made up. */
export function readLien(text: string): { departement: string; jeton: string } | null {
  const [, departement, jeton] = /^([0-9AB]{2,3})\.([\w-]{43})$/.exec(text) ?? [];
  return departement && jeton ? { departement, jeton } : null;
}
