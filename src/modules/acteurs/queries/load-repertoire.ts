import type { Contexte } from "#platform/context/contexte.ts";
import { type Repertoire, repertoireOf } from "../domain/resolution.ts";

/** Every way every acteur of the département is written, persons included (an action may be piloted by name). */
export async function loadRepertoire(ctx: Contexte): Promise<Repertoire> {
  const rows = await ctx.tx
    .selectFrom("acteur_nom")
    .select(["nom", "acteur"])
    .where("departement", "=", ctx.departement)
    .execute();
  return repertoireOf(rows);
}
