import { createTexte, moveTexte, removeTexte, updateTexte } from "#modules/schemas/commands/imprime/texte.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import type { Monde } from "../monde.ts";
import { byRedacteur, type Commande, copilote } from "./commande.ts";

export const COMMANDES_IMPRIME: Readonly<Record<string, Commande>> = {
  createTexte: { ...copilote, run: (ctx, monde) => write(ctx, monde) },
  updateTexte: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, (ctx) => write(ctx, monde)),
    run: (ctx, { schema }, texteId) =>
      updateTexte(ctx, {
        schema: schema.publicId,
        texteId,
        revision: 1,
        titre: "Méthode",
        texte: "Autrement.",
      }),
  },
  removeTexte: {
    ...copilote,
    prepare: (monde) => byRedacteur(monde, (ctx) => write(ctx, monde)),
    run: (ctx, { schema }, texteId) => removeTexte(ctx, { schema: schema.publicId, texteId, retire: true }),
  },
  moveTexte: {
    ...copilote,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        await write(ctx, monde);
        return write(ctx, monde);
      }),
    run: (ctx, { schema }, texteId) => moveTexte(ctx, { schema: schema.publicId, texteId, sens: "haut" }),
  },
};

function write(ctx: Contexte, { schema }: Monde): Promise<string> {
  return createTexte(ctx, {
    ...{ schema: schema.publicId, rubrique: "methode", volet: null, cle: newId() },
    ...{ titre: "Méthode", texte: "Trois réunions." },
  });
}
