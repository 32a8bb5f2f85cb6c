import type { CodeDepartement, Id } from "#platform/values/ids.ts";

/** What a person may be, in the name of one institution. */
export const ROLES = [
  "lecteur",
  "correspondant",
  "redacteur",
  "instructeur",
  "decideur",
  "certificateur",
  "signataire",
  "administrateur",
] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person, always in the name of one institution of one département. */
export type PrincipalPersonne = {
  readonly genre: "personne";
  readonly departement: CodeDepartement;
  readonly personne: Id<"acteur">;
  readonly nom: string;
  readonly institution: Id<"acteur">;
  readonly institutionNom: string;
  readonly roles: readonly Role[];
  /** Null: an invented person of the demonstration. */
  readonly compte: Id<"compte"> | null;
};

/**
 * Whoever holds a link that was sent to somebody: they proved nothing but that. A command that takes the link says what
 * it opens; no rule of rights does, and elsewhere they are a visitor like another.
 */
export type PrincipalLien = {
  readonly genre: "lien";
  readonly departement: CodeDepartement;
  /** To whom the link was sent, when the département knows them. */
  readonly personne: Id<"acteur"> | null;
  readonly nom: string;
  readonly institution: Id<"acteur"> | null;
  readonly institutionNom: string | null;
};

/** Who acts: nobody known, a person, a link, or the platform itself (command line, demonstration, calendar). */
export type Principal =
  | { readonly genre: "anonyme" }
  | PrincipalPersonne
  | PrincipalLien
  | { readonly genre: "systeme"; readonly nom: string };

export const ANONYME: Principal = { genre: "anonyme" };

/** The person when they belong to `departement`; elsewhere they are a visitor like another. */
export function personneDe(principal: Principal, departement: CodeDepartement): PrincipalPersonne | null {
  return principal.genre === "personne" && principal.departement === departement ? principal : null;
}
