import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { PARENTS } from "../domain/fiche.ts";
import { type Genre, LIBELLE_GENRE } from "../domain/genre.ts";

export type OptionActeur = { value: string; label: string };

/** What may stand above an acteur of one of those kinds, by name; put away ones are left out. */
export async function listParents(ctx: Contexte, genres: readonly Genre[]): Promise<OptionActeur[]> {
  const allowed = [...new Set(genres.flatMap((genre) => PARENTS[genre]))];
  const { rows } = await sql<{ value: string; nom: string; sigle: string | null; genre: Genre }>`
    SELECT a.public_id AS value, a.nom, a.sigle, a.genre
      FROM acteur a
     WHERE a.departement = ${ctx.departement} AND a.genre = ANY (${allowed}::text[])
       AND a.fusionne_dans IS NULL AND a.archive_le IS NULL
     ORDER BY a.nom COLLATE "fr-FR-x-icu", a.id`.execute(ctx.tx);
  return rows.map(({ value, nom, sigle, genre }) => ({
    value,
    label: [sigle ? `${nom} (${sigle})` : nom, genre === "service" ? LIBELLE_GENRE.service : null]
      .filter(Boolean)
      .join(", "),
  }));
}
