import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { LigneChamps, PointDit } from "../../domain/suivi/evolution.ts";
import { operationsSchemas } from "../../rights.ts";
import { MONTRE_PAR } from "../nouvelles/montre-par.ts";

/**
 * Which changes: those since an instant; or those of the lines of the journal after one and up to another, which leave
 * out nothing of what was being written meanwhile.
 */
export type Fenetre = { depuis: string } | { apres: bigint; jusqua: bigint };

/** SQL: a line of the journal called `alias` is in the window; before it. */
function inside(fenetre: Fenetre, alias: string): RawBuilder<boolean> {
  const [no, instant] = [sql.ref(`${alias}.no`), sql.ref(`${alias}.instant`)];
  return "depuis" in fenetre
    ? sql`${instant} >= ${fenetre.depuis}::timestamptz`
    : sql`${no} > ${fenetre.apres} AND ${no} <= ${fenetre.jusqua}`;
}

function before(fenetre: Fenetre, alias: string): RawBuilder<boolean> {
  return "depuis" in fenetre
    ? sql`${sql.ref(`${alias}.instant`)} < ${fenetre.depuis}::timestamptz`
    : sql`${sql.ref(`${alias}.no`)} <= ${fenetre.apres}`;
}

/** SQL: the line by which news (`p`) were told meets a condition. */
function told(condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql`EXISTS (
    SELECT FROM journal t WHERE t.departement = p.departement AND t.objet = p.action AND t.instant = p.instant
       AND t.operation = ${operationsSchemas.donnerDesNouvelles.code} AND ${condition})`;
}

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

const POINT = sql`a.id AS action, p.id, p.date, to_char(p.instant AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS dit, p.statut,
       p.avancement, p.auteur_nom AS auteur, coalesce(i.sigle, i.nom) AS institution, p.commentaire,
       p.blocage_raison AS raison, p.blocage_condition AS condition, p.blocage_echeance AS echeance`;

/** News told in the window of the actions of a scheme that are not removed, in the order of telling. */
export async function readPointsSince(
  ctx: Contexte,
  schema: Id<"schema">,
  fenetre: Fenetre,
): Promise<PointRaconte[]> {
  const within =
    "depuis" in fenetre
      ? sql<boolean>`p.instant >= ${fenetre.depuis}::timestamptz`
      : told(inside(fenetre, "t"));
  const { rows } = await sql<PointRow>`
    SELECT ${POINT}
      FROM action f
      JOIN action a ON ${MONTRE_PAR} AND a.retiree_le IS NULL
      JOIN point_avancement p ON p.departement = f.departement AND p.action = f.id
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE f.departement = ${ctx.departement} AND f.schema = ${schema} AND ${within}
     ORDER BY p.instant, p.id`.execute(ctx.tx);
  return rows.map(pointOf);
}

/** The news that counted when the window opens, by action. */
export async function readPointsBefore(
  ctx: Contexte,
  actions: readonly string[],
  fenetre: Fenetre,
): Promise<Map<string, PointDit>> {
  if (actions.length === 0) return new Map();
  const earlier =
    "depuis" in fenetre
      ? sql<boolean>`p.instant < ${fenetre.depuis}::timestamptz`
      : sql<boolean>`NOT ${told(sql`t.no > ${fenetre.apres}`)}`;
  const { rows } = await sql<PointRow>`
    SELECT DISTINCT ON (a.id) ${POINT}
      FROM action f
      JOIN action a ON ${MONTRE_PAR}
      JOIN point_avancement p ON p.departement = f.departement AND p.action = f.id
      LEFT JOIN acteur i ON i.departement = p.departement AND i.id = p.institution
     WHERE f.departement = ${ctx.departement}
       AND (f.id = ANY(${[...actions]}::uuid[]) OR f.fusionnee_dans = ANY(${[...actions]}::uuid[]))
       AND ${earlier}
     ORDER BY a.id, p.date DESC, p.id DESC`.execute(ctx.tx);
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
 * The lines of the journal in the window about the actions and the objectifs of a scheme, those that an undone import
 * took away included (they are known by the objectif that held them). Not the news: they have rows of their own.
 */
export async function readJournalSince(
  ctx: Contexte,
  schema: Id<"schema">,
  fenetre: Fenetre,
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
                          AND ${before(fenetre, "e")}) AS nouveau,
           v.avant, v.apres
      FROM journal j
      LEFT JOIN journal_valeur v ON v.departement = j.departement AND v.no = j.no
     WHERE j.departement = ${departement} AND ${inside(fenetre, "j")}
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

/** An action or an objectif removed in the window, with the volet that held it. */
export type ObjetRetire = {
  genre: "action" | "objectif";
  id: string;
  titre: string;
  volet: string | null;
  jour: string;
  /** The action into which it was merged, as it is called today. */
  dans: string | null;
};

/** Those taken out of the plan in the window and still out of it. */
export async function readRetires(
  ctx: Contexte,
  schema: Id<"schema">,
  fenetre: Fenetre,
): Promise<ObjetRetire[]> {
  // The line by which it went is the last that it has while it is out.
  const gone = (table: "action" | "objectif", column: "retiree_le" | "retire_le") =>
    "depuis" in fenetre
      ? sql`${sql.ref(column)} >= ${fenetre.depuis}::timestamptz`
      : sql`${sql.ref(column)} IS NOT NULL AND EXISTS (
          SELECT FROM journal l WHERE l.departement = ${sql.ref(`${table}.departement`)} AND l.objet = ${sql.ref(`${table}.id`)}
             AND ${inside(fenetre, "l")})`;
  const { rows } = await sql<ObjetRetire>`
    WITH retire AS (
      SELECT 'action' AS genre, id, concat_ws(' ', code, intitule) AS titre, retiree_le AS quand, volet, engagement, objectif,
             fusionnee_dans
        FROM action
       WHERE departement = ${ctx.departement} AND schema = ${schema} AND ${gone("action", "retiree_le")}
      UNION ALL
      SELECT 'objectif', id, concat_ws('. ', no, titre), retire_le, volet, engagement, NULL, NULL
        FROM objectif
       WHERE departement = ${ctx.departement} AND schema = ${schema} AND ${gone("objectif", "retire_le")}
    )
    SELECT r.genre, r.id, r.titre, to_char(r.quand AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS jour,
           coalesce(r.volet, o.volet, e.volet) AS volet,
           CASE WHEN k.id IS NOT NULL THEN concat_ws(' ', k.code, k.intitule) END AS dans
      FROM retire r
      LEFT JOIN action k ON k.departement = ${ctx.departement} AND k.id = r.fusionnee_dans AND k.retiree_le IS NULL
      LEFT JOIN objectif o ON o.departement = ${ctx.departement} AND o.id = r.objectif
      LEFT JOIN engagement e ON e.departement = ${ctx.departement} AND e.id = coalesce(r.engagement, o.engagement)
     ORDER BY r.quand, r.titre`.execute(ctx.tx);
  return rows;
}
