import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { defaireFusion, type FicheFusion } from "../../domain/structure/fusion.ts";
import { type ActionTrouvee, findAction } from "../plan/find-action.ts";
import { type FusionTrouvee, readAFusionner } from "./lire-fusion.ts";

/** What telling two actions apart again would do. */
export type RetourFusion = {
  gardee: ActionTrouvee;
  courant: FicheFusion;
  /** What the one that stays would say. */
  fiche: FicheFusion;
  /** Fields that somebody changed since: they stay as they are. */
  suivis: string[];
  /** What the one that comes back cannot have again. */
  sansPlace: boolean;
  /** Code that another action bears by now, with its title. */
  codePris: { code: string; porteur: string } | null;
};

/** Compares what a merge left with what is there. @throws Refusal `introuvable` when the action that stayed is removed. */
export async function examineFusion(
  ctx: Contexte,
  { schema, gardee: { publicId }, absorbee, trace }: FusionTrouvee,
): Promise<RetourFusion> {
  const gardee = await findAction(ctx, { schema: schema.publicId, action: publicId });
  const { herites: _herites, ...courant } = await readAFusionner(ctx, gardee);
  const { fiche, suivis } = defaireFusion(courant, trace);
  return {
    ...{ gardee, courant, fiche, suivis },
    sansPlace: !(await isThere(ctx, trace.place)),
    codePris: await findPorteur(ctx, absorbee.id, { gardee: gardee.id, code: fiche.code }),
  };
}

/** What the action stood under is in the plan still. */
async function isThere(
  { tx, departement }: Contexte,
  { volet, engagement, objectif }: FusionTrouvee["trace"]["place"],
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM volet WHERE departement = ${departement} AND id = ${volet} AND retire_le IS NULL
    UNION ALL SELECT FROM engagement WHERE departement = ${departement} AND id = ${engagement} AND retire_le IS NULL
    UNION ALL SELECT FROM objectif WHERE departement = ${departement} AND id = ${objectif} AND retire_le IS NULL`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The action that bears the code of the one that comes back; the one that stays counts with the code that it will have. */
async function findPorteur(
  { tx, departement }: Contexte,
  absorbee: Id<"action">,
  { gardee, code }: { gardee: Id<"action">; code: string | null },
): Promise<RetourFusion["codePris"]> {
  const { rows } = await sql<{ code: string; porteur: string }>`
    SELECT a.code, t.intitule AS porteur FROM action a
      JOIN action t ON t.departement = a.departement AND t.schema = a.schema AND t.retiree_le IS NULL
                   AND a.code = CASE WHEN t.id = ${gardee} THEN ${code}::text ELSE t.code END
     WHERE a.departement = ${departement} AND a.id = ${absorbee}`.execute(tx);
  return rows[0] ?? null;
}
