import { sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ActeurNomme, EtiquetteDuPlan } from "./plan-lu.ts";

/**
 * Pilots and partners of objectifs and actions, by « id role ». Persons are named only to whoever may see them; the list
 * they were in stays, even empty: an action with a pilot of its own must not seem piloted by its objectif's.
 */
export async function readActeursDuPlan(
  ctx: Contexte,
  schema: Id<"schema">,
): Promise<Map<string, ActeurNomme[]>> {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  // Three hundred links name some forty acteurs: one row of JSON is read several times faster than as many rows.
  const { rows } = await sql<{ liens: [string, string, string[]][] | null; acteurs: ActeurNomme[] | null }>`
    WITH lien AS (
      SELECT oa.objectif AS objet, oa.role, oa.acteur, oa.ordre
        FROM objectif o JOIN objectif_acteur oa ON oa.departement = o.departement AND oa.objectif = o.id
       WHERE o.departement = ${ctx.departement} AND o.schema = ${schema}
      UNION ALL
      SELECT aa.action, aa.role, aa.acteur, aa.ordre
        FROM action c JOIN action_acteur aa ON aa.departement = c.departement AND aa.action = c.id
       WHERE c.departement = ${ctx.departement} AND c.schema = ${schema}
    )
    SELECT (SELECT json_agg(json_build_array(g.objet, g.role, g.acteurs))
              FROM (SELECT objet, role, json_agg(acteur ORDER BY ordre) AS acteurs FROM lien GROUP BY objet, role) g
           ) AS liens,
           (SELECT json_agg(json_build_object('id', a.id, 'publicId', a.public_id, 'nom', a.nom,
                                              'court', coalesce(a.sigle, a.nom), 'genre', a.genre))
              FROM acteur a
             WHERE a.departement = ${ctx.departement} AND a.id IN (SELECT acteur FROM lien)
           ) AS acteurs`.execute(ctx.tx);
  const { liens, acteurs } = rows[0] ?? { liens: null, acteurs: null };
  const shown = (acteurs ?? []).filter((acteur) => persons || acteur.genre !== "personne");
  const byId = new Map<string, ActeurNomme>(shown.map((acteur) => [acteur.id, acteur]));
  return new Map(
    (liens ?? []).map(([objet, role, ids]) => [`${objet} ${role}`, ids.flatMap((id) => byId.get(id) ?? [])]),
  );
}

/** The tags of objectifs and actions, by what bears them, in the order of their families. */
export async function readEtiquettesDuPlan(
  ctx: Contexte,
  schema: Id<"schema">,
): Promise<Map<string, EtiquetteDuPlan[]>> {
  const { rows } = await sql<{ objet: string; etiquettes: Id<"etiquette">[] }>`
    SELECT l.objet, array_agg(l.etiquette ORDER BY e.genre, e.ordre, e.libelle) AS etiquettes
      FROM (
        SELECT oe.objectif AS objet, oe.etiquette FROM objectif o
          JOIN objectif_etiquette oe ON oe.departement = o.departement AND oe.objectif = o.id
         WHERE o.departement = ${ctx.departement} AND o.schema = ${schema}
        UNION ALL
        SELECT ae.action, ae.etiquette FROM action a
          JOIN action_etiquette ae ON ae.departement = a.departement AND ae.action = a.id
         WHERE a.departement = ${ctx.departement} AND a.schema = ${schema}) l
      JOIN etiquette e ON e.departement = ${ctx.departement} AND e.id = l.etiquette
     GROUP BY l.objet`.execute(ctx.tx);
  if (rows.length === 0) return new Map();
  const all = await ctx.tx
    .selectFrom("etiquette")
    .select(["id", "public_id as publicId", "genre", "libelle"])
    .where("departement", "=", ctx.departement)
    .execute();
  const byId = new Map<string, EtiquetteDuPlan>(all.map((one) => [one.id, one]));
  return new Map(
    rows.map(({ objet, etiquettes }) => [objet, etiquettes.flatMap((id) => byId.get(id) ?? [])]),
  );
}
