import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsSchemas } from "../../rights.ts";

export type BlocageEnCours = {
  action: string;
  code: string | null;
  intitule: string;
  raison: string;
  /** What would free the action. */
  condition: string;
  /** ISO day by which it is hoped for. */
  echeance: string;
};

/**
 * The actions of a scheme whose latest news says that they are blocked, the nearest date first.
 *
 * @throws Refusal `droit.*` for whoever may not read comments and blockages.
 */
export async function listBlocages(ctx: Contexte, schema: Id<"schema">): Promise<BlocageEnCours[]> {
  require(ctx, operationsSchemas.lireCommentaires, null);
  const { rows } = await sql<BlocageEnCours>`
    SELECT a.public_id AS action, a.code, a.intitule, p.blocage_raison AS raison, p.blocage_condition AS condition,
           p.blocage_echeance AS echeance
      FROM action a
      JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
      JOIN schema h ON h.departement = a.departement AND h.id = a.schema
     WHERE a.departement = ${ctx.departement} AND a.retiree_le IS NULL
       AND (a.schema = ${schema} OR ${filter(ctx, operationsSchemas.lire, { schema: "h" })} AND EXISTS (
         SELECT FROM rattachement r
          WHERE r.departement = a.departement AND r.action = a.id AND r.schema = ${schema}))
       AND p.blocage_echeance IS NOT NULL AND p.statut NOT IN ('realisee', 'abandonnee')
     ORDER BY p.blocage_echeance, a.ordre`.execute(ctx.tx);
  return rows;
}
