import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import type { GenreZonage } from "../../domain/zonages/lire-zonage.ts";

export type JeuZonage = {
  genre: GenreZonage;
  annee: number;
  source: string;
  fichier: string;
  /** ISO day. */
  importeLe: string;
  zones: number;
  communes: number;
};

export type Zone = {
  genre: GenreZonage;
  annee: number;
  code: string;
  nom: string;
  source: string;
  /** By name; those of today, or the code where the commune is gone. */
  communes: { code: string; nom: string; partielle: boolean }[];
};

/** What zones are looked for: of one kind, one year, around a commune (its code, or words of its name). */
export type FiltreZonages = { genre: GenreZonage | null; annee: number | null; commune: string };

/** The zonings known of the département, the newest first. */
export async function listJeuxZonage({ tx, departement }: Contexte): Promise<JeuZonage[]> {
  const { rows } = await sql<JeuZonage>`
    SELECT j.genre, j.annee, j.source, j.fichier, to_char(j.importe_le AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "importeLe",
           count(DISTINCT z.code)::int AS zones, count(DISTINCT z.commune)::int AS communes
      FROM zonage_jeu j
      JOIN zonage_commune z ON z.departement = j.departement AND z.genre = j.genre AND z.annee = j.annee
     WHERE j.departement = ${departement}
     GROUP BY j.departement, j.genre, j.annee
     ORDER BY j.genre, j.annee DESC`.execute(tx);
  return rows;
}

/** Zones with their communes, by kind, newest year, then name. */
export async function listZones(
  { tx, departement }: Contexte,
  { genre, annee, commune }: FiltreZonages,
): Promise<Zone[]> {
  const { rows } = await sql<Zone>`
    SELECT z.genre, z.annee, z.code, min(z.nom) AS nom, j.source,
           json_agg(json_build_object('code', z.commune, 'nom', coalesce(c.nom, z.commune), 'partielle', z.partielle)
                    ORDER BY coalesce(c.nom, z.commune)) AS communes
      FROM zonage_commune z
      JOIN zonage_jeu j ON j.departement = z.departement AND j.genre = z.genre AND j.annee = z.annee
      LEFT JOIN commune c ON c.code = z.commune
     WHERE z.departement = ${departement}
       AND (${genre}::text IS NULL OR z.genre = ${genre}::text)
       AND (${annee}::int IS NULL OR z.annee = ${annee}::int)
     GROUP BY z.genre, z.annee, z.code, j.source
     ORDER BY z.genre, z.annee DESC, nom, z.code`.execute(tx);
  const wanted = normalise(commune);
  if (wanted === "") return rows;
  return rows.filter((zone) =>
    zone.communes.some(({ code, nom }) => code === commune.trim() || normalise(nom).includes(wanted)),
  );
}

/** Zones that hold some communes, in the newest year of each kind; each with those communes only. */
export async function listZonesDeCommunes(ctx: Contexte, communes: readonly string[]): Promise<Zone[]> {
  const members = new Set(communes);
  const newest = new Map<string, number>();
  for (const { genre, annee } of await listJeuxZonage(ctx))
    newest.set(genre, Math.max(annee, newest.get(genre) ?? 0));
  const zones = await listZones(ctx, { genre: null, annee: null, commune: "" });
  return zones
    .filter((zone) => zone.annee === newest.get(zone.genre))
    .map((zone) => ({ ...zone, communes: zone.communes.filter(({ code }) => members.has(code)) }))
    .filter((zone) => zone.communes.length > 0);
}
