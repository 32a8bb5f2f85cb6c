import type { Principal, PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import { personneDe } from "#platform/identity/principal.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** Who asks, and from where: what a rule may look at, beside the object. */
export type Demandeur = { readonly departement: CodeDepartement; readonly principal: Principal };

/** One way to be allowed. `phrase` completes « Réservé à … » in a refusal that a person reads. */
export type Rule<Objet> = {
  readonly phrase: string;
  readonly allows: (personne: PrincipalPersonne | null, objet: Objet) => boolean;
};

/** One operation of a module: allowed when one of its rules says yes; nobody else may, the platform itself excepted. */
export type Operation<Objet> = {
  readonly code: string;
  /** The operation as a person names it: « importer un plan d'actions ». */
  readonly libelle: string;
  readonly rules: readonly Rule<Objet>[];
  /** True when somebody without the right must not even learn that the object is there (404, not 403). */
  readonly hidden?: boolean;
};

/** True when `demandeur` may do `operation` on `objet`. Fails closed: no rule, no right. */
export function may<Objet>(demandeur: Demandeur, operation: Operation<Objet>, objet: Objet): boolean {
  const { principal, departement } = demandeur;
  if (principal.genre === "systeme") return true;
  const personne = personneDe(principal, departement);
  return operation.rules.some((rule) => rule.allows(personne, objet));
}

/**
 * Throws unless `demandeur` may.
 *
 * @throws Refusal `droit.refuse` (403) with what would have allowed it, or `introuvable` (404) for a hidden operation
 * and for whoever comes from outside the département without a public right.
 */
export function require<Objet>(demandeur: Demandeur, operation: Operation<Objet>, objet: Objet): void {
  if (may(demandeur, operation, objet)) return;
  const { principal, departement } = demandeur;
  if (operation.hidden) throw new Refusal("introuvable", {}, 404);
  if (principal.genre === "personne" && principal.departement !== departement) {
    throw new Refusal("droit.autre-departement", { departement: principal.departement }, 403);
  }
  throw new Refusal(
    principal.genre === "anonyme" ? "droit.sans-identite" : "droit.refuse",
    {
      operation: operation.libelle,
      reserve: operation.rules.map((rule) => rule.phrase),
      qui: principal.genre === "personne" ? `${principal.nom} (${principal.institutionNom})` : "",
    },
    403,
  );
}

/** Rule: anybody, signed in or not, when the object itself is public. */
export function anybodyWhen<Objet>(phrase: string, test: (objet: Objet) => boolean): Rule<Objet> {
  return { phrase, allows: (_personne, objet) => test(objet) };
}

/** Rule: any person of the département. */
export function personOfDepartement<Objet>(): Rule<Objet> {
  return { phrase: "une personne d'une institution du département", allows: (personne) => personne !== null };
}

/** Rule: a person with one of `roles` who also stands in the given relation to the object. */
export function roleWhen<Objet>(
  phrase: string,
  roles: readonly Role[],
  related: (personne: PrincipalPersonne, objet: Objet) => boolean = () => true,
): Rule<Objet> {
  return {
    phrase,
    allows: (personne, objet) =>
      personne?.roles.some((role) => roles.includes(role)) === true && related(personne, objet),
  };
}
