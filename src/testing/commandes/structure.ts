import { duplicateAction } from "#modules/schemas/commands/structure/duplicate-action.ts";
import { duplicateSchema } from "#modules/schemas/commands/structure/duplicate-schema.ts";
import { REPRISE_USUELLE } from "#modules/schemas/domain/structure/reprise.ts";
import { newId } from "#platform/values/ids.ts";
import { type Commande, copilote, redaction } from "./commande.ts";

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
};
