import { createActeurs, type NouvelActeur } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ActeurCible, ActionCourante } from "../../domain/imports/plan-cible.ts";
import type { Difference } from "../../domain/imports/plan-diff.ts";
import { PlanWriter } from "./plan-writer.ts";

export type PlanApplique = {
  schema: Id<"schema">;
  difference: Difference;
  /** Acteurs to create, by the key that the plan names them with. */
  nouveauxActeurs: ReadonlyMap<ActeurCible, NouvelActeur>;
  /** True to remove the actions that the file does not have. */
  retirerAbsentes: boolean;
};

/**
 * Writes a difference into a scheme: levels, objectifs, actions, their acteurs, and what the file said of each field for
 * the next comparison. Everything goes in the transaction of the context, a few statements however many actions.
 * Rights are those of whoever calls (an import, the demonstration). Gives the acteurs that it created.
 */
export async function applyPlan(ctx: Contexte, plan: PlanApplique): Promise<Id<"acteur">[]> {
  const created = await createNamed(ctx, plan.nouveauxActeurs);
  const writer = new PlanWriter(ctx, plan.schema, (cible) => created.get(cible) ?? (cible as Id<"acteur">));
  for (const volet of plan.difference.volets) writer.addVolet(volet);
  await writer.flush();
  if (plan.retirerAbsentes) await removeActions(ctx, plan.difference.absentes);
  return [...created.values()];
}

async function createNamed(
  ctx: Contexte,
  nouveaux: ReadonlyMap<ActeurCible, NouvelActeur>,
): Promise<Map<ActeurCible, Id<"acteur">>> {
  const ids = await createActeurs(ctx, [...nouveaux.values()]);
  return new Map([...nouveaux.keys()].flatMap((cle, index) => (ids[index] ? [[cle, ids[index]]] : [])));
}

/** Hidden from the plan, kept with their news. */
async function removeActions(ctx: Contexte, absentes: readonly ActionCourante[]): Promise<void> {
  if (absentes.length === 0) return;
  await ctx.tx
    .updateTable("action")
    .set({ retiree_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where(
      "id",
      "in",
      absentes.map((action) => action.id),
    )
    .execute();
  await recordJournal(
    ctx,
    absentes.map(
      (action): Inscription => ({
        operation: "schemas.retirer-action",
        objet: { genre: "action", id: action.id },
        avant: { code: action.code, intitule: action.valeurs.intitule },
      }),
    ),
  );
}
