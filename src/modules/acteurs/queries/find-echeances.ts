import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Echeance } from "#platform/echeances/echeance.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import { personneDe, type Role } from "#platform/identity/principal.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { inForce } from "./read-principal.ts";

/** The ends of one's own roles; for an administrateur, of all those held in the name of their institution. */
export async function findEcheances(ctx: Contexte): Promise<Echeance[]> {
  const moi = personneDe(ctx.principal, ctx.departement);
  if (!moi) return [];
  const administre = moi.roles.includes("administrateur");
  const { rows } = await sql<{
    id: string;
    role: Role;
    au: string;
    nom: string;
    institution: string;
    lien: string;
  }>`
    SELECT r.id, r.role, r.au::text AS au, p.nom, coalesce(i.sigle, i.nom) AS institution, i.public_id AS lien
      FROM role_personne r
      JOIN acteur p ON p.departement = r.departement AND p.id = r.personne
      JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
     WHERE r.departement = ${ctx.departement} AND r.au IS NOT NULL AND ${inForce(ctx.today)}
       AND (r.personne = ${moi.personne} OR (${administre} AND r.institution = ${moi.institution}))`.execute(
    ctx.tx,
  );
  return rows.flatMap(({ id, role, au, nom, institution, lien }): Echeance[] => {
    const date = parsePartialDate(au);
    if (!date) return [];
    return [
      {
        ...{ cle: `role-personne ${id}`, genre: "role-personne", titre: `${nom}, ${LIBELLE_ROLE[role]}` },
        ...{ contexte: institution, date, lien: `/${ctx.departement}/institution/${lien}` },
        ...{ etat: "attendue", moi: true, suivi: false, schema: null },
      },
    ];
  });
}
