import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";

/** Who does something, in the name of which institution; nulls for the platform itself. */
export function whoActs({ principal, departement }: Contexte): {
  personne: Id<"acteur"> | null;
  institution: Id<"acteur"> | null;
} {
  const personne = personneDe(principal, departement);
  return { personne: personne?.personne ?? null, institution: personne?.institution ?? null };
}
