import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may, require } from "#platform/rights/rights.ts";
import { checkCopilotes, checkMotif, etatLe, type Membre, nextEtat } from "../../domain/membres/membre.ts";
import { findMembre, handedOver } from "../../queries/membres/find-membre.ts";
import { operationsSchemas } from "../../rights.ts";
import type { ReponseMembre } from "./answer-membre.ts";
import { notifyInstitution } from "./notify-institution.ts";
import { checkRevision, closing, isRepeated, saveMembre } from "./write-membre.ts";

/**
 * Cancels a proposal that was not answered: by the copilots, or by the institution that wanted to hand its role over.
 *
 * @throws Refusal `membre.perime` (409), `membre.etat` (409) when it was answered meanwhile.
 */
export async function cancelMembre(ctx: Contexte, { membre: id, revision }: ReponseMembre): Promise<void> {
  const trouve = await findMembre(ctx, id, { lock: true });
  const { schema, membre } = trouve;
  const transmis = handedOver(trouve);
  if (!transmis || !may(ctx, operationsSchemas.transmettreMembre, transmis)) {
    require(ctx, operationsSchemas.annulerMembre, trouve.droits);
  }
  if (isRepeated(ctx, membre, { etat: "annulee", par: membre.closPar, revision })) return;
  const etat = nextEtat(etatLe(membre, ctx.today), "annuler");
  checkRevision(membre, revision);
  const operation = operationsSchemas.annulerMembre.code;
  await saveMembre(ctx, operation, schema.id, membre, { etat, ...closing(ctx, null) });
  await notifyInstitution(ctx, { ...membre, schema, evenement: "annulee" });
}

/**
 * Puts an end to a role from today on: the institution withdraws, or the copilots withdraw it. A proposal that was to
 * take its place is cancelled with it.
 *
 * @throws Refusal `membre.motif-attendu`, `membre.motif-long`, `membre.perime` (409), `membre.etat` (409),
 * `membre.dernier-copilote` (409).
 */
export async function withdrawMembre(
  ctx: Contexte,
  { membre: id, revision, motif }: ReponseMembre & { motif: string },
): Promise<void> {
  const { schema, membre, membres, droits } = await findMembre(ctx, id, { lock: true });
  require(ctx, operationsSchemas.retirerMembre, droits);
  if (isRepeated(ctx, membre, { etat: "retiree", par: membre.closPar, revision })) return;
  const etat = nextEtat(etatLe(membre, ctx.today), "retirer");
  checkRevision(membre, revision);
  const operation = operationsSchemas.retirerMembre.code;
  const change = { etat, ...closing(ctx, checkMotif(motif)) };
  const after = await saveMembre(ctx, operation, schema.id, membre, change);
  checkCopilotes(
    membres,
    membres.map((one) => (one.id === membre.id ? after : one)),
    ctx.today,
  );
  for (const next of membres.filter((one) => isWaiting(one, membre))) {
    await saveMembre(ctx, operation, schema.id, next, {
      etat: nextEtat(next.etat, "annuler"),
      ...closing(ctx, null),
    });
  }
  const own = personneDe(ctx.principal, ctx.departement)?.institution === membre.institution;
  const { motif: why } = change;
  if (!own) {
    await notifyInstitution(ctx, { ...membre, schema, evenement: "retiree", motif: why });
  }
}

/** True for a proposal that waits to take the place of a membership. */
export function isWaiting(one: Membre, membre: Membre): boolean {
  return one.succedeA === membre.id && one.etat === "proposee";
}
