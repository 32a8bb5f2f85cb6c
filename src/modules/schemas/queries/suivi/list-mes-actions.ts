import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { filter } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { operationsSchemas, piloterSoiMeme } from "../../rights.ts";
import type { ActionAsked } from "../nouvelles/find-invitation.ts";

export type MonAction = ActionAsked & { schema: { publicId: string; titre: string } };

/**
 * The actions that a person may give news of because they, or the institution in whose name they act, pilot them; those
 * of closed schemes, done or given up left out. In the order of schemes, then of codes.
 *
 * @throws Refusal `droit.sans-identite` (403) for whoever is not signed in here.
 */
export async function listMesActions(ctx: Contexte): Promise<MonAction[]> {
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) {
    throw new Refusal("droit.sans-identite", { operation: "voir vos actions", reserve: [QUI], qui: "" }, 403);
  }
  const { rows } = await sql<MonAction>`
    SELECT a.id, a.public_id AS "publicId", a.code, a.intitule,
           json_build_object('publicId', s.public_id, 'titre', s.titre) AS schema,
           CASE WHEN p.id IS NOT NULL THEN json_build_object(
             'date', p.date, 'statut', p.statut, 'avancement', p.avancement, 'meteo', p.meteo,
             'commentaire', p.commentaire, 'auteur', p.auteur_nom,
             'blocage', CASE WHEN p.blocage_raison IS NOT NULL THEN json_build_object(
               'raison', p.blocage_raison, 'condition', p.blocage_condition, 'echeance', p.blocage_echeance) END) END AS dernier,
           CASE WHEN p.auteur = ${personne.personne} AND p.date = ${ctx.today.toString()}::date
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
  const key = ({ code, intitule }: MonAction) => code ?? intitule;
  return rows.sort((a, b) => order.compare(a.schema.titre, b.schema.titre) || order.compare(key(a), key(b)));
}

const QUI = "une personne du département";
