import { cancelPapier, removePapier } from "#platform/papiers/cancel-papier.ts";
import { dropModele, restoreModele } from "#platform/papiers/modeles/drop-modele.ts";
import { enUsage, listModeles } from "#platform/papiers/modeles/find-modeles.ts";
import { withdrawModele } from "#platform/papiers/modeles/withdraw-modele.ts";
import { requestPapier } from "#platform/papiers/request-papier.ts";
import { newId } from "#platform/values/ids.ts";
import { allPapiers } from "../../composition.ts";
import { writeDocx } from "../docx.ts";
import type { Monde } from "../monde.ts";
import { administration, administrations, by, type Commande, personne } from "./commande.ts";

/** A paper that the administrateur of the Caf asked for. */
const demande = (monde: Monde): Promise<string> =>
  by(monde, monde.acteurs.personnes.caf.administrateur, (ctx) =>
    requestPapier(ctx, allPapiers, { papier: "rgpd.registre", objet: "-", format: "pdf", cle: newId() }),
  );

const DOCX = writeDocx(["{titre}"]);
const LU = { champs: ["titre"], fautes: [] };

async function donne(remplace = "") {
  const contenu = await DOCX;
  return { papier: "schemas.fiche", nom: "fiche.docx", contenu, lu: LU, remplace, cle: newId() };
}

/** A model that the administrateur of the Caf dropped, in use. */
const modele = (monde: Monde): Promise<string> =>
  by(monde, monde.acteurs.personnes.caf.administrateur, async (ctx) => {
    const former = enUsage(await listModeles(ctx, "schemas.fiche")).get("schemas.fiche");
    return dropModele(ctx, allPapiers, await donne(former?.publicId));
  });

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
  dropModele: {
    ...administrations,
    nouveau: true,
    run: async (ctx) => dropModele(ctx, allPapiers, await donne()),
  },
  withdrawModele: {
    ...administration,
    prepare: modele,
    run: (ctx, _monde, publicId) => withdrawModele(ctx, publicId),
  },
  restoreModele: {
    ...administration,
    prepare: async (monde) => {
      const publicId = await modele(monde);
      await by(monde, monde.acteurs.personnes.caf.administrateur, (ctx) => withdrawModele(ctx, publicId));
      return publicId;
    },
    run: (ctx, _monde, publicId) => restoreModele(ctx, allPapiers, { publicId, remplace: "", cle: newId() }),
  },
};
