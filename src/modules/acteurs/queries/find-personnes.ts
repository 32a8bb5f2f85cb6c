import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PersonneConnue, PortPersonnes } from "#platform/identity/comptes.ts";
import type { PrincipalPersonne, Role } from "#platform/identity/principal.ts";
import type { Id } from "#platform/values/ids.ts";
import { inForce } from "./read-principal.ts";

/** What sign-in asks of persons, see `PortPersonnes`. */
export const portPersonnes: PortPersonnes = { byCourriel, identites };

async function byCourriel(ctx: Contexte, courriel: string): Promise<PersonneConnue[]> {
  const { departement } = ctx;
  const { rows } = await sql<PersonneConnue>`
    SELECT p.id AS personne, p.nom,
           array(SELECT DISTINCT i.siret FROM acteur i
                  WHERE i.departement = ${departement} AND i.siret IS NOT NULL
                    AND (i.id = p.parent
                      OR i.id = (SELECT s.parent FROM acteur s WHERE s.departement = ${departement} AND s.id = p.parent)
                      OR i.id IN (SELECT r.institution FROM role_personne r
                                   WHERE r.departement = ${departement} AND r.personne = p.id AND ${inForce(ctx.today)}))) AS sirets
      FROM acteur p
     WHERE p.departement = ${departement} AND p.genre = 'personne' AND lower(p.courriel) = ${courriel}
     ORDER BY p.id LIMIT 2`.execute(ctx.tx);
  return rows;
}

async function identites(ctx: Contexte, personne: Id<"acteur">): Promise<PrincipalPersonne[]> {
  const { departement } = ctx;
  const { rows } = await sql<Omit<PrincipalPersonne, "genre" | "departement" | "compte">>`
    SELECT p.id AS personne, p.nom, i.id AS institution, coalesce(i.sigle, i.nom) AS "institutionNom",
           array_agg(DISTINCT r.role) AS roles
      FROM role_personne r
      JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
      JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${departement} AND r.personne = ${personne} AND ${inForce(ctx.today)}
     GROUP BY p.id, p.nom, i.id, i.sigle, i.nom
     ORDER BY (i.id = (SELECT a.parent FROM acteur a WHERE a.departement = ${departement} AND a.id = ${personne})) DESC NULLS LAST,
              i.nom COLLATE "fr-FR-x-icu", i.id`.execute(ctx.tx);
  return rows.map((row) => ({
    ...row,
    genre: "personne",
    departement,
    roles: row.roles as Role[],
    compte: null,
  }));
}
