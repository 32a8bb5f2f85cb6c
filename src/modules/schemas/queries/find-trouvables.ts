import { type RawBuilder, type SqlBool, sql } from "kysely";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, may } from "#platform/rights/rights.ts";
import type { Niveau, NiveauxSchema } from "../domain/plan/niveaux.ts";
import type { Phase, Statut, TypeSchema } from "../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../rights.ts";

/** The scheme of an object that may be found: its public id, its title, the words of its levels. */
export type DuSchema = NiveauxSchema & { schema: string; schemaTitre: string };

export type NiveauTrouvable = DuSchema & {
  genre: "schema" | Exclude<Niveau, "action">;
  id: string;
  publicId: string | null;
  no: number | null;
  /** Of a volet or an engagement among those of its scheme, from 1; null for the others. */
  rang: number | null;
  titre: string;
  textes: string[];
  pilotes: string[];
  /** Its tags. */
  etiquettes: string[];
  type: TypeSchema;
  phase: Phase;
  debut: number;
  fin: number;
};

export type ActionTrouvable = DuSchema & {
  id: string;
  publicId: string;
  titre: string;
  /** Its description and its milestones. */
  textes: string[];
  /** Title of what it hangs on. */
  parent: string;
  pilotes: string[];
  etiquettes: string[];
};

export type NouvelleTrouvable = DuSchema & {
  id: string;
  date: string;
  statut: Statut;
  textes: string[];
  action: string;
  intitule: string;
  institution: string | null;
};

export type ImportationTrouvable = {
  id: string;
  publicId: string;
  nomFichier: string;
  date: string;
  schema: string | null;
  schemaTitre: string | null;
};

/** All that the four readings below depend on beside the data, as one text. */
export async function readVue(ctx: Contexte): Promise<string> {
  const { rows } = await sql<{ id: string; importable: boolean }>`
    SELECT s.id, ${importable(ctx)} AS importable FROM schema s
     WHERE s.departement = ${ctx.departement} AND ${lisible(ctx)}
     ORDER BY s.id`.execute(ctx.tx);
  const yes = (one: boolean) => (one ? "+" : "-");
  const rest = [operationsSchemas.lireCommentaires, operationsSchemas.creer, operationsActeurs.voirPersonnes];
  return [
    ...rows.map((row) => row.id + yes(row.importable)),
    ...rest.map((operation) => yes(may(ctx, operation, null))),
  ].join(" ");
}

/** The schemes that the one who asks may read, and each of their levels above the actions. */
export async function findNiveaux(ctx: Contexte): Promise<NiveauTrouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<NiveauTrouvable>`
    WITH lu AS (SELECT s.* FROM schema s WHERE s.departement = ${departement} AND ${lisible(ctx)}),
    niveau AS (
      SELECT 'schema' AS genre, l.id, l.public_id, NULL::int AS no, NULL::int AS rang, l.titre,
             '{}'::text[] AS textes, l.id AS schema
        FROM lu l
      UNION ALL
      SELECT 'volet', v.id, NULL, v.no, row_number() OVER (PARTITION BY v.schema ORDER BY v.ordre)::int, v.titre, '{}',
             v.schema
        FROM volet v WHERE v.departement = ${departement} AND v.retire_le IS NULL
      UNION ALL
      SELECT 'engagement', e.id, NULL, e.no,
             row_number() OVER (PARTITION BY e.schema ORDER BY v.ordre, e.ordre)::int, e.titre, '{}', e.schema
        FROM engagement e JOIN volet v ON v.departement = e.departement AND v.id = e.volet AND v.retire_le IS NULL
       WHERE e.departement = ${departement} AND e.retire_le IS NULL
      UNION ALL
      SELECT 'objectif', o.id, o.public_id, o.no, NULL, o.titre,
             ARRAY[o.contexte] || o.resultats_attendus
               || array(SELECT i.libelle FROM indicateur_evaluation i
                         WHERE i.departement = o.departement AND i.objectif = o.id ORDER BY i.ordre),
             o.schema
        FROM objectif o WHERE o.departement = ${departement} AND o.retire_le IS NULL
    )
    SELECT n.genre, n.id, n.public_id AS "publicId", n.no, n.rang, n.titre, n.textes,
           array(SELECT concat_ws(' ', a.sigle, a.nom) FROM objectif_acteur l
                   JOIN acteur a ON a.departement = l.departement AND a.id = l.acteur
                  WHERE l.departement = ${departement} AND l.objectif = n.id AND ${nommable(ctx)}
                  ORDER BY l.role, l.ordre) AS pilotes,
           array(SELECT t.libelle FROM objectif_etiquette l
                   JOIN etiquette t ON t.departement = l.departement AND t.id = l.etiquette
                  WHERE l.departement = ${departement} AND l.objectif = n.id ORDER BY t.libelle) AS etiquettes,
           ${duSchema}, s.type, s.phase, s.debut, s.fin
      FROM niveau n JOIN lu s ON s.id = n.schema`.execute(ctx.tx);
  return rows;
}

