import { duplicateSchema } from "#modules/schemas/commands/structure/duplicate-schema.ts";
import { REPRISE_USUELLE } from "#modules/schemas/domain/structure/reprise.ts";
import { newId } from "#platform/values/ids.ts";
import { type Commande, redaction } from "./commande.ts";

export const COMMANDES_STRUCTURE: Readonly<Record<string, Commande>> = {
  duplicateSchema: {
    ...redaction,
    run: (ctx, { schema }) =>
      duplicateSchema(ctx, {
        ...{ source: schema.publicId, titre: "Schéma suivant", type: "sdsf", debut: 2027, fin: 2030 },
        ...{ reprise: REPRISE_USUELLE, cle: newId() },
      }),
  },
};
