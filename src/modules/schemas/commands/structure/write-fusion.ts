import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { checkDetails, checkIntitule } from "../../domain/plan/fiche.ts";
import type { FicheFusion } from "../../domain/structure/fusion.ts";
import {
  currentEtiquettes,
  writeActeurs,
  writeEtiquettes,
  writeJalons,
  writeTerritoires,
} from "../ecrire/write-details.ts";

/**
 * Writes what an action says once it has received another, or given it back. It counts as written, for an import that
 * would be undone.
 *
 * @throws Refusal those of a fiche, such as `fiche.trop` when both together are beyond what one may hold.
 */
export async function writeFicheFusion(
  ctx: Contexte,
  { id }: { id: Id<"action"> },
  { intitule, nature, periode, ...fiche }: FicheFusion,
): Promise<void> {
  checkIntitule(intitule, periode);
  const { code, description, acteurs, etiquettes, territoires, jalons } = checkDetails(fiche);
  await ctx.tx
    .updateTable("action")
    .set(({ eb }) => ({
      ...{ intitule, nature, code, description, debut: periode.debut, fin: periode.fin },
      ecrite: eb("ecrite", "+", 1),
      revision: eb("revision", "+", 1),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await writeActeurs(ctx, "action", id, acteurs);
  await writeEtiquettes(ctx, "action", id, await currentEtiquettes(ctx, etiquettes));
  await writeTerritoires(ctx, id, territoires);
  await writeJalons(ctx, id, jalons);
}

/** A milestone that only the other had reached keeps the day of that. */
export async function takeMilestones(
  { tx, departement }: Contexte,
  { from, to }: { from: Id<"action">; to: Id<"action"> },
  avant: FicheFusion,
): Promise<void> {
  const own = avant.jalons.flatMap(({ libelle, fait }) => (fait ? [libelle] : []));
  await sql`
    UPDATE jalon k SET fait_le = j.fait_le FROM jalon j
     WHERE k.departement = ${departement} AND k.action = ${to} AND k.fait_le IS NOT NULL
       AND NOT k.libelle = ANY(${own}::text[])
       AND j.departement = k.departement AND j.action = ${from} AND j.libelle = k.libelle AND j.fait_le IS NOT NULL`.execute(
    tx,
  );
}

/** The fields as the journal tells them. */
export function flat({ periode, acteurs, ...rest }: FicheFusion) {
  return { ...rest, ...periode, ...acteurs };
}
