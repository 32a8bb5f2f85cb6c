import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { assemblerCommunes, type Changement, type Communes } from "../domain/codes.ts";
import { MILLESIME } from "../domain/millesime.ts";

/**
 * Every code of commune of the country and what became of the old ones: read once (35 000 rows, about 100 ms), then asked
 * by `resolveCommune` and `passage` in memory.
 */
export async function loadCommunes(ctx: Pick<Contexte, "tx">): Promise<Communes> {
  const communes = await ctx.tx
    .selectFrom("commune")
    .select(["code", "nom", "departement", "population"])
    .execute();
  return assemblerCommunes(
    new Map(communes.map(({ code, ...one }) => [code, one])),
    await listChangements(ctx),
    MILLESIME,
  );
}

async function listChangements(ctx: Pick<Contexte, "tx">): Promise<Changement[]> {
  const { rows } = await sql<Changement>`
    SELECT to_char(p.date_effet, 'YYYY-MM-DD') AS date, p.date_connue AS "dateConnue", p.genre, p.ancien AS de,
           p.nouveau AS vers, p.poids, p.nom
      FROM commune_passage p
     ORDER BY p.date_effet, p.ancien, p.nouveau`.execute(ctx.tx);
  return rows;
}
