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

/** What zones are looked for: of one kind, one year, around a commune, themselves; both by code, or words of the name. */
export type FiltreZonages = {
  genre: GenreZonage | null;
  annee: number | null;
  commune: string;
  zone: string;
};

/** No filter: every zone. */
export const TOUTES: FiltreZonages = { genre: null, annee: null, commune: "", zone: "" };

/** The zonings known of the département, the newest first; or those that were taken off and can be put back. */
export async function listJeuxZonage(
  { tx, departement }: Contexte,
  retires: boolean = false,
): Promise<JeuZonage[]> {
  const { rows } = await sql<JeuZonage>`
    SELECT j.genre, j.annee, j.source, j.fichier, to_char(j.importe_le AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "importeLe",
           count(DISTINCT z.code)::int AS zones, count(DISTINCT z.commune)::int AS communes
      FROM zonage_jeu j
      JOIN zonage_commune z ON z.departement = j.departement AND z.genre = j.genre AND z.annee = j.annee
     WHERE j.departement = ${departement} AND (j.retire_le IS NOT NULL) = ${retires}
     GROUP BY j.departement, j.genre, j.annee
     ORDER BY j.genre, j.annee DESC`.execute(tx);
  return rows;
}

/** Zones with their communes, by kind, newest year, then name. */
export async function listZones(
  { tx, departement }: Contexte,
  { genre, annee, commune, zone }: FiltreZonages,
): Promise<Zone[]> {
  const { rows } = await sql<Zone>`
    SELECT z.genre, z.annee, z.code, min(z.nom) AS nom, j.source,
           json_agg(json_build_object('code', z.commune, 'nom', coalesce(c.nom, z.commune), 'partielle', z.partielle)
                    ORDER BY coalesce(c.nom, z.commune)) AS communes
      FROM zonage_commune z
      JOIN zonage_jeu j ON j.departement = z.departement AND j.genre = z.genre AND j.annee = z.annee
                        AND j.retire_le IS NULL
      LEFT JOIN commune c ON c.code = z.commune
     WHERE z.departement = ${departement}
       AND (${genre}::text IS NULL OR z.genre = ${genre}::text)
       AND (${annee}::int IS NULL OR z.annee = ${annee}::int)
     GROUP BY z.genre, z.annee, z.code, j.source
     ORDER BY z.genre, z.annee DESC, nom, z.code`.execute(tx);
  return rows.filter(
    (row) =>
      (zone.trim() === "" || isCalled(row, zone)) &&
      (commune.trim() === "" || row.communes.some((one) => isCalled(one, commune))),
  );
}

function isCalled({ code, nom }: { code: string; nom: string }, said: string): boolean {
  return code === said.trim() || normalise(nom).includes(normalise(said));
}

/** The zones of the newest year of each kind. */
export async function listZonesRecentes(ctx: Contexte): Promise<Zone[]> {
  const newest = new Map<string, number>();
  for (const { genre, annee } of await listJeuxZonage(ctx))
    newest.set(genre, Math.max(annee, newest.get(genre) ?? 0));
  return (await listZones(ctx, TOUTES)).filter((zone) => zone.annee === newest.get(zone.genre));
}

/** Those of {@link listZonesRecentes} that hold some communes, each with these communes only. */
export async function listZonesDeCommunes(ctx: Contexte, communes: readonly string[]): Promise<Zone[]> {
  const members = new Set(communes);
  return (await listZonesRecentes(ctx))
    .map((zone) => ({ ...zone, communes: zone.communes.filter(({ code }) => members.has(code)) }))
    .filter((zone) => zone.communes.length > 0);
}
