import { updateAction } from "#modules/schemas/commands/ecrire/update-action.ts";
import { launchTournee } from "#modules/schemas/commands/nouvelles/launch-tournee.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { cancelTournee, remindTournee } from "#modules/schemas/commands/nouvelles/remind-tournee.ts";
import { setRegleTournee } from "#modules/schemas/commands/nouvelles/set-regle-tournee.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import { readDetailsAction } from "#modules/schemas/queries/plan/read-details.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { by, byRedacteur, type Commande, copilote, PERSONNE, REDACTION } from "./commande.ts";

export const COMMANDES_NOUVELLES: Readonly<Record<string, Commande>> = {
  recordPointAvancement: {
    // The Caf pilots 1-A: it also tells what its correspondents know.
    concernee: ["correspondant", ...REDACTION],
    autre: PERSONNE,
    run: (ctx, { schema }) =>
      recordPointAvancement(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId, cle: newId() },
        ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "", blocage: null },
      }),
  },
  launchTournee: {
    ...copilote,
    prepare: async (monde) => {
      await joindreLaCaf(monde);
      return "";
    },
    run: (ctx, { schema }) => lancer(ctx, schema.publicId),
  },
  remindTournee: {
    ...copilote,
    prepare: lancee,
    run: (ctx, { schema }, tournee) =>
      remindTournee(ctx, {
        ...{ schema: schema.publicId, tournee, invitation: null, adresse: "https://maillage.example" },
      }),
  },
  cancelTournee: {
    ...copilote,
    prepare: lancee,
    run: (ctx, { schema }, tournee) => cancelTournee(ctx, { schema: schema.publicId, tournee }),
  },
  setRegleTournee: {
    ...copilote,
    run: (ctx, { schema }) =>
      setRegleTournee(ctx, {
        ...{ schema: schema.publicId, revision: 0, active: true, mois: 3, etendue: "toutes" },
        ...{ prochaine: ctx.today.add({ days: 1 }), texte: "Bonjour", relanceJours: 10, relancesMaximum: 2 },
      }),
  },
};

/** The Caf pilots 1-A, whatever was done to it, and its correspondant has an address: somebody can be asked. */
async function joindreLaCaf(monde: Monde): Promise<void> {
  const { institutions, personnes } = monde.acteurs;
  await by(monde, ESSAIS, async (ctx) => {
    await ctx.tx
      .updateTable("acteur")
      .set({ courriel: "correspondance@caf.example" })
      .where("departement", "=", D63)
      .where("id", "=", personnes.caf.correspondant.personne)
      .execute();
    const ids = { schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId };
    const { id, revision, intitule, nature, debut, fin } = await findAction(ctx, ids);
    const details = await readDetailsAction(ctx, id);
    const acteurs = { ...details.acteurs, pilotes: [institutions.caf] };
    await updateAction(ctx, {
      ...{ ...ids, revision, intitule, nature, debut, fin },
      details: { ...details, acteurs },
    });
  });
}

function lancer(ctx: Contexte, schema: string): Promise<string> {
  return launchTournee(ctx, {
    ...{ schema, etendue: "toutes", volet: null, texte: "Bonjour", envoi: ctx.today, cle: newId() },
    ...{ relanceJours: 10, relancesMaximum: 2, adresse: "https://maillage.example" },
  });
}

/** A round of ten days ago: nobody has been written to today. */
async function lancee(monde: Monde): Promise<string> {
  await joindreLaCaf(monde);
  const tournee = await byRedacteur(monde, (ctx) => lancer(ctx, monde.schema.publicId));
  await by(monde, ESSAIS, async (ctx) => {
    await ctx.tx
      .updateTable("tournee_invitation")
      .set({ dernier_envoi: ctx.today.subtract({ days: 10 }).toString() })
      .where("departement", "=", D63)
      .execute();
  });
  return tournee;
}
