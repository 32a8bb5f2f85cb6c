import { followObjet, unfollowObjet } from "#modules/schemas/commands/suivi/follow.ts";
import { noteVisite } from "#modules/schemas/commands/suivi/note-visite.ts";
import type { Suivable } from "#modules/schemas/queries/suivi/find-suivable.ts";
import { closeAgenda, openAgenda } from "#platform/echeances/agendas.ts";
import { listAgendas } from "#platform/echeances/list-agendas.ts";
import { newId } from "#platform/values/ids.ts";
import { type Monde, personasOf } from "../monde.ts";
import { by, type Commande, personne } from "./commande.ts";

const NOM = "Mon téléphone";

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
  openAgenda: {
    ...personne,
    nouveau: true,
    run: (ctx) => openAgenda(ctx, { portee: "moi", schema: null, nom: NOM, cle: newId() }),
  },
  closeAgenda: {
    ...personne,
    prepare: async (monde) => {
      for (const { principal, role, place } of personasOf(monde)) {
        if (role && place !== "ailleurs")
          await by(monde, principal, (ctx) =>
            openAgenda(ctx, { portee: "moi", schema: null, nom: NOM, cle: newId() }),
          );
      }
      return "";
    },
    // Each closes their own.
    run: async (ctx) => closeAgenda(ctx, (await listAgendas(ctx))[0]?.id ?? ""),
  },
  noteVisite: { ...personne, nouveau: true, run: (ctx) => noteVisite(ctx) },
};

function actionSuivie({ schema }: Monde): Suivable {
  return { genre: "action", schema: schema.publicId, objet: schema.actions["1-A"].publicId };
}
