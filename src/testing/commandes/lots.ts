import { changeInLot } from "#modules/schemas/commands/lots/change-in-lot.ts";
import { undoLot } from "#modules/schemas/commands/lots/undo-lot.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { D63, type Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

export const COMMANDES_LOTS: Readonly<Record<string, Commande>> = {
  changeInLot: {
    ...copilote,
    run: async (ctx, { schema }) => changeInLot(ctx, await lotOf(ctx, schema)),
  },
  undoLot: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, async (ctx) => changeInLot(ctx, await lotOf(ctx, monde.schema))),
    run: (ctx, { schema }, lot) => undoLot(ctx, { schema: schema.publicId, lot, accepteRestes: false }),
  },
};

/** An end for 1-A that it has not yet, whatever was done to it. */
async function lotOf(
  ctx: Contexte,
  { publicId, actions }: Monde["schema"],
): Promise<Parameters<typeof changeInLot>[1]> {
  const action = await ctx.tx
    .selectFrom("action")
    .select("revision")
    .where("departement", "=", D63)
    .where("id", "=", actions["1-A"].id)
    .executeTakeFirst();
  const revision = action?.revision ?? 1;
  return {
    schema: publicId,
    changement: { genre: "dater", champ: "fin", date: parsePartialDate(String(2030 + revision)) },
    actions: [{ publicId: actions["1-A"].publicId, revision }],
    cle: newId(),
  };
}
