import { type RawBuilder, sql } from "kysely";
import { acteurSet, attribute, type Column } from "#platform/rights/relation.ts";
import type { Id } from "#platform/values/ids.ts";
import { PHASES_PUBLIQUES, type Phase } from "./domain/vocabulaire.ts";

type Acteurs = readonly Id<"acteur">[];

/** What the rules need to know of a scheme. */
export type DroitsSchema = {
  phase: Phase;
  /** Institutions whose role counts today, whatever it is. */
  membres: Acteurs;
  /** Those that are copilots, of the whole or of a part. */
  copilotes: Acteurs;
  copilotesDuTout: Acteurs;
  /** While it is not public: who is named pilot in it, and the institutions that these belong to or are run by. */
  nommes: Acteurs;
};

/** What they need to know of an action. */
export type DroitsAction = DroitsSchema & {
  /** Its pilots, and the institutions that these belong to or are run by. */
  pilotes: Acteurs;
  /** Copilots whose scope reaches it. */
  copilotesDuLieu: Acteurs;
  contributeurs: Acteurs;
  /** Contributors whose scope names its volet or its objectif, if it hangs on one. */
  confies: Acteurs;
};

/** What they need to know of a membership, or of one to be. */
export type DroitsMembre = DroitsSchema & {
  institution: Id<"acteur">;
  /** Copilots whose scope reaches the whole of its own. */
  copilotesDeLaPortee: Acteurs;
};

export const phase = attribute("schema.phase", (schema: DroitsSchema) => schema.phase);

/**
 * Institutions of the memberships of the scheme that count on `today` and of which `condition` holds. They are read as
 * `tenu`, which no query may call a table of its own: it would be taken for this one.
 */
function enVigueur(column: Column, today: string, condition: RawBuilder<unknown>) {
  return sql`
    SELECT tenu.institution FROM schema_membre tenu
     WHERE tenu.departement = ${column("schema.departement")} AND tenu.schema = ${column("schema.id")}
       AND tenu.etat = 'acceptee' AND tenu.accepte_le <= ${today}::date AND tenu.du <= ${today}::date
       AND (tenu.au IS NULL OR tenu.au >= ${today}::date) AND ${condition}`;
}

export const membres = acteurSet(
  (schema: DroitsSchema) => schema.membres,
  (column, today) => enVigueur(column, today, sql`true`),
);

export const copilotes = acteurSet(
  (schema: DroitsSchema) => schema.copilotes,
  (column, today) => enVigueur(column, today, sql`tenu.role = 'copilote'`),
);

export const copilotesDuTout = acteurSet(
  (schema: DroitsSchema) => schema.copilotesDuTout,
  (column, today) => enVigueur(column, today, sql`tenu.role = 'copilote' AND tenu.portee = 'schema'`),
);

/** Pilots of anything in the scheme; none is looked for once everybody reads it. */
export const nommes = acteurSet(
  (schema: DroitsSchema) => schema.nommes,
  (column) => sql`
    WITH pilote AS (
      SELECT l.acteur FROM objectif_acteur l
        JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
       WHERE o.departement = ${column("schema.departement")} AND o.schema = ${column("schema.id")}
         AND o.retire_le IS NULL AND l.role = 'pilote' AND ${column("schema.phase")} NOT IN (${sql.join(PHASES_PUBLIQUES)})
      UNION
      SELECT l.acteur FROM action_acteur l
        JOIN action a ON a.departement = l.departement AND a.id = l.action
       WHERE a.departement = ${column("schema.departement")} AND a.schema = ${column("schema.id")}
         AND a.retiree_le IS NULL AND l.role = 'pilote'
         AND ${column("schema.phase")} NOT IN (${sql.join(PHASES_PUBLIQUES)})
    )
    SELECT acteur FROM pilote
    UNION
    SELECT p.parent FROM acteur p JOIN pilote ON pilote.acteur = p.id
     WHERE p.departement = ${column("schema.departement")} AND p.parent IS NOT NULL AND p.genre <> 'personne'`,
);

