import { removeFromPlan } from "#modules/schemas/commands/corbeille/remove-from-plan.ts";
import { restoreRetrait } from "#modules/schemas/commands/corbeille/restore-retrait.ts";
import { createNiveau } from "#modules/schemas/commands/ecrire/create-niveau.ts";
import { readEmport } from "#modules/schemas/queries/corbeille/read-emport.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

// What is removed last stays in the trash, for the tests that read every table.
export const COMMANDES_CORBEILLE: Readonly<Record<string, Commande>> = {
  restoreRetrait: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const id = await addAction(ctx, monde);
        return `${await remove(ctx, monde, id)} ${id}`;
      }),
    run: (ctx, { schema }, prepared) => {
      const [retrait = "", id = ""] = prepared.split(" ");
      return restoreRetrait(ctx, { schema: schema.publicId, retrait, niveau: "action", id });
    },
  },
  removeFromPlan: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, (ctx) => addAction(ctx, monde)),
    run: remove,
  },
};

/** An action that no other test needs, by its identifier. */
async function addAction(ctx: Contexte, { schema }: Monde): Promise<string> {
  const action = await createNiveau(ctx, {
    ...{ schema: schema.publicId, sous: schema.objectifs.get(3)?.id ?? "", cle: newId() },
    fiche: {
      ...{ niveau: "action", code: null, intitule: "De trop", nature: null, debut: null, fin: null },
      ...{ description: "", etiquettes: [], territoires: [], jalons: [] },
      acteurs: { pilotes: [], coordination: [], partenaires: [] },
    },
  });
  return (await findAction(ctx, { schema: schema.publicId, action })).id;
}

async function remove(ctx: Contexte, { schema }: Monde, id: string): Promise<string> {
  const objet = { niveau: "action" as const, id };
  const { empreinte } = await readEmport(ctx, objet);
  return removeFromPlan(ctx, { schema: schema.publicId, ...objet, empreinte });
}
