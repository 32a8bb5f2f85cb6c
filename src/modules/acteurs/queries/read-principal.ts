import { type RawBuilder, sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import type { PrincipalLu, PrincipalSql } from "#platform/identity/session.ts";
import type { Id } from "#platform/values/ids.ts";

/** SQL condition on `role_personne r`: the mandate runs on `today`. */
export function inForce(today: Temporal.PlainDate): RawBuilder<boolean> {
  const day = sql`${today.toString()}::date`;
  return sql<boolean>`(r.du <= ${day} AND (r.au IS NULL OR r.au >= ${day}))`;
}

/** See `PrincipalSql`: one expression, read with the session that names the person. */
export const principalSql: PrincipalSql = (departement, today, personne, institution) => sql<PrincipalLu>`(
  SELECT json_build_object('personne', p.id, 'nom', p.nom, 'institution', i.id,
                           'institutionNom', coalesce(i.sigle, i.nom), 'roles', json_agg(DISTINCT r.role))
    FROM role_personne r
    JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
    JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
   WHERE r.departement = ${departement} AND r.personne = ${personne} AND r.institution = ${institution}
     AND ${inForce(today)}
   GROUP BY p.id, p.nom, i.id, i.sigle, i.nom)`;

/** The person as a principal, in the name of an institution; null when they are gone or hold no role there today. */
export async function readPrincipal(
  ctx: Contexte,
  personne: Id<"acteur">,
  institution: Id<"acteur">,
): Promise<PrincipalPersonne | null> {
  const value = (id: string): RawBuilder<unknown> => sql`${id}::uuid`;
  const expression = principalSql(ctx.departement, ctx.today, value(personne), value(institution));
  const { rows } = await sql<{ principal: PrincipalLu | null }>`SELECT ${expression} AS principal`.execute(
    ctx.tx,
  );
  const found = rows[0]?.principal;
  return found ? { genre: "personne", departement: ctx.departement, ...found, compte: null } : null;
}

/** Every person with a role today, by institution then by name: what the demonstration offers to sign in as. */
export async function listPrincipals(ctx: Contexte): Promise<Identite[]> {
  const { departement } = ctx;
  const { rows } = await sql<Omit<Identite, "genre" | "departement" | "compte">>`
    SELECT p.id AS personne, p.nom, p.fonction, i.id AS institution, coalesce(i.sigle, i.nom) AS "institutionNom",
           i.nom AS "institutionComplete",
           array_agg(r.role ORDER BY r.role) AS roles
      FROM role_personne r
      JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
      JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${departement} AND ${inForce(ctx.today)}
     GROUP BY p.id, p.nom, p.fonction, i.id, i.sigle, i.nom
     ORDER BY i.nom COLLATE "fr-FR-x-icu", p.nom COLLATE "fr-FR-x-icu", p.id`.execute(ctx.tx);
  return rows.map((row) => ({
    ...row,
    genre: "personne",
    departement,
    roles: row.roles as Role[],
    compte: null,
  }));
}

export type Identite = PrincipalPersonne & {
  fonction: string | null;
  /** Its name in full, where `institutionNom` may be an acronym. */
  institutionComplete: string;
};
