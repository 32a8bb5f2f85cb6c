import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { findAction } from "../../queries/plan/find-action.ts";
import { createNiveau, type NiveauCree } from "../ecrire/create-niveau.ts";

const OPERATION = "schemas.dupliquer-action";

/** Public ids of the action that is copied; the rest says where the copy goes and what it says. */
export type ActionDupliquee = Omit<NiveauCree, "fiche"> & {
  source: { schema: string; action: string };
  fiche: Extract<NiveauCree["fiche"], { niveau: "action" }>;
};

/**
 * Adds an action that starts from another that one may read, in its scheme or in another. What was told of that one, said
 * about it, attached or tied to it stays with it. Sent twice, it is added once. Gives the public id of the copy.
 *
 * @throws Refusal `introuvable`, and those of {@link createNiveau}.
 */
export async function duplicateAction(ctx: Contexte, { source, ...voulu }: ActionDupliquee): Promise<string> {
  const { id: copieDe } = await findAction(ctx, source);
  const made = await createNiveau(ctx, voulu);
  const contenu = JSON.stringify([copieDe, made]);
  return once(ctx, { cle: voulu.cle, operation: OPERATION, contenu }, async () => {
    const { id } = await findAction(ctx, { schema: voulu.schema, action: made });
    await recordJournal(ctx, [{ operation: OPERATION, objet: { genre: "action", id }, apres: { copieDe } }]);
    return made;
  });
}
