import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { NIVEAUX, type Niveau } from "../../domain/plan/niveaux.ts";
import { findRetrait, findRetraits, listCodesPris, retraitOf } from "../../queries/corbeille/find-retrait.ts";
import { findLieu, lockPlan } from "../../queries/plan/find-lieu.ts";
import { operationsSchemas } from "../../rights.ts";
import { checkCorbeille } from "../echanges/remove-commentaire.ts";
import { refuseClosed } from "../ecrire/check-ecriture.ts";
import { noteObjets } from "./note-objets.ts";

/** How many actions came back without the code that another bears by now. */
export type Restauration = { sansCode: number };

export type RetraitRendu = {
  schema: string;
  /** Public id of the gesture. */
  retrait: string;
  /** The object that it removed, for a form sent twice. */
  niveau: Niveau;
  id: string;
};

/**
 * Gives back what one gesture removed, whole and where it was. What it stood under comes back first when it is in the
 * trash too. A code that another action bears by now is left to that one. Asked twice, it is done once.
 *
 * @throws Refusal `introuvable` for what is not in the trash any more, `ecrire.schema-clos`, `corbeille.passee` (409) beyond
 * thirty days; that of the rights for any of what comes back.
 */
export async function restoreRetrait(ctx: Contexte, wanted: RetraitRendu): Promise<Restauration> {
  const { schema, retrait } = wanted;
  const asked = (await retraitOf(ctx, wanted)) === retrait ? await findRetrait(ctx, wanted) : null;
  const { droits, schema: found } = asked ?? (await findLieu(ctx, wanted));
  require(ctx, operationsSchemas.ecrire, droits);
  refuseClosed(found);
  await lockPlan(ctx, found.id);
  // Given back already, by this form or by somebody else while this one waited.
  if ((await retraitOf(ctx, wanted)) !== retrait) {
    await findLieu(ctx, wanted);
    return { sansCode: 0 };
  }
  return restore(ctx, { schema, retrait });
}

async function restore(ctx: Contexte, ids: { schema: string; retrait: string }): Promise<Restauration> {
  const retraits = await findRetraits(ctx, ids);
  for (const { droits, retireLe } of retraits) {
    require(ctx, operationsSchemas.ecrire, droits);
    checkCorbeille(ctx, retireLe);
  }
  const taken = new Map((await listCodesPris(ctx, retraits)).map(({ action, code }) => [action, code]));
  const retraitIds = retraits.map(({ id }) => id);
  // What stands above first: nothing is ever there under what is not.
  for (const retrait of retraits.toReversed()) {
    const back = await restoreRows(ctx, retrait.id, [...taken.keys()]);
    await noteObjets(ctx, { operation: "schemas.restaurer", avec: retrait.objet }, back, (id) => {
      const code = taken.get(id as Id<"action">);
      return code === undefined ? {} : { avant: { code }, apres: { code: null } };
    });
  }
  await ctx.tx
    .deleteFrom("retrait")
    .where("departement", "=", ctx.departement)
    .where("id", "in", retraitIds)
    .execute();
  return { sansCode: taken.size };
}

async function restoreRows(
  { tx, departement }: Contexte,
  retrait: Id<"retrait">,
  sansCode: readonly Id<"action">[],
): Promise<{ niveau: Niveau; id: Id<Niveau> }[]> {
  const back: { niveau: Niveau; id: Id<Niveau> }[] = [];
  for (const niveau of NIVEAUX) {
    const action = niveau === "action";
    const code = action
      ? sql`, code = CASE WHEN id = ANY(${[...sansCode]}::uuid[]) THEN NULL ELSE code END`
      : sql``;
    const { rows } = await sql<{ id: Id<Niveau> }>`
      UPDATE ${sql.table(niveau)}
         SET ${sql.ref(action ? "retiree_le" : "retire_le")} = NULL, retrait = NULL, revision = revision + 1 ${code}
       WHERE departement = ${departement} AND retrait = ${retrait} RETURNING id`.execute(tx);
    back.push(...rows.map(({ id }) => ({ niveau, id })));
  }
  return back;
}
