import { moveNiveau } from "#modules/schemas/commands/ordre/move-niveau.ts";
import { type Commande, copilote } from "./commande.ts";

export const COMMANDES_ORDRE: Readonly<Record<string, Commande>> = {
  moveNiveau: {
    ...copilote,
    run: (ctx, { schema }) =>
      moveNiveau(ctx, {
        ...{ schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id, revision: 1 },
        ...{ sous: schema.objectifs.get(3)?.id ?? "", avant: null },
      }),
  },
};
