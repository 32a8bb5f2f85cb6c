import { createActeurs } from "#modules/acteurs/commands/create-acteur.ts";
import { erasePersonne } from "#platform/rgpd/erase-personne.ts";
import { completeTraitement, setConservation, setResponsable } from "#platform/rgpd/reglages.ts";
import { declaredRgpd } from "../../composition.ts";
import { D63 } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { administration, administrations, by, type Commande } from "./commande.ts";

/** Somebody of the Caf who can be erased. */
const EFFACABLE = "Perrine Passagère";

const { personnes: connait, durees, traitements } = declaredRgpd;

export const COMMANDES_RGPD: Readonly<Record<string, Commande>> = {
  setConservation: {
    ...administrations,
    nouveau: true,
    run: (ctx) => setConservation(ctx, durees, { idempotence: 45 }),
  },
  setResponsable: {
    ...administrations,
    nouveau: true,
    run: (ctx) =>
      setResponsable(ctx, {
        ...{ responsable: "La collectivité", responsableContact: "", dpo: "", dpoContact: "" },
        revision: 0,
      }),
  },
  completeTraitement: {
    ...administrations,
    nouveau: true,
    run: (ctx) =>
      completeTraitement(
        ctx,
        traitements.map(({ cle }) => cle),
        {
          ...{ traitement: "annuaire", finalite: "", base: "", destinataires: "", securite: "" },
          ...{ precisions: "Lu par le comité.", revision: 0 },
        },
      ),
  },
  erasePersonne: {
    ...administration,
    prepare: (monde) =>
      by(monde, ESSAIS, async (ctx) => {
        const parent = monde.acteurs.institutions.caf;
        const [id] = await createActeurs(ctx, [{ genre: "personne", nom: EFFACABLE, parent }]);
        const row = await ctx.tx
          .selectFrom("acteur")
          .select("public_id")
          .where("departement", "=", D63)
          .where("id", "=", id ?? null)
          .executeTakeFirstOrThrow();
        return row.public_id;
      }),
    run: (ctx, _monde, publicId) =>
      erasePersonne(ctx, connait, { publicId, revision: 1, motif: "demande", confirmation: EFFACABLE }),
  },
};
