import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";

/** The person as a principal, in the name of their institution; null when they are gone or hold no role today. */
export async function readPrincipal(
  ctx: Contexte,
  personne: Id<"acteur">,
): Promise<PrincipalPersonne | null> {
  const [found] = await listPrincipals(ctx, personne);
  return found ?? null;
}

/** Every person with a role today, by institution then by name: what the demonstration offers to sign in as. */
export async function listPrincipals(
  ctx: Contexte,
  personne: Id<"acteur"> | null = null,
): Promise<Identite[]> {
  const { departement } = ctx;
  const today = ctx.today.toString();
  const { rows } = await sql<Omit<Identite, "genre" | "departement">>`
    SELECT p.id AS personne, p.nom, p.fonction, i.id AS institution, coalesce(i.sigle, i.nom) AS "institutionNom",
           i.nom AS "institutionComplete",
           array_agg(r.role ORDER BY r.role) AS roles
      FROM role_personne r
      JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
      JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${departement} AND r.du <= ${today}::date AND (r.au IS NULL OR r.au >= ${today}::date)
       AND (${personne}::uuid IS NULL OR r.personne = ${personne}::uuid)
     GROUP BY p.id, p.nom, p.fonction, i.id, i.sigle, i.nom
     ORDER BY i.nom COLLATE "fr-FR-x-icu", p.nom COLLATE "fr-FR-x-icu", p.id`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, genre: "personne", departement, roles: row.roles as Role[] }));
}

export type Identite = PrincipalPersonne & {
  fonction: string | null;
  /** Its name in full, where `institutionNom` may be an acronym. */
  institutionComplete: string;
};
