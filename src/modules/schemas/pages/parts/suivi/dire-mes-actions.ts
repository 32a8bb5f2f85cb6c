import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { recordPointAvancement } from "../../../commands/nouvelles/record-point-avancement.ts";
import { sansChangement } from "../../../domain/nouvelles/sans-changement.ts";
import { type ActionADire, listMesActions } from "../../../queries/suivi/list-mes-actions.ts";
import { brouillonOf, forAction, gesteOf, isModified, lireReponse } from "../nouvelles/lire-reponses.ts";

/** Name of the field that says which actions the form showed. */
export const CHAMP_MONTREE = "montree";

/**
 * Does what the button of the form asks, on those of the actions it showed that are those of whoever asks. Returns how many
 * were answered for, and what was typed for the others.
 *
 * @throws Refusal `formulaire.choix`, `tournee.hors-lien`, `tournee.rien-change`, `tournee.rien-sans-nouvelles` and those
 * of {@link recordPointAvancement}.
 */
export async function direMesActions(ctx: Contexte, form: FormData) {
  const shown = new Set(form.getAll(CHAMP_MONTREE).map(String));
  const mine = (await listMesActions(ctx)).filter(({ publicId }) => shown.has(publicId));
  const cle = String(form.get("cle") ?? "");
  const { geste, action: publicId } = gesteOf(form);
  const one = mine.filter((action) => action.publicId === publicId);
  const give = (action: ActionADire, same: boolean) =>
    forAction(action.publicId, () => {
      if (same && !action.dernier) throw new Refusal("tournee.rien-sans-nouvelles", { champ: "statut" });
      const point =
        same && action.dernier ? sansChangement(action.dernier) : lireReponse(form, action.publicId);
      return recordPointAvancement(ctx, {
        ...{ ...point, cle },
        ...{ schema: action.schema, action: action.publicId },
      });
    });
  const wanted: readonly ActionADire[] =
    geste === "tout"
      ? mine.filter((action) => isModified(form, action))
      : geste === "rien-tout"
        ? mine.filter(({ dernier, reponse }) => dernier && !reponse)
        : one;
  const known = ["tout", "rien-tout", "rien", "repondre"].includes(geste);
  if (!known) throw new Refusal("formulaire.choix", { champ: "geste" });
  if (wanted.length === 0)
    throw new Refusal(one.length === 0 && publicId ? "tournee.hors-lien" : "tournee.rien-change");
  for (const action of wanted) await give(action, geste.startsWith("rien"));
  const others = mine.filter((action) => !wanted.includes(action));
  return { nombre: wanted.length, brouillon: brouillonOf(form, others) };
}
