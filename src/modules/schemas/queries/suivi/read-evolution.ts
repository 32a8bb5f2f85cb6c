import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { LigneChamps, PointDit } from "../../domain/suivi/evolution.ts";

/** One news told since, with what its author said. */
export type PointRaconte = PointDit & {
  action: string;
  auteur: string;
  institution: string | null;
  commentaire: string;
};

type PointRow = Omit<PointRaconte, "blocage"> & {
  raison: string | null;
  condition: string | null;
  echeance: string | null;
};

function pointOf({ raison, condition, echeance, ...row }: PointRow): PointRaconte {
  return { ...row, blocage: raison && condition && echeance ? { raison, condition, echeance } : null };
}

const POINT = sql`p.action, p.id, p.date, to_char(p.instant AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS dit, p.statut,
       p.avancement, p.auteur_nom AS auteur, coalesce(i.sigle, i.nom) AS institution, p.commentaire,
       p.blocage_raison AS raison, p.blocage_condition AS condition, p.blocage_echeance AS echeance`;

/** News told since `depuis` (an instant) of the actions of a scheme that are not removed, in the order of telling. */
export async function readPointsSince(
  ctx: Contexte,
  schema: Id<"schema">,
  depuis: string,
): Promise<PointRaconte[]> {
  const { rows } = await sql<PointRow>`
    SELECT ${POINT}
      FROM action a
      JOIN point_avancement p ON p.departement = a.departement AND p.action = a.id
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE a.departement = ${ctx.departement} AND a.schema = ${schema} AND a.retiree_le IS NULL
       AND p.instant >= ${depuis}::timestamptz
     ORDER BY p.instant, p.id`.execute(ctx.tx);
  return rows.map(pointOf);
}

/** The news that counted at `depuis`, by action. */
export async function readPointsBefore(
  ctx: Contexte,
  actions: readonly string[],
  depuis: string,
): Promise<Map<string, PointDit>> {
  if (actions.length === 0) return new Map();
  const { rows } = await sql<PointRow>`
    SELECT DISTINCT ON (p.action) ${POINT}
      FROM point_avancement p
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE p.departement = ${ctx.departement} AND p.action = ANY(${[...actions]}::uuid[])
       AND p.instant < ${depuis}::timestamptz
     ORDER BY p.action, p.date DESC, p.id DESC`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.action, pointOf(row)]));
}

/** What the journal says of one action or objectif since then. */
export type ObjetJournal = {
  genre: "action" | "objectif";
  id: string;
  /** Nothing was written of it before. */
  nouveau: boolean;
  /** ISO day of the last line. */
  jour: string;
  lignes: LigneChamps[];
};

type LigneRow = {
  genre: "action" | "objectif";
  id: string;
  nouveau: boolean;
  jour: string;
  avant: Record<string, unknown> | null;
  apres: Record<string, unknown> | null;
};

/**
 * The lines of the journal since `depuis` about the actions and the objectifs of a scheme, those that an undone import
 * took away included (they are known by the objectif that held them). Not the news: they have rows of their own.
 */
export async function readJournalSince(
  ctx: Contexte,
  schema: Id<"schema">,
  depuis: string,
): Promise<ObjetJournal[]> {
  const { departement } = ctx;
  const { rows } = await sql<LigneRow>`
    WITH objet AS (
      SELECT id FROM action WHERE departement = ${departement} AND schema = ${schema}
      UNION ALL SELECT id FROM objectif WHERE departement = ${departement} AND schema = ${schema}
    )
    SELECT j.objet_genre AS genre, j.objet AS id, to_char(j.instant AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS jour,
           NOT EXISTS (SELECT FROM journal e
                        WHERE e.departement = j.departement AND e.objet = j.objet
                          AND e.instant < ${depuis}::timestamptz) AS nouveau,
           v.avant, v.apres
      FROM journal j
      LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${departement} AND j.instant >= ${depuis}::timestamptz
       AND j.objet_genre IN ('action', 'objectif')
       AND (j.objet IN (SELECT id FROM objet)
            OR v.avant->>'objectif' IN (SELECT id::text FROM objet))
     ORDER BY j.no`.execute(ctx.tx);
  const found = new Map<string, ObjetJournal>();
  for (const { genre, id, nouveau, jour, avant, apres } of rows) {
    const objet = found.get(id) ?? { genre, id, nouveau, jour, lignes: [] };
    objet.jour = jour;
    objet.lignes.push({ avant: avant ?? {}, apres: apres ?? {} });
    found.set(id, objet);
  }
  return [...found.values()];
}

/** An action or an objectif removed since then, with the volet that held it. */
export type ObjetRetire = {
  genre: "action" | "objectif";
  id: string;
  titre: string;
  volet: string | null;
  jour: string;
};

/** Those taken out of the plan since `depuis` and still out of it. */
export async function readRetires(
  ctx: Contexte,
  schema: Id<"schema">,
  depuis: string,
): Promise<ObjetRetire[]> {
  const { rows } = await sql<ObjetRetire>`
    WITH retire AS (
      SELECT 'action' AS genre, id, concat_ws(' ', code, intitule) AS titre, retiree_le AS quand, volet, engagement, objectif
        FROM action
       WHERE departement = ${ctx.departement} AND schema = ${schema} AND retiree_le >= ${depuis}::timestamptz
      UNION ALL
      SELECT 'objectif', id, concat_ws('. ', no, titre), retire_le, volet, engagement, NULL
        FROM objectif
       WHERE departement = ${ctx.departement} AND schema = ${schema} AND retire_le >= ${depuis}::timestamptz
    )
    SELECT r.genre, r.id, r.titre, to_char(r.quand AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS jour,
           coalesce(r.volet, o.volet, e.volet) AS volet
      FROM retire r
      LEFT JOIN objectif o ON o.departement = ${ctx.departement} AND o.id = r.objectif
      LEFT JOIN engagement e ON e.departement = ${ctx.departement} AND e.id = coalesce(r.engagement, o.engagement)
     ORDER BY r.quand, r.titre`.execute(ctx.tx);
  return rows;
}
