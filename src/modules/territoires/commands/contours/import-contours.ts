import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { type ExamenContours, examineContours } from "../../queries/contours/examine-contours.ts";
import { operationsTerritoires } from "../../rights.ts";

export type FichierContours = {
  nom: string;
  contenu: Uint8Array;
  /** Who made the contours: « IGN, Admin Express 2024 ». */
  source: string;
  /** Year of the contours; null when it is not known. */
  millesime: number | null;
};

/** Characters of the longest source. */
export const SOURCE_MAXIMUM = 120;

/**
 * Takes the contours of a file in the place of those in use: its communes, and the EPCI and the département joined from
 * them; or its EPCI alone. The same file again draws the same map.
 *
 * @throws Refusal `contours.*` naming the field: what is wrong in the file, `contours.source`, `contours.millesime`
 */
export async function importContours(ctx: Contexte, fichier: FichierContours): Promise<ExamenContours> {
  require(ctx, operationsTerritoires.dessiner, null);
  const source = fichier.source.replace(/\s+/g, " ").trim();
  if (source === "" || source.length > SOURCE_MAXIMUM)
    throw new Refusal("contours.source", { champ: "source", maximum: SOURCE_MAXIMUM });
  const { millesime } = fichier;
  if (millesime !== null && !(Number.isInteger(millesime) && millesime >= 1943 && millesime <= MILLESIME))
    throw new Refusal("contours.millesime", { champ: "millesime", derniere: MILLESIME });
  const examen = await examineContours(ctx, fichier.contenu);
  // Two imports at once: the second waits, and its contours stay.
  const before = await sql<{ maille: string; source: string; fichier: string }>`
    SELECT maille, source, fichier FROM contour_jeu
     WHERE departement = ${ctx.departement} ORDER BY maille FOR UPDATE`.execute(ctx.tx);
  await ctx.tx.deleteFrom("contour_jeu").where("departement", "=", ctx.departement).execute();
  const id = newId<"contour_jeu">();
  const jeu = { id, source, millesime, fichier: fichier.nom.slice(0, 200), importe_le: ctx.now.toString() };
  for (const { maille, deduit, formes } of examen.jeux) {
    await ctx.tx
      .insertInto("contour_jeu")
      .values({ departement: ctx.departement, maille, deduit, ...jeu, ...examen.cadre })
      .execute();
    await sql`
      INSERT INTO contour (departement, maille, code, trace, x, y)
      SELECT ${ctx.departement}, ${maille}, *
        FROM unnest(${formes.map((f) => f.code)}::text[], ${formes.map((f) => f.trace)}::text[],
                    ${formes.map((f) => f.x)}::int[], ${formes.map((f) => f.y)}::int[])`.execute(ctx.tx);
  }
  const [old] = before.rows;
  await recordJournal(ctx, [
    {
      operation: "territoires.importer-contours",
      objet: { genre: "contours", id },
      avant: old ? { source: old.source, fichier: old.fichier } : null,
      apres: { source, fichier: jeu.fichier, millesime, territoires: examen.jeux[0]?.formes.length ?? 0 },
    },
  ]);
  return examen;
}
