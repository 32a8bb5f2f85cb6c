import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Meteo, Statut } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { MONTRE_PAR } from "../nouvelles/montre-par.ts";

export type Nouvelle = {
  /** ISO day that the news speaks of. */
  date: string;
  statut: Statut;
  /** Per cent. */
  avancement: number;
  meteo: Meteo;
  institution: string | null;
  /** Null for whoever may not read comments; the same for who wrote them. */
  commentaire: string | null;
  auteur: string | null;
  bloquee: boolean;
  action: string;
  code: string | null;
  intitule: string;
  schema: string;
};

/**
 * The latest news of some schemes, newest first. `schemas` are public ids of schemes that the one who asks was already
 * let read; removed actions are left out.
 */
export async function listNouvelles(
  ctx: Contexte,
  schemas: readonly string[],
  limite: number,
): Promise<Nouvelle[]> {
  if (schemas.length === 0) return [];
  const words = may(ctx, operationsSchemas.lireCommentaires, null);
  const { rows } = await sql<Nouvelle>`
    SELECT p.date, p.statut, p.avancement, p.meteo, coalesce(i.sigle, i.nom) AS institution,
           CASE WHEN ${words} THEN p.commentaire END AS commentaire, CASE WHEN ${words} THEN p.auteur_nom END AS auteur,
           p.blocage_echeance IS NOT NULL AS bloquee,
           a.public_id AS action, a.code, a.intitule, s.public_id AS schema
      FROM schema s
      JOIN action f ON f.departement = s.departement AND f.schema = s.id
      JOIN action a ON ${MONTRE_PAR} AND a.retiree_le IS NULL
      JOIN point_avancement p ON p.departement = f.departement AND p.action = f.id
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE s.departement = ${ctx.departement} AND s.public_id = ANY(${schemas as string[]})
     ORDER BY p.date DESC, p.instant DESC, p.id DESC
     LIMIT ${limite}`.execute(ctx.tx);
  return rows;
}
