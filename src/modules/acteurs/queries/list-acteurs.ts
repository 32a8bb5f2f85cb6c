import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Order } from "#platform/http/listing.ts";
import { may } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type ActeurListe = {
  id: Id<"acteur">;
  publicId: string;
  genre: Genre;
  nom: string;
  sigle: string | null;
  parent: string | null;
  fonction: string | null;
  aConfirmer: boolean;
  archive: boolean;
};

export type FiltreActeurs = {
  genre?: Genre | null;
  /** As typed: any way to write an acteur that holds it, accents and case apart. */
  recherche?: string;
  aConfirmer?: boolean;
  /** Those that are put away instead of the others. */
  archives?: boolean;
};

export const TRIS_ACTEURS = ["nom", "sigle", "genre", "parent"] as const;
export type TriActeurs = Order<(typeof TRIS_ACTEURS)[number]>;
const PAR_NOM: TriActeurs = { cle: "nom", sens: "asc" };

/** Rows `from` (included) to `to` (excluded) of the list; all of them when absent. */
export type Tranche = { from: number; to: number };

/** The acteurs of the département by name; persons only for whoever may see them. */
export async function listActeurs(
  ctx: Contexte,
  filtre: FiltreActeurs = {},
  tranche: Tranche | null = null,
  tri: TriActeurs = PAR_NOM,
): Promise<ActeurListe[]> {
  const { rows } = await sql<ActeurListe>`
    SELECT a.id, a.public_id AS "publicId", a.genre, a.nom, a.sigle, coalesce(p.sigle, p.nom) AS parent, a.fonction,
           a.a_confirmer AS "aConfirmer", a.archive_le IS NOT NULL AS archive
      FROM acteur a
      LEFT JOIN acteur p ON p.departement = a.departement AND p.id = a.parent
     WHERE ${condition(ctx, filtre)}
     ORDER BY ${COLONNES[tri.cle]} COLLATE "fr-FR-x-icu" ${tri.sens === "desc" ? sql`DESC` : sql`ASC`} NULLS LAST,
              a.nom COLLATE "fr-FR-x-icu", a.id
     LIMIT ${tranche ? tranche.to - tranche.from : null}::int OFFSET ${tranche?.from ?? 0}::int`.execute(
    ctx.tx,
  );
  return rows;
}

const COLONNES = {
  nom: sql`a.nom`,
  sigle: sql`a.sigle`,
  genre: sql`a.genre`,
  parent: sql`coalesce(p.sigle, p.nom)`,
} as const;

export type CompteGenre = { genre: Genre; nombre: number; aConfirmer: number };

/** How many acteurs of each kind the search finds, and how many of them wait to be confirmed. */
export async function countActeurs(
  ctx: Contexte,
  recherche: string,
  archives = false,
): Promise<CompteGenre[]> {
  const { rows } = await sql<CompteGenre>`
    SELECT a.genre, count(*)::int AS nombre, count(*) FILTER (WHERE a.a_confirmer)::int AS "aConfirmer"
      FROM acteur a
     WHERE ${condition(ctx, { recherche, archives })}
     GROUP BY a.genre`.execute(ctx.tx);
  return rows;
}

function condition(
  ctx: Contexte,
  { genre = null, recherche = "", aConfirmer = false, archives = false }: FiltreActeurs,
) {
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const words = normalise(recherche);
  // Something was typed that says nothing (« ?! »): nobody is called so.
  if (!words && recherche.trim()) return sql`false`;
  // Normalised text holds letters, digits, spaces and apostrophes only: nothing that LIKE would read as a pattern.
  const wanted = words ? `%${words}%` : null;
  return sql`a.departement = ${ctx.departement} AND a.fusionne_dans IS NULL
       AND (a.archive_le IS NOT NULL) = ${archives}::boolean
       AND (${persons} OR a.genre <> 'personne')
       AND (NOT ${aConfirmer}::boolean OR a.a_confirmer)
       AND (${genre}::text IS NULL OR a.genre = ${genre}::text)
       AND (${wanted}::text IS NULL OR EXISTS (
             SELECT 1 FROM acteur_nom n
              WHERE n.departement = a.departement AND n.acteur = a.id AND n.nom LIKE ${wanted}::text))`;
}
