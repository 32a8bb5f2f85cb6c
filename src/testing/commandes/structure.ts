import { createNiveau } from "#modules/schemas/commands/ecrire/create-niveau.ts";
import { duplicateAction } from "#modules/schemas/commands/structure/duplicate-action.ts";
import { duplicateSchema } from "#modules/schemas/commands/structure/duplicate-schema.ts";
import { mergeActions } from "#modules/schemas/commands/structure/merge-actions.ts";
import { undoMergeActions } from "#modules/schemas/commands/structure/undo-merge-actions.ts";
import { REPRISE_USUELLE } from "#modules/schemas/domain/structure/reprise.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote, redaction } from "./commande.ts";

export const COMMANDES_STRUCTURE: Readonly<Record<string, Commande>> = {
  duplicateAction: {
    ...copilote,
    run: (ctx, { schema }) =>
      duplicateAction(ctx, {
        source: { schema: schema.publicId, action: schema.actions["1-A"].publicId },
        ...{ schema: schema.publicId, sous: schema.objectifs.get(2)?.id ?? "", cle: newId() },
        fiche: {
          ...{ niveau: "action", code: null, intitule: "La copie", nature: null, debut: null, fin: null },
          ...{ description: "", etiquettes: [], territoires: [], jalons: [] },
          acteurs: { pilotes: [], coordination: [], partenaires: [] },
        },
      }),
  },
  duplicateSchema: {
    ...redaction,
    run: (ctx, { schema }) =>
      duplicateSchema(ctx, {
        ...{ source: schema.publicId, titre: "Schéma suivant", type: "sdsf", debut: 2027, fin: 2030 },
        ...{ reprise: REPRISE_USUELLE, cle: newId() },
      }),
  },
  undoMergeActions: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const absorbee = await addAction(ctx, monde);
        return `${await merge(ctx, monde, absorbee)} ${absorbee}`;
      }),
    run: (ctx, { schema }, prepared) => {
      const [fusion = "", absorbee = ""] = prepared.split(" ");
      return undoMergeActions(ctx, { schema: schema.publicId, fusion, absorbee });
    },
  },
  // What is merged last stays so, for the tests that read every table.
  mergeActions: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, (ctx) => addAction(ctx, monde)),
    run: merge,
  },
};

/** An action that no other test needs, by its public id. */
function addAction(ctx: Contexte, { schema }: Monde): Promise<string> {
  return createNiveau(ctx, {
    ...{ schema: schema.publicId, sous: schema.objectifs.get(3)?.id ?? "", cle: newId() },
    fiche: {
      ...{ niveau: "action", code: null, intitule: "En double", nature: null, debut: null, fin: null },
      ...{ description: "", etiquettes: [], territoires: [], jalons: [] },
      acteurs: { pilotes: [], coordination: [], partenaires: [] },
    },
  });
}

async function merge(
  ctx: Contexte,
  { schema: { publicId, actions } }: Monde,
  absorbee: string,
): Promise<string> {
  const seen = async (action: string) => {
    const { revision } = await findAction(ctx, { schema: publicId, action });
    return { action, revision };
  };
  return mergeActions(ctx, {
    ...{ schema: publicId, choix: {} },
    ...{ gardee: await seen(actions["3-A"].publicId), absorbee: await seen(absorbee) },
  });
}
