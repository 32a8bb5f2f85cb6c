import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { changeInLot } from "../commands/lots/change-in-lot.ts";
import { undoLot } from "../commands/lots/undo-lot.ts";
import type { Changement } from "../domain/lots/lot.ts";
import { asOn } from "./load-membres.ts";

/** Who coordinates the scheme of the Puy-de-Dôme; the two others have no lot. */
const COORDINATION: Readonly<Record<string, string>> = { "63": "solene-marchebois" };

/** Two lots on what ends in 2026: one made in error and undone the day after, one that says the month and stays. */
export async function loadLotDemo(
  ctx: Contexte,
  schema: { id: Id<"schema">; publicId: string },
  acteurs: ActeursDemo,
): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  if (!qui) return;
  const annee = parsePartialDate("2026") as PartialDate;
  const lot = async (joursAvant: number, changement: Changement) => {
    const actions = await ctx.tx
      .selectFrom("action")
      .select(["public_id as publicId", "revision"])
      .where("departement", "=", ctx.departement)
      .where("schema", "=", schema.id)
      .where("fin", "=", annee)
      .orderBy("ordre")
      .limit(8)
      .execute();
    if (actions.length === 0) throw new Error("demonstration: nothing ends in 2026");
    const wanted = { schema: schema.publicId, changement, actions, cle: newId() };
    return changeInLot(asOn(ctx, acteurs, qui, joursAvant), wanted);
  };
  const erreur = await lot(16, { genre: "decaler", mois: 12 });
  const annulation = { schema: schema.publicId, lot: erreur, accepteRestes: false };
  await undoLot(asOn(ctx, acteurs, qui, 15), annulation);
  await lot(15, { genre: "dater", champ: "fin", date: parsePartialDate("2026-12") });
}
