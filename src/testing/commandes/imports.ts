import { importPlan } from "#modules/schemas/commands/imports/import-plan.ts";
import { forgetCorrespondance } from "#modules/schemas/commands/imports/remember-correspondance.ts";
import { abandonImport, confirmImport, saveChoix } from "#modules/schemas/commands/imports/settle-import.ts";
import { stageImport } from "#modules/schemas/commands/imports/stage-import.ts";
import { undoImport } from "#modules/schemas/commands/imports/undo-import.ts";
import { findSchema } from "#modules/schemas/queries/plan/find-schema.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

export const COMMANDES_IMPORTS: Readonly<Record<string, Commande>> = {
  importPlan: {
    ...copilote,
    run: async (ctx, { schema, lecture }) =>
      importPlan(ctx, await findSchema(ctx, schema.publicId), lecture, {}),
  },
  stageImport: { ...copilote, run: (ctx, monde) => stage(ctx, monde) },
  saveChoix: {
    ...copilote,
    prepare: staged,
    run: (ctx, _monde, importation) => saveChoix(ctx, importation, { retirerAbsentes: true }),
  },
  confirmImport: {
    ...copilote,
    prepare: staged,
    run: (ctx, { lecture }, importation) => confirmImport(ctx, importation, lecture, {}),
  },
  abandonImport: {
    ...copilote,
    prepare: staged,
    run: (ctx, _monde, importation) => abandonImport(ctx, importation),
  },
  undoImport: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const importation = await stage(ctx, monde);
        await confirmImport(ctx, importation, monde.lecture, {});
        return importation;
      }),
    run: (ctx, _monde, importation) => undoImport(ctx, importation),
  },
  forgetCorrespondance: {
    ...copilote,
    prepare: async (monde) => {
      await byRedacteur(monde, async (ctx) => {
        const importation = await stage(ctx, monde);
        await confirmImport(ctx, importation, monde.lecture, { colonnes: { 8: null } });
        await undoImport(ctx, importation);
      });
      return staged(monde);
    },
    run: (ctx, { lecture }, importation) => forgetCorrespondance(ctx, importation, lecture, undefined),
  },
};

function stage(ctx: Contexte, { schema }: Monde): Promise<string> {
  const fichier = { nom: "plan.csv", contenu: new TextEncoder().encode("plan") };
  return stageImport(ctx, { fichier, cible: { schema: schema.publicId }, cle: newId() });
}

function staged(monde: Monde): Promise<string> {
  return byRedacteur(monde, (ctx) => stage(ctx, monde));
}
