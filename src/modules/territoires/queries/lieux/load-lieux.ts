import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";

/** The centre of a commune, in degrees. */
export type LieuCommune = {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly lon: number;
  readonly lat: number;
};

export type Lieux = { readonly source: string; readonly communes: readonly LieuCommune[] };

/** Where the communes of the département and of its ring are, by code; null when nobody imported it. */
export function loadLieux(ctx: Contexte): Promise<Lieux | null> {
  return remember(ctx, "lieux", async () => {
    const jeu = await ctx.tx
      .selectFrom("lieu_jeu")
      .select("source")
      .where("departement", "=", ctx.departement)
      .executeTakeFirst();
    if (!jeu) return null;
    const { rows } = await sql<LieuCommune>`
      SELECT l.commune AS code, c.nom, c.departement, l.lon, l.lat
        FROM lieu_commune l JOIN commune c ON c.code = l.commune
       WHERE l.departement = ${ctx.departement} ORDER BY l.commune`.execute(ctx.tx);
    return { source: jeu.source, communes: rows };
  });
}
