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

/** Who acts: nobody known, a person, or the platform itself (command line, demonstration). */
export type Principal =
  | { readonly genre: "anonyme" }
  | PrincipalPersonne
  | { readonly genre: "systeme"; readonly nom: string };

export const ANONYME: Principal = { genre: "anonyme" };

/** The person when they belong to `departement`; elsewhere they are a visitor like another. */
export function personneDe(principal: Principal, departement: CodeDepartement): PrincipalPersonne | null {
  return principal.genre === "personne" && principal.departement === departement ? principal : null;
}
