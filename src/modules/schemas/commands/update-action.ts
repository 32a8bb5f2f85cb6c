import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Nature } from "../domain/vocabulaire.ts";
import { findAction } from "../queries/find-action.ts";
import { operationsSchemas } from "../rights.ts";

export type ActionModifiee = {
  schema: string;
  action: string;
  /** The revision that the form was filled from. */
  revision: number;
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
};

/**
 * Changes what the plan says of an action. The next import keeps this change unless somebody prefers the file.
 *
 * @throws Refusal `action.perimee` (409) when somebody else changed it since the form was opened: the page then shows
 * both texts; `action.intitule-vide`, `action.intitule-long`, `action.dates-inversees`.
 */
export async function updateAction(ctx: Contexte, wanted: ActionModifiee): Promise<void> {
  const before = await findAction(ctx, wanted, { lock: true });
  require(ctx, operationsSchemas.modifier, before.droits);
  const intitule = wanted.intitule.replace(/\s+/g, " ").trim();
  if (!intitule) throw new Refusal("action.intitule-vide", { champ: "intitule" });
  if (intitule.length > 2_000) throw new Refusal("action.intitule-long", { champ: "intitule" });
  const { nature, debut, fin } = wanted;
  if (debut && fin && Temporal.PlainDate.compare(lastDay(fin), firstDay(debut)) < 0) {
    throw new Refusal("action.dates-inversees", { champ: "fin" });
  }
  const avant = { intitule: before.intitule, nature: before.nature, debut: before.debut, fin: before.fin };
  const apres = { intitule, nature, debut, fin };
  // Before the revision: the second of a double click finds its own text and must not be told that somebody else wrote it.
  if (JSON.stringify(avant) === JSON.stringify(apres)) return;
  if (before.revision !== wanted.revision)
    throw new Refusal("action.perimee", { revision: before.revision }, 409);
  await ctx.tx
    .updateTable("action")
    .set({ ...apres, revision: before.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  await recordJournal(ctx, [
    { operation: operationsSchemas.modifier.code, objet: { genre: "action", id: before.id }, avant, apres },
  ]);
}
