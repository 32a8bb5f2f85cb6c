import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, require } from "#platform/rights/rights.ts";
import { operationsSchemas, piloterSoiMeme } from "../../rights.ts";
import { type ActionAsked, DERNIERE_NOUVELLE } from "../nouvelles/find-invitation.ts";

export type ActionADire = ActionAsked & { schema: string };

/**
 * The actions that a person may give news of because they, or the institution in whose name they act, pilot them; those
 * of closed schemes, done or given up left out. In the order of schemes, then of codes.
 *
 * @throws Refusal `droit.*` for a visitor.
 */
export async function listMesActions(ctx: Contexte): Promise<ActionADire[]> {
  require(ctx, operationsSchemas.suivre, null);
  const personne = ctx.principal.genre === "personne" ? ctx.principal.personne : null;
  const { rows } = await sql<ActionADire & { titre: string }>`
    SELECT a.id, a.public_id AS "publicId", a.code, a.intitule, s.public_id AS schema, s.titre,
           ${DERNIERE_NOUVELLE} AS dernier,
           CASE WHEN p.auteur = ${personne}::uuid AND p.date = ${ctx.today.toString()}::date
                THEN json_build_object('par', 'vous', 'instant', p.instant) END AS reponse,
           NULL AS "confieeA"
      FROM action a
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
      LEFT JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
     WHERE a.departement = ${ctx.departement} AND a.retiree_le IS NULL AND s.phase <> 'clos'
       AND coalesce(p.statut, 'a_venir') NOT IN ('realisee', 'abandonnee')
       AND ${filter(ctx, operationsSchemas.lire, { schema: "s" })}
       AND ${filter(ctx, piloterSoiMeme, { schema: "s", action: "a" })}`.execute(ctx.tx);
  const order = new Intl.Collator("fr-FR", { numeric: true });
  const key = ({ code, intitule }: ActionADire) => code ?? intitule;
  return rows
    .sort((a, b) => order.compare(a.titre, b.titre) || order.compare(key(a), key(b)))
    .map(({ titre: _titre, ...action }) => action);
}
