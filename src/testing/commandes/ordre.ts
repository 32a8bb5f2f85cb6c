import { moveNiveau } from "#modules/schemas/commands/ordre/move-niveau.ts";
import { renumber, undoRenumber } from "#modules/schemas/commands/ordre/renumber.ts";
import { loadNumeros } from "#modules/schemas/queries/ordre/load-numeros.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

/** Numbers the whole plan again. */
async function numberAgain(ctx: Contexte, { schema }: Monde): Promise<string> {
  const ids = { schema: schema.publicId, niveau: "tous" };
  const { lignes } = await loadNumeros(ctx, ids);
  return renumber(ctx, { ...ids, apercu: lignes ?? [], cle: newId() });
}

/** Gives an action a code that does not follow the plan. */
async function unsettle(ctx: Contexte, { schema }: Monde): Promise<void> {
  await ctx.tx
    .updateTable("action")
    .set({ code: "Z" })
    .where("departement", "=", ctx.departement)
    .where("id", "=", schema.actions["1-A"].id)
    .execute();
}

export const COMMANDES_ORDRE: Readonly<Record<string, Commande>> = {
  moveNiveau: {
    ...copilote,
    run: (ctx, { schema }) =>
      moveNiveau(ctx, {
        ...{ schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id, revision: 1 },
        ...{ sous: schema.objectifs.get(3)?.id ?? "", avant: null },
      }),
  },
  renumber: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, (ctx) => unsettle(ctx, monde)).then(() => ""),
    run: numberAgain,
  },
  undoRenumber: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        await unsettle(ctx, monde);
        return numberAgain(ctx, monde);
      }),
    run: (ctx, { schema }, renumerotation) => undoRenumber(ctx, { schema: schema.publicId, renumerotation }),
  },
};
