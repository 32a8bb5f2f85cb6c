import { cancelPapier, removePapier } from "#platform/papiers/cancel-papier.ts";
import { requestPapier } from "#platform/papiers/request-papier.ts";
import { newId } from "#platform/values/ids.ts";
import { allPapiers } from "../../composition.ts";
import type { Monde } from "../monde.ts";
import { administration, by, type Commande, personne } from "./commande.ts";

/** A paper that the administrateur of the Caf asked for. */
const demande = (monde: Monde): Promise<string> =>
  by(monde, monde.acteurs.personnes.caf.administrateur, (ctx) =>
    requestPapier(ctx, allPapiers, { papier: "rgpd.registre", objet: "-", format: "pdf", cle: newId() }),
  );

export const COMMANDES_PAPIERS: Readonly<Record<string, Commande>> = {
  requestPapier: {
    ...personne,
    nouveau: true,
    run: (ctx) =>
      requestPapier(ctx, allPapiers, { papier: "rgpd.registre", objet: "-", format: "docx", cle: newId() }),
  },
  cancelPapier: {
    ...administration,
    prepare: demande,
    run: (ctx, _monde, publicId) => cancelPapier(ctx, publicId),
  },
  removePapier: {
    ...administration,
    prepare: demande,
    run: (ctx, _monde, publicId) => removePapier(ctx, publicId),
  },
};
