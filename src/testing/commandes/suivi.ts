import { closeAgenda, openAgenda } from "#platform/echeances/agendas.ts";
import { listAgendas } from "#platform/echeances/list-agendas.ts";
import { newId } from "#platform/values/ids.ts";
import { personasOf } from "../monde.ts";
import { by, type Commande, personne } from "./commande.ts";

const NOM = "Mon téléphone";

/** Following, calendars, mails that one chooses. */
export const commandesSuivi: Readonly<Record<string, Commande>> = {
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
};
