import {
  addTerme,
  hideTerme,
  restoreTerme,
  showTerme,
  updateTerme,
} from "#platform/glossaire/edit-glossaire.ts";
import { listTermesEcrits } from "#platform/glossaire/list-glossaire.ts";
import { newId } from "#platform/values/ids.ts";
import { byRedacteur, type Commande, redaction } from "./commande.ts";

const SAISIE = {
  ...{ sigle: "", terme: "Ludothèque", lien: "", variantes: "" },
  definition: "Lieu où l’on emprunte des jeux.",
};

/** Commands of the glossary; those of a common entry find it in every département. */
export const COMMANDES_GLOSSAIRE: Readonly<Record<string, Commande>> = {
  addTerme: {
    ...redaction,
    nouveau: true,
    run: (ctx) => addTerme(ctx, { ...SAISIE, envoi: newId() }),
  },
  updateTerme: {
    ...redaction,
    nouveau: true,
    run: (ctx) => updateTerme(ctx, { ...SAISIE, cle: "rsa", revision: 0 }),
  },
  hideTerme: {
    ...redaction,
    nouveau: true,
    run: (ctx) => hideTerme(ctx, { cle: "eje", revision: 0 }),
  },
  showTerme: {
    ...redaction,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const cle = await addTerme(ctx, { ...SAISIE, terme: `Terme ${newId()}`, envoi: newId() });
        await hideTerme(ctx, { cle, revision: 1 });
        return cle;
      }),
    run: (ctx, _monde, cle) => showTerme(ctx, { cle, revision: 2 }),
  },
  restoreTerme: {
    ...redaction,
    nouveau: true,
    prepare: (monde) =>
      byRedacteur(monde, async (ctx) => {
        const known = (await listTermesEcrits(ctx)).find(({ cle }) => cle === "pmi");
        const revision = known?.revision ?? 0;
        await updateTerme(ctx, { ...SAISIE, definition: `Écrite ${revision} fois.`, cle: "pmi", revision });
        return String(revision + 1);
      }),
    run: (ctx, _monde, revision) => restoreTerme(ctx, { cle: "pmi", revision: Number(revision) }),
  },
};
