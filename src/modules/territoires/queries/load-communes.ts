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

/** The same for the communes of the département alone, and what became of their old codes: a few milliseconds. */
export async function loadCommunesIci(ctx: Contexte): Promise<Communes> {
  const communes = await ctx.tx
    .selectFrom("commune")
    .select(["code", "nom", "departement", "population"])
    .where("departement", "=", ctx.departement)
    .execute();
  return assemblerCommunes(
    new Map(communes.map(({ code, ...one }) => [code, one])),
    await listChangements(ctx, ctx.departement),
    MILLESIME,
  );
}

/** All of them, or those that name a code of one département. */
async function listChangements(
  ctx: Pick<Contexte, "tx">,
  departement: string | null = null,
): Promise<Changement[]> {
  const debut = departement === null ? null : `${departement}%`;
  const { rows } = await sql<Changement>`
    SELECT to_char(p.date_effet, 'YYYY-MM-DD') AS date, p.date_connue AS "dateConnue", p.genre, p.ancien AS de,
           p.nouveau AS vers, p.poids, p.nom
      FROM commune_passage p
     WHERE ${debut}::text IS NULL OR p.ancien LIKE ${debut}::text OR p.nouveau LIKE ${debut}::text
     ORDER BY p.date_effet, p.ancien, p.nouveau`.execute(ctx.tx);
  return rows;
}
