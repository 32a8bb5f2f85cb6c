import { cancelInvitation, inviter, resendInvitation } from "#modules/acteurs/commands/invitations.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { administration, by, type Commande } from "./commande.ts";

export const COMMANDES_INVITATIONS: Readonly<Record<string, Commande>> = {
  inviter: { ...administration, prepare: publicIdDeLaCaf, run: (ctx, _monde, caf) => invite(ctx, caf) },
  cancelInvitation: {
    ...administration,
    prepare: invited,
    run: (ctx, _monde, id) => cancelInvitation(ctx, new References(), id),
  },
  resendInvitation: {
    ...administration,
    prepare: invited,
    run: (ctx, _monde, invitation) =>
      resendInvitation(ctx, new References(), { invitation, origin: "https://maillage.example" }),
  },
};

function publicIdDeLaCaf(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, async (ctx) => {
    const { publicId } = await ctx.tx
      .selectFrom("acteur")
      .select("public_id as publicId")
      .where("departement", "=", D63)
      .where("id", "=", monde.acteurs.institutions.caf)
      .executeTakeFirstOrThrow();
    return publicId;
  });
}

function invite(ctx: Contexte, institution: string): Promise<Id<"invitation">> {
  return inviter(ctx, new References(), {
    ...{ institution, personne: "", nom: "Noé Invité", fonction: "", courriel: `${newId()}@caf.example` },
    ...{
      roles: ["lecteur"],
      du: null,
      au: null,
      message: "",
      cle: newId(),
      origin: "https://maillage.example",
    },
  });
}

async function invited(monde: Monde): Promise<string> {
  const caf = await publicIdDeLaCaf(monde);
  return by(monde, ESSAIS, (ctx) => invite(ctx, caf));
}
