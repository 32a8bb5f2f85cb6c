import type { Contexte } from "#platform/context/contexte.ts";
import { checkModele } from "#platform/documents/modele/check-modele.ts";
import type { Faute } from "#platform/documents/modele/faute.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Papier } from "../papier.ts";
import { dropModele } from "./drop-modele.ts";
import { requireOffert, requireOwn } from "./offre.ts";

/** The field of the form. */
const CHAMP = "modele";

export type Depot = {
  papier: string;
  fichier: { nom: string; contenu: Uint8Array } | null;
  remplace: string;
  cle: string;
};

/**
 * Looks at a model outside of any transaction, then keeps it when it has no fault. Returns its faults; none: it is kept.
 *
 * @throws Refusal as `checkModele` and `dropModele`, naming the field.
 */
export async function receiveModele(
  act: <T>(work: (ctx: Contexte) => Promise<T>) => Promise<T>,
  papiers: readonly Papier[],
  { papier, fichier, remplace, cle }: Depot,
): Promise<readonly Faute[]> {
  await act(async (ctx) => requireOwn(ctx));
  const { modele } = requireOffert(papiers, papier);
  if (!fichier) throw new Refusal("fichier.absent", { champ: CHAMP });
  try {
    const lu = await checkModele(fichier.contenu, modele.champs);
    if (lu.fautes.length > 0) return lu.fautes;
    await act((ctx) => dropModele(ctx, papiers, { papier, ...fichier, lu, remplace, cle }));
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal(error.code, { ...error.details, champ: CHAMP }, error.status);
  }
}
