import {
  archiveEtiquette,
  createEtiquette,
  restoreEtiquette,
  updateEtiquette,
} from "#modules/schemas/commands/etiquettes/edit-etiquette.ts";
import {
  mergeEtiquettes,
  undoMergeEtiquettes,
} from "#modules/schemas/commands/etiquettes/merge-etiquettes.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

const saisie = () => ({
  genre: "public",
  libelle: `Étiquette ${newId()}`,
  description: "Qui",
  ordre: "3",
});
const create = (monde: Monde) =>
  byRedacteur(monde, (ctx) => createEtiquette(ctx, { ...saisie(), envoi: newId() }));

/** Commands of the words of the département. */
export const COMMANDES_ETIQUETTES: Readonly<Record<string, Commande>> = {
  createEtiquette: {
    ...copilote,
    nouveau: true,
    run: (ctx) => createEtiquette(ctx, { ...saisie(), envoi: newId() }),
  },
  updateEtiquette: {
    ...copilote,
    prepare: create,
    run: (ctx, _monde, etiquette) => updateEtiquette(ctx, { ...saisie(), etiquette, revision: 1 }),
  },
  archiveEtiquette: {
    ...copilote,
    prepare: create,
    run: (ctx, _monde, etiquette) => archiveEtiquette(ctx, { etiquette, revision: 1 }),
  },
  restoreEtiquette: {
    ...copilote,
    prepare: async (monde) => {
      const etiquette = await create(monde);
      await byRedacteur(monde, (ctx) => archiveEtiquette(ctx, { etiquette, revision: 1 }));
      return etiquette;
    },
    run: (ctx, _monde, etiquette) => restoreEtiquette(ctx, { etiquette, revision: 2 }),
  },
  mergeEtiquettes: {
    ...copilote,
    prepare: async (monde) => `${await create(monde)} ${await create(monde)}`,
    run: (ctx, _monde, both) => {
      const [etiquette = "", dans = ""] = both.split(" ");
      return mergeEtiquettes(ctx, { etiquette, dans, revision: 1 });
    },
  },
  undoMergeEtiquettes: {
    ...copilote,
    prepare: async (monde) => {
      const [etiquette, dans] = [await create(monde), await create(monde)];
      await byRedacteur(monde, (ctx) => mergeEtiquettes(ctx, { etiquette, dans, revision: 1 }));
      return etiquette;
    },
    run: (ctx, _monde, etiquette) => undoMergeEtiquettes(ctx, { etiquette, revision: 2 }),
  },
};
