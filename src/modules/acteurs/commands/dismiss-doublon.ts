import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { operationsActeurs } from "../rights.ts";

/** Says that two acteurs that look alike are two: they are not proposed any more. Said twice, it is said once. */
export async function dismissDoublon(ctx: Contexte, pair: { a: string; b: string }): Promise<void> {
  require(ctx, operationsActeurs.ecrire, null);
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("public_id", "in", [pair.a, pair.b])
    .orderBy("id")
    .execute();
  const [first, second] = rows;
  if (!first || !second) throw new Refusal("introuvable", {}, 404);
  const done = await ctx.tx
    .insertInto("doublon_ecarte")
    .values({
      departement: ctx.departement,
      premier: first.id,
      second: second.id,
      ecarte_le: ctx.now.toString(),
      ecarte_par_nom: ctx.principal.genre === "anonyme" ? "" : ctx.principal.nom,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 0n) return;
  await recordJournal(ctx, [
    {
      operation: "acteurs.ecarter-doublon",
      objet: { genre: "acteur", id: first.id },
      apres: { autre: second.id },
    },
  ]);
}
