import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { avecParents, type DroitsAction, enVigueur } from "../../rights-sets.ts";
import type { SchemaTrouve } from "./find-schema.ts";

export type LieuLu = {
  /** Null: the scheme itself. */
  niveau: Niveau | null;
  id: Id<Niveau> | null;
  /** What it hangs on; null for a volet and for the scheme. */
  parent: Id<Exclude<Niveau, "action">> | null;
  no: string | null;
  titre: string;
  publicId: string | null;
  revision: number;
  /** Its place among those that hang on the same. */
  ordre: number;
  droits: DroitsAction;
};

/** The objects of a plan, removed or not, with the volet and the objectif that a scope may name. */
const OBJETS = sql`
  SELECT 'volet' AS niveau, v.departement, v.schema, v.id, NULL::uuid AS parent, v.no::text AS no, v.titre,
         NULL::text AS public_id, v.revision, v.ordre, NULL::uuid AS objectif, v.id AS volet, v.retire_le, v.retrait
    FROM volet v
  UNION ALL
  SELECT 'engagement', e.departement, e.schema, e.id, e.volet, e.no::text, e.titre, NULL, e.revision, e.ordre,
         NULL, e.volet, e.retire_le, e.retrait
    FROM engagement e
  UNION ALL
  SELECT 'objectif', o.departement, o.schema, o.id, coalesce(o.engagement, o.volet), o.no::text, o.titre, o.public_id,
         o.revision, o.ordre, o.id, coalesce(o.volet, e.volet), o.retire_le, o.retrait
    FROM objectif o
    LEFT JOIN engagement e ON e.departement = o.departement AND e.id = o.engagement
  UNION ALL
  SELECT 'action', a.departement, a.schema, a.id, coalesce(a.objectif, a.engagement, a.volet), a.code, a.intitule,
         a.public_id, a.revision, a.ordre, a.objectif, coalesce(a.volet, o.volet, e.volet), a.retiree_le, a.retrait
    FROM action a
    LEFT JOIN objectif o ON o.departement = a.departement AND o.id = a.objectif
    LEFT JOIN engagement e ON e.departement = a.departement AND e.id = coalesce(a.engagement, o.engagement)`;

/** There, or in the trash: what an import took away is neither. */
const PRESENCE = { la: sql`lieu.retire_le IS NULL`, corbeille: sql`lieu.retrait IS NOT NULL` };
export type Presence = keyof typeof PRESENCE;

/** The scope of the membership `tenu` names the volet or the objectif of the place. */
const NOMME = sql`(
  (tenu.portee = 'objectifs' AND lieu.objectif = ANY (tenu.portee_ids))
  OR (tenu.portee = 'volets' AND lieu.volet = ANY (tenu.portee_ids)))`;

/**
 * Places of a scheme with what the rules need: they look at each as at an action that would stand there. `condition` is
 * about `lieu`; null: the scheme itself, a place that only copilots of the whole reach. `presence`: in the plan, or in the
 * trash.
 */
export async function readLieux(
  ctx: Contexte,
  schema: SchemaTrouve,
  condition: RawBuilder<unknown> | null,
  presence: Presence = "la",
): Promise<LieuLu[]> {
  const { departement } = ctx;
  const moment = { departement, today: ctx.today.toString() };
  const tenu = (role: RawBuilder<unknown>) => sql`array(
    SELECT tenu.institution FROM schema_membre tenu
     WHERE tenu.schema = ${schema.id} AND ${enVigueur(moment, role)})`;
  const objets =
    condition === null
      ? sql`SELECT NULL::text AS niveau, NULL::uuid AS id, NULL::uuid AS parent, NULL::text AS no,
                   ${schema.titre}::text AS titre, NULL::text AS public_id, ${schema.revision}::int AS revision, 0 AS ordre,
                   NULL::uuid AS objectif, NULL::uuid AS volet`
      : sql`SELECT lieu.* FROM (${OBJETS}) lieu
             WHERE lieu.departement = ${departement} AND lieu.schema = ${schema.id} AND ${PRESENCE[presence]} AND ${condition}`;
  const { rows } = await sql<
    Omit<LieuLu, "droits"> & Pick<DroitsAction, "pilotes" | "copilotesDuLieu" | "contributeurs" | "confies">
  >`
    WITH pilote (objet, acteur) AS (${avecParents(
      moment,
      sql`
        SELECT l.objectif, l.acteur FROM objectif_acteur l
          JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
         WHERE l.departement = ${departement} AND o.schema = ${schema.id} AND l.role = 'pilote'
        UNION ALL
        SELECT l.action, l.acteur FROM action_acteur l
          JOIN action a ON a.departement = l.departement AND a.id = l.action
         WHERE l.departement = ${departement} AND a.schema = ${schema.id} AND l.role = 'pilote'`,
    )})
    SELECT lieu.niveau, lieu.id, lieu.parent, lieu.no, lieu.titre, lieu.public_id AS "publicId", lieu.revision, lieu.ordre,
           array(SELECT p.acteur FROM pilote p
                  WHERE p.objet = CASE WHEN EXISTS (SELECT FROM pilote own WHERE own.objet = lieu.id)
                                       THEN lieu.id ELSE lieu.objectif END) AS pilotes,
           ${tenu(sql`tenu.role = 'copilote' AND (tenu.portee = 'schema' OR ${NOMME})`)} AS "copilotesDuLieu",
           ${tenu(sql`tenu.role = 'contributeur'`)} AS contributeurs,
           ${tenu(sql`tenu.role = 'contributeur' AND ${NOMME}`)} AS confies
      FROM (${objets}) lieu`.execute(ctx.tx);
  return rows.map(({ pilotes, copilotesDuLieu, contributeurs, confies, ...lieu }) => ({
    ...lieu,
    droits: { ...schema, pilotes, copilotesDuLieu, contributeurs, confies },
  }));
}
