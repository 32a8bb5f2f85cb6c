import { chooseRythmes } from "#modules/schemas/commands/suivi/choose-rythmes.ts";
import { followObjet, unfollowObjet } from "#modules/schemas/commands/suivi/follow.ts";
import { noteVisite } from "#modules/schemas/commands/suivi/note-visite.ts";
import { COURRIEL_RELEVE } from "#modules/schemas/commands/suivi/send-releve.ts";
import type { Suivable } from "#modules/schemas/queries/suivi/find-suivable.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { closeAgenda, openAgenda } from "#platform/echeances/agendas.ts";
import { listAgendas } from "#platform/echeances/list-agendas.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { GenresCourriel } from "#platform/mail/genres.ts";
import { newId } from "#platform/values/ids.ts";
import { type Monde, personasOf } from "../monde.ts";
import { by, type Commande, personne } from "./commande.ts";

const GENRES = new GenresCourriel([COURRIEL_RELEVE]);
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
  chooseRythmes: {
    ...personne,
    prepare: async (monde) => {
      for (const { principal, role, place } of personasOf(monde)) {
        if (!role || place === "ailleurs") continue;
        await by(monde, principal, giveAdresse);
        await by(monde, principal, (ctx) => followObjet(ctx, actionSuivie(monde)));
      }
      return "";
    },
    // Choices are of an address, in no département: what is followed no more afterwards shows who passed.
    run: async (ctx, monde) => {
      await chooseRythmes(ctx, new Map([[COURRIEL_RELEVE.code, "jour"]]), GENRES);
      await unfollowObjet(ctx, actionSuivie(monde));
    },
  },
  noteVisite: { ...personne, nouveau: true, run: (ctx) => noteVisite(ctx) },
};

/** Mail goes to the address of one's card. */
async function giveAdresse({ tx, departement, principal }: Contexte): Promise<void> {
  const personne = personneDe(principal, departement)?.personne;
  if (!personne) return;
  await tx
    .updateTable("acteur")
    .set({ courriel: `${personne}@exemple.fr` })
    .where("departement", "=", departement)
    .where("id", "=", personne)
    .execute();
}

function actionSuivie({ schema }: Monde): Suivable {
  return { genre: "action", schema: schema.publicId, objet: schema.actions["1-A"].publicId };
}
