import { followObjet, unfollowObjet } from "#modules/schemas/commands/suivi/follow.ts";
import { noteVisite } from "#modules/schemas/commands/suivi/note-visite.ts";
import type { Suivable } from "#modules/schemas/queries/suivi/find-suivable.ts";
import { type Monde, personasOf } from "../monde.ts";
import { by, type Commande, personne } from "./commande.ts";

export const COMMANDES_SUIVI: Readonly<Record<string, Commande>> = {
  followObjet: { ...personne, run: (ctx, monde) => followObjet(ctx, actionSuivie(monde)) },
  unfollowObjet: {
    ...personne,
    // Whoever follows nothing stops following it: what changes is what somebody followed.
    prepare: async (monde) => {
      for (const { principal, role, place } of personasOf(monde)) {
        if (role && place !== "ailleurs")
          await by(monde, principal, (ctx) => followObjet(ctx, actionSuivie(monde)));
      }
      return "";
    },
    run: (ctx, monde) => unfollowObjet(ctx, actionSuivie(monde)),
  },
  noteVisite: { ...personne, nouveau: true, run: (ctx) => noteVisite(ctx) },
};

function actionSuivie({ schema }: Monde): Suivable {
  return { genre: "action", schema: schema.publicId, objet: schema.actions["1-A"].publicId };
}
