import { type RawBuilder, sql } from "kysely";
import { acteurColumn, acteurSet, attribute, type Moment } from "#platform/rights/relation.ts";
import type { Id } from "#platform/values/ids.ts";
import { PHASES_PUBLIQUES, type Phase } from "./domain/plan/vocabulaire.ts";

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

/** What they need to know of a scheme, of whoever wants to speak about it. */
export type DroitsEchange = DroitsSchema & {
  /** Pilots of anything in it, and the institutions that these belong to or are run by, whatever its phase. */
  pilotesDuSchema: Acteurs;
};

/** What they need to know of a comment or of an attached file. */
export type DroitsRepris = { auteur: Id<"acteur"> | null };

/** What they need to know of a membership, or of one to be. */
export type DroitsMembre = DroitsSchema & {
  institution: Id<"acteur">;
  /** Copilots whose scope reaches the whole of its own. */
  copilotesDeLaPortee: Acteurs;
};

export const phase = attribute("schema.phase", (schema: DroitsSchema) => schema.phase);

/** The memberships of the département that count on that day, read as `tenu`, of which `condition` holds. */
export function enVigueur({ departement, today }: Moment, condition: RawBuilder<unknown>) {
  return sql`
    tenu.departement = ${departement} AND tenu.etat = 'acceptee' AND tenu.accepte_le <= ${today}::date
      AND tenu.du <= ${today}::date AND (tenu.au IS NULL OR tenu.au >= ${today}::date) AND ${condition}`;
}

/** Schemes with the institutions whose role there answers to `condition`. */
function tenus(moment: Moment, condition: RawBuilder<unknown>) {
  return sql`SELECT tenu.schema, tenu.institution FROM schema_membre tenu WHERE ${enVigueur(moment, condition)}`;
}

export const membres = acteurSet(
  (schema: DroitsSchema) => schema.membres,
  "schema.id",
  (moment) => tenus(moment, sql`true`),
);

export const copilotes = acteurSet(
  (schema: DroitsSchema) => schema.copilotes,
  "schema.id",
  (moment) => tenus(moment, sql`tenu.role = 'copilote'`),
);

export const copilotesDuTout = acteurSet(
  (schema: DroitsSchema) => schema.copilotesDuTout,
  "schema.id",
  (moment) => tenus(moment, sql`tenu.role = 'copilote' AND tenu.portee = 'schema'`),
);

/** Those of `directs` (object, acteur), with the institutions that they belong to or are run by. */
export function avecParents({ departement }: Moment, directs: RawBuilder<unknown>) {
  return sql`
    SELECT v.objet, v.acteur FROM (${directs}) AS v (objet, acteur)
    UNION ALL
    SELECT v.objet, p.parent FROM (${directs}) AS v (objet, acteur)
      JOIN acteur p ON p.departement = ${departement} AND p.id = v.acteur
     WHERE p.parent IS NOT NULL AND p.genre <> 'personne'`;
}

/** Pilots of anything in the scheme; none is looked for once everybody reads it. */
export const nommes = acteurSet(
  (schema: DroitsSchema) => schema.nommes,
  "schema.id",
  (moment) =>
    avecParents(
      moment,
      sql`
        SELECT s.id, l.acteur FROM objectif_acteur l
          JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
          JOIN schema s ON s.departement = o.departement AND s.id = o.schema
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote'
           AND o.retire_le IS NULL AND s.phase NOT IN (${sql.join(PHASES_PUBLIQUES)})
        UNION ALL
        SELECT s.id, l.acteur FROM action_acteur l
          JOIN action a ON a.departement = l.departement AND a.id = l.action
          JOIN schema s ON s.departement = a.departement AND s.id = a.schema
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote' AND a.retiree_le IS NULL
           AND s.phase NOT IN (${sql.join(PHASES_PUBLIQUES)})`,
    ),
);

/** The same whatever its phase: they speak of what they do. */
export const pilotesDuSchema = acteurSet(
  (schema: DroitsEchange) => schema.pilotesDuSchema,
  "schema.id",
  (moment) =>
    avecParents(
      moment,
      sql`
        SELECT o.schema, l.acteur FROM objectif_acteur l
          JOIN objectif o ON o.departement = l.departement AND o.id = l.objectif
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote' AND o.retire_le IS NULL
        UNION ALL
        SELECT a.schema, l.acteur FROM action_acteur l
          JOIN action a ON a.departement = l.departement AND a.id = l.action
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote' AND a.retiree_le IS NULL`,
    ),
);