/** The pilots of an action (its own, or its objectif's) and the institutions that they belong to or are run by. */
export const pilotes = acteurSet(
  (action: DroitsAction) => action.pilotes,
  (column) => sql`
    WITH own AS (
      SELECT l.acteur FROM action_acteur l
       WHERE l.departement = ${column("action.departement")} AND l.action = ${column("action.id")}
         AND l.role = 'pilote'
    ), pilote AS (
      SELECT acteur FROM own
      UNION
      SELECT l.acteur FROM objectif_acteur l
       WHERE l.departement = ${column("action.departement")} AND l.objectif = ${column("action.objectif")}
         AND l.role = 'pilote' AND NOT EXISTS (SELECT FROM own)
    )
    SELECT acteur FROM pilote
    UNION
    SELECT p.parent FROM acteur p JOIN pilote ON pilote.acteur = p.id
     WHERE p.departement = ${column("action.departement")} AND p.parent IS NOT NULL AND p.genre <> 'personne'`,
);

/** The scope of the membership `tenu` names the volet or the objectif of the action. */
function nomme(column: Column) {
  return sql`(
    (tenu.portee = 'objectifs' AND ${column("action.objectif")} = ANY (tenu.portee_ids))
    OR (tenu.portee = 'volets' AND (
      ${column("action.volet")} = ANY (tenu.portee_ids)
      OR EXISTS (
        SELECT FROM engagement e
         WHERE e.departement = ${column("action.departement")} AND e.id = ${column("action.engagement")}
           AND e.volet = ANY (tenu.portee_ids))
      OR EXISTS (
        SELECT FROM objectif o LEFT JOIN engagement e ON e.departement = o.departement AND e.id = o.engagement
         WHERE o.departement = ${column("action.departement")} AND o.id = ${column("action.objectif")}
           AND coalesce(o.volet, e.volet) = ANY (tenu.portee_ids)))))`;
}

export const copilotesDuLieu = acteurSet(
  (action: DroitsAction) => action.copilotesDuLieu,
  (column, today) =>
    enVigueur(column, today, sql`tenu.role = 'copilote' AND (tenu.portee = 'schema' OR ${nomme(column)})`),
);

export const contributeurs = acteurSet(
  (action: DroitsAction) => action.contributeurs,
  (column, today) => enVigueur(column, today, sql`tenu.role = 'contributeur'`),
);

export const confies = acteurSet(
  (action: DroitsAction) => action.confies,
  (column, today) => enVigueur(column, today, sql`tenu.role = 'contributeur' AND ${nomme(column)}`),
);

/** The institution that a membership is about. */
export const concernee = acteurSet(
  (membre: DroitsMembre) => [membre.institution],
  (column) => sql`SELECT ${column("membre.institution")}`,
);

export const copilotesDeLaPortee = acteurSet(
  (membre: DroitsMembre) => membre.copilotesDeLaPortee,
  (column, today) => {
    const ids = column("membre.portee_ids");
    return enVigueur(
      column,
      today,
      sql`tenu.role = 'copilote' AND (
        tenu.portee = 'schema'
        OR (cardinality(${ids}) > 0 AND tenu.portee = ${column("membre.portee")} AND ${ids} <@ tenu.portee_ids)
        OR (cardinality(${ids}) > 0 AND tenu.portee = 'volets' AND ${column("membre.portee")} = 'objectifs'
            AND NOT EXISTS (
              SELECT FROM unnest(${ids}) AS asked (objectif)
               WHERE NOT EXISTS (
                 SELECT FROM objectif o
                   LEFT JOIN engagement e ON e.departement = o.departement AND e.id = o.engagement
                  WHERE o.departement = ${column("schema.departement")} AND o.id = asked.objectif
                    AND coalesce(o.volet, e.volet) = ANY (tenu.portee_ids)))))`,
    );
  },
);
