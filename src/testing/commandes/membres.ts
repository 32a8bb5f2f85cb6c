import { createActeurs } from "#modules/acteurs/commands/create-acteur.ts";
import { acceptMembre, refuseMembre } from "#modules/schemas/commands/membres/answer-membre.ts";
import { changeMembre } from "#modules/schemas/commands/membres/change-membre.ts";
import { cancelMembre, withdrawMembre } from "#modules/schemas/commands/membres/close-membre.ts";
import { handOverMembre } from "#modules/schemas/commands/membres/hand-over-membre.ts";
import { proposeMembre } from "#modules/schemas/commands/membres/propose-membre.ts";
import { TOUT_LE_SCHEMA } from "#modules/schemas/domain/membres/portee.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { byRedacteur, type Commande, copilote, ENGAGEMENT, PERSONNE } from "./commande.ts";

export const COMMANDES_MEMBRES: Readonly<Record<string, Commande>> = {
  proposeMembre: {
    ...copilote,
    run: async (ctx, monde) => proposeMembre(ctx, await proposal(ctx, monde, monde.acteurs.institutions.msa)),
  },
  changeMembre: {
    ...copilote,
    prepare: propose,
    run: (ctx, _monde, membre) =>
      changeMembre(ctx, {
        ...{ membre, revision: 1, cle: newId() },
        ...{ role: "informe", portee: TOUT_LE_SCHEMA, du: ctx.today, au: null },
      }),
  },
  cancelMembre: {
    ...copilote,
    prepare: propose,
    run: (ctx, _monde, membre) => cancelMembre(ctx, { membre, revision: 1 }),
  },
  // Here it is the institution that nothing else names which answers: it is proposed a role.
  acceptMembre: {
    concernee: PERSONNE,
    autre: ENGAGEMENT,
    prepare: proposeAutre,
    run: (ctx, _monde, membre) => acceptMembre(ctx, { membre, revision: 1 }),
  },
  refuseMembre: {
    concernee: PERSONNE,
    autre: ENGAGEMENT,
    prepare: proposeAutre,
    run: (ctx, _monde, membre) => refuseMembre(ctx, { membre, revision: 1, motif: "Pas cette année" }),
  },
  withdrawMembre: {
    concernee: ["redacteur", ...ENGAGEMENT],
    autre: PERSONNE,
    prepare: ownMembre,
    run: (ctx, _monde, membre) => withdrawMembre(ctx, { membre, revision: 1, motif: "Nous cessons" }),
  },
  handOverMembre: {
    concernee: ENGAGEMENT,
    autre: PERSONNE,
    prepare: ownMembre,
    run: async (ctx, { acteurs }, membre) => {
      const vers = await publicIdOf(ctx, acteurs.institutions.association);
      return handOverMembre(ctx, { membre, revision: 1, vers, cle: newId() });
    },
  },
};

/** The public id of an acteur of 63; of none where it cannot be seen. */
async function publicIdOf(ctx: Contexte, id: Id<"acteur">): Promise<string> {
  const found = await ctx.tx
    .selectFrom("acteur")
    .select("public_id as publicId")
    .where("departement", "=", D63)
    .where("id", "=", id)
    .executeTakeFirst();
  return found?.publicId ?? "00000000";
}

async function proposal(ctx: Contexte, { schema }: Monde, institution: Id<"acteur">) {
  return {
    ...{ schema: schema.publicId, institution: await publicIdOf(ctx, institution), cle: newId() },
    ...{ role: "contributeur" as const, portee: TOUT_LE_SCHEMA, du: ctx.today, au: null },
  };
}

/** A role proposed to an institution made for it. */
function propose(monde: Monde): Promise<string> {
  return byRedacteur(monde, async (ctx) => {
    const [id] = await createActeurs(ctx, [{ genre: "institution", nom: `Institution ${newId()}` }]);
    return proposeMembre(ctx, await proposal(ctx, monde, id ?? newId()));
  });
}

/** The role that the other institution is proposed and has not answered. */
function proposeAutre(monde: Monde): Promise<string> {
  const { institution } = monde.autre;
  return byRedacteur(monde, async (ctx) => {
    const found = await ctx.tx
      .selectFrom("schema_membre")
      .select("id")
      .where("departement", "=", D63)
      .where("institution", "=", institution)
      .where("etat", "=", "proposee")
      .executeTakeFirst();
    return found?.id ?? proposeMembre(ctx, await proposal(ctx, monde, institution));
  });
}

/** The role of copilot that the Caf holds. */
function ownMembre({ platform, acteurs, schema }: Monde): Promise<string> {
  return platform.act(D63, ESSAIS, async (ctx) => {
    const { id } = await ctx.tx
      .selectFrom("schema_membre")
      .select("id")
      .where("departement", "=", D63)
      .where("schema", "=", schema.id)
      .where("institution", "=", acteurs.institutions.caf)
      .executeTakeFirstOrThrow();
    return id;
  });
}