/** Who wrote a comment, or attached a file. */
export const auteurRepris = acteurColumn("repris.auteur", (repris: DroitsRepris) => repris.auteur);

/** The pilots of an action (its own, or its objectif's) and the institutions that they belong to or are run by. */
export const pilotes = acteurSet(
  (action: Pick<DroitsAction, "pilotes">) => action.pilotes,
  "action.id",
  (moment) =>
    avecParents(
      moment,
      sql`
        SELECT l.action, l.acteur FROM action_acteur l
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote'
        UNION ALL
        SELECT a.id, l.acteur FROM objectif_acteur l
          JOIN action a ON a.departement = l.departement AND a.objectif = l.objectif
         WHERE l.departement = ${moment.departement} AND l.role = 'pilote' AND NOT EXISTS (
           SELECT FROM action_acteur own
            WHERE own.departement = a.departement AND own.action = a.id AND own.role = 'pilote')`,
    ),
);

/** Actions with the institutions whose role in the scheme answers to `condition`, which may also look at the action `a`. */
function tenusSurActions(moment: Moment, condition: RawBuilder<unknown>) {
  return sql`
    SELECT a.id, tenu.institution FROM schema_membre tenu
      JOIN action a ON a.departement = tenu.departement AND a.schema = tenu.schema
     WHERE ${enVigueur(moment, condition)}`;
}

/** The scope of the membership `tenu` names the volet or the objectif of the action `a`. */
const NOMMEE = sql`(
    (tenu.portee = 'objectifs' AND a.objectif = ANY (tenu.portee_ids))
    OR (tenu.portee = 'volets' AND (
      a.volet = ANY (tenu.portee_ids)
      OR EXISTS (
        SELECT FROM engagement e
         WHERE e.departement = a.departement AND e.id = a.engagement AND e.volet = ANY (tenu.portee_ids))
      OR EXISTS (
        SELECT FROM objectif o LEFT JOIN engagement e ON e.departement = o.departement AND e.id = o.engagement
         WHERE o.departement = a.departement AND o.id = a.objectif
           AND coalesce(o.volet, e.volet) = ANY (tenu.portee_ids)))))`;

export const copilotesDuLieu = acteurSet(
  (action: DroitsAction) => action.copilotesDuLieu,
  "action.id",
  (moment) => tenusSurActions(moment, sql`tenu.role = 'copilote' AND (tenu.portee = 'schema' OR ${NOMMEE})`),
);

export const contributeurs = acteurSet(
  (action: DroitsAction) => action.contributeurs,
  "schema.id",
  (moment) => tenus(moment, sql`tenu.role = 'contributeur'`),
);

export const confies = acteurSet(
  (action: DroitsAction) => action.confies,
  "action.id",
  (moment) => tenusSurActions(moment, sql`tenu.role = 'contributeur' AND ${NOMMEE}`),
);

/** The institution that a membership is about. */
export const concernee = acteurColumn("membre.institution", (membre: DroitsMembre) => membre.institution);

export const copilotesDeLaPortee = acteurSet(
  (membre: DroitsMembre) => membre.copilotesDeLaPortee,
  "membre.id",
  (moment) => sql`
    SELECT voulu.id, tenu.institution FROM schema_membre tenu
      JOIN schema_membre voulu ON voulu.departement = tenu.departement AND voulu.schema = tenu.schema
     WHERE ${enVigueur(moment, sql`tenu.role = 'copilote'`)} AND (
        tenu.portee = 'schema'
        OR (cardinality(voulu.portee_ids) > 0 AND tenu.portee = voulu.portee AND voulu.portee_ids <@ tenu.portee_ids)
        OR (cardinality(voulu.portee_ids) > 0 AND tenu.portee = 'volets' AND voulu.portee = 'objectifs'
            AND NOT EXISTS (
              SELECT FROM unnest(voulu.portee_ids) AS asked (objectif)
               WHERE NOT EXISTS (
                 SELECT FROM objectif o
                   LEFT JOIN engagement e ON e.departement = o.departement AND e.id = o.engagement
                  WHERE o.departement = voulu.departement AND o.id = asked.objectif
                    AND coalesce(o.volet, e.volet) = ANY (tenu.portee_ids)))))`,
);