export async function findActions(ctx: Contexte): Promise<ActionTrouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<ActionTrouvable>`
    WITH ancien AS (
      SELECT n.id, array_agg(DISTINCT 'Ancien code : ' || n.avant) AS codes
        FROM renumerotation r, jsonb_to_recordset(r.changements) AS n (id uuid, niveau text, avant text)
       WHERE r.departement = ${departement} AND r.annule_le IS NULL AND n.niveau = 'action' AND n.avant IS NOT NULL
       GROUP BY n.id)
    SELECT c.id, c.public_id AS "publicId", concat_ws(' ', c.code, c.intitule) AS titre,
           coalesce(o.titre, e.titre, v.titre, '') AS parent,
           array(SELECT concat_ws(' ', a.sigle, a.nom) FROM action_acteur l
                   JOIN acteur a ON a.departement = l.departement AND a.id = l.acteur
                  WHERE l.departement = ${departement} AND l.action = c.id AND ${nommable(ctx)}
                  ORDER BY l.role, l.ordre) AS pilotes,
           array_remove(nullif(c.description, '') || array(
             SELECT j.libelle FROM jalon j WHERE j.departement = c.departement AND j.action = c.id ORDER BY j.ordre)
             || coalesce((SELECT codes FROM ancien WHERE ancien.id = c.id), '{}'), NULL) AS textes,
           array(SELECT t.libelle FROM action_etiquette l
                   JOIN etiquette t ON t.departement = l.departement AND t.id = l.etiquette
                  WHERE l.departement = ${departement} AND l.action = c.id ORDER BY t.libelle) AS etiquettes,
           ${duSchema}
      FROM action c
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN objectif o ON o.departement = c.departement AND o.id = c.objectif
      LEFT JOIN engagement e ON e.departement = c.departement AND e.id = c.engagement
      LEFT JOIN volet v ON v.departement = c.departement AND v.id = c.volet
     WHERE c.departement = ${departement} AND c.retiree_le IS NULL AND ${lisible(ctx)}`.execute(ctx.tx);
  return rows;
}

/** Those that say something in words, for whoever may read them. */
export async function findNouvelles(ctx: Contexte): Promise<NouvelleTrouvable[]> {
  if (!may(ctx, operationsSchemas.lireCommentaires, null)) return [];
  const { departement } = ctx;
  const { rows } = await sql<NouvelleTrouvable>`
    SELECT p.id, p.date, p.statut, c.public_id AS action, concat_ws(' ', c.code, c.intitule) AS intitule,
           array_remove(ARRAY[nullif(p.commentaire, ''), p.blocage_raison, p.blocage_condition], NULL) AS textes,
           coalesce(i.sigle, i.nom) AS institution, ${duSchema}
      FROM point_avancement p
      JOIN action f ON f.departement = p.departement AND f.id = p.action
      JOIN action c ON c.departement = f.departement AND c.id = coalesce(f.fusionnee_dans, f.id) AND c.retiree_le IS NULL
      JOIN schema s ON s.departement = c.departement AND s.id = c.schema
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE p.departement = ${departement} AND ${lisible(ctx)}
       AND (p.commentaire <> '' OR p.blocage_raison IS NOT NULL)`.execute(ctx.tx);
  return rows;
}

/** Dropped files, for whoever may open them: who may import into their scheme, or make one. */
export async function findFichiers(ctx: Contexte): Promise<ImportationTrouvable[]> {
  const { departement } = ctx;
  const { rows } = await sql<ImportationTrouvable>`
    SELECT i.id, i.public_id AS "publicId", i.nom_fichier AS "nomFichier", s.public_id AS schema,
           (i.depose_le AT TIME ZONE 'Europe/Paris')::date AS date,
           coalesce(s.titre, i.nouveau_schema->>'titre') AS "schemaTitre"
      FROM importation i
      LEFT JOIN schema s ON s.departement = i.departement AND s.id = i.schema
     WHERE i.departement = ${departement}
       AND (CASE WHEN i.schema IS NULL THEN ${may(ctx, operationsSchemas.creer, null)}
                 ELSE ${lisible(ctx)} AND ${importable(ctx)} END)`.execute(ctx.tx);
  return rows;
}

/** What an object says of its scheme, read as `s`. */
export const duSchema = sql`s.public_id AS schema, s.titre AS "schemaTitre", s.forme, s.mots`;

/** The scheme `s` is there, for whoever asks. */
export function lisible(demandeur: Contexte): RawBuilder<SqlBool> {
  return sql`(s.retire_le IS NULL AND ${filter(demandeur, operationsSchemas.lire, { schema: "s" })})`;
}

function importable(ctx: Contexte): RawBuilder<SqlBool> {
  return filter(ctx, operationsSchemas.importer, { schema: "s" });
}

/** Persons are named to whoever may see them only. */
function nommable(ctx: Contexte): RawBuilder<SqlBool> {
  return may(ctx, operationsActeurs.voirPersonnes, null) ? sql`true` : sql`a.genre <> 'personne'`;
}
