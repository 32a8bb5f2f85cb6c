import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type PrincipalPersonne, personneDe, type Role } from "#platform/identity/principal.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type Aliases, always, type Demandeur, holds, joined, predicate, type Relation } from "./relation.ts";

/** One way to be allowed. `phrase` completes « Réservé à … » in a refusal that a person reads. */
export type Rule<Objet> = {
  readonly phrase: string;
  /** `visiteur`: anybody. `personne`: somebody of the département, who holds one of the roles unless it is null. */
  readonly who:
    | { readonly kind: "visiteur" }
    | { readonly kind: "personne"; readonly roles: readonly Role[] | null };
  readonly relation: Relation<Objet>;
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
  return operation.rules.some((rule) => concerns(rule, personne) && holds(rule.relation, personne, objet));
}

/**
 * {@link may} as a condition of SQL, from the same rules: true on the rows that `demandeur` may do `operation` on.
 * `aliases` names the tables that the rules look at as the query does: `filter(ctx, operationsSchemas.lire, { schema: "s" })`.
 */
export function filter<Objet>(
  demandeur: Demandeur,
  operation: Operation<Objet>,
  aliases: Aliases,
): RawBuilder<SqlBool> {
  const { principal, departement } = demandeur;
  if (principal.genre === "systeme") return sql`true`;
  const personne = personneDe(principal, departement);
  const rules = operation.rules.filter((rule) => concerns(rule, personne));
  // The base plans better what it is not asked.
  if (rules.some((rule) => rule.relation.kind === "always")) return sql`true`;
  return joined(
    rules.map((rule) => predicate(rule.relation, personne, demandeur, aliases)),
    "OR",
  );
}

/** The codes of the `operations` that `demandeur` may do on `objet`, in their order: what is sent with the object. */
export function permitted<Objet>(
  demandeur: Demandeur,
  operations: readonly Operation<Objet>[],
  objet: Objet,
): string[] {
  return operations.flatMap((operation) => (may(demandeur, operation, objet) ? [operation.code] : []));
}

/** {@link permitted} as a column of a query, for every row at once: no object has to be loaded to know its rights. */
export function permittedColumn<Objet>(
  demandeur: Demandeur,
  operations: readonly Operation<Objet>[],
  aliases: Aliases,
): RawBuilder<string[]> {
  const codes = operations.map(
    (operation) => sql`CASE WHEN ${filter(demandeur, operation, aliases)} THEN ${operation.code}::text END`,
  );
  return sql`array_remove(ARRAY[${sql.join(codes)}]::text[], NULL)`;
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
export function anybodyWhen<Objet>(phrase: string, relation: Relation<Objet>): Rule<Objet> {
  return { phrase, who: { kind: "visiteur" }, relation };
}

/** Rule: any person of the département. */
export function personOfDepartement(): Rule<unknown> {
  const phrase = "une personne d'une institution du département";
  return { phrase, who: { kind: "personne", roles: null }, relation: always };
}

/** Rule: any person of the département who stands in the given relation to the object, whatever their roles. */
export function personWhen<Objet>(phrase: string, relation: Relation<Objet>): Rule<Objet> {
  return { phrase, who: { kind: "personne", roles: null }, relation };
}

/** Rule: a person with one of `roles` who also stands in the given relation to the object. */
export function roleWhen(phrase: string, roles: readonly Role[]): Rule<unknown>;
export function roleWhen<Objet>(
  phrase: string,
  roles: readonly Role[],
  relation: Relation<Objet>,
): Rule<Objet>;
export function roleWhen<Objet>(
  phrase: string,
  roles: readonly Role[],
  relation: Relation<Objet> = always as Relation<Objet>,
): Rule<Objet> {
  return { phrase, who: { kind: "personne", roles }, relation };
}

/** True when the rule is for that person, whatever the object. `null` is a visitor. */
export function concerns({ who }: Rule<never>, personne: Pick<PrincipalPersonne, "roles"> | null): boolean {
  if (who.kind === "visiteur") return true;
  if (personne === null) return false;
  return who.roles === null || personne.roles.some((role) => who.roles?.includes(role));
}
