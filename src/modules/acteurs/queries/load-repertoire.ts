import type { Contexte } from "#platform/context/contexte.ts";
import { normalise } from "#platform/values/french.ts";
import { type Repertoire, repertoireOf } from "../domain/resolution.ts";

/** Every way every acteur of the département is written, persons included (an action may be piloted by name). */
export async function loadRepertoire(ctx: Contexte): Promise<Repertoire> {
  const rows = await ctx.tx
    .selectFrom("acteur_nom")
    .select(["nom", "acteur"])
    .where("departement", "=", ctx.departement)
    .execute();
  const shared = [...repertoireOf(rows).values()].flatMap((acteurs) => (acteurs.length > 1 ? acteurs : []));
  if (shared.length === 0) return repertoireOf(rows);
  // Those that share a name are also found by it with their public id behind (`distinctName`).
  const homonyms = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "nom", "public_id as publicId"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", [...new Set(shared)])
    .execute();
  return repertoireOf([
    ...rows,
    ...homonyms.map(({ id, nom, publicId }) => ({ nom: normalise(`${nom} ${publicId}`), acteur: id })),
  ]);
}
