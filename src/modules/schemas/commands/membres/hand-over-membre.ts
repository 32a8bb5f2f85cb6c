import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { elargit, etatLe, latest, membreEnConflit, nextEtat } from "../../domain/membres/membre.ts";
import { findMembre } from "../../queries/membres/find-membre.ts";
import { operationsSchemas } from "../../rights.ts";
import type { ReponseMembre } from "./answer-membre.ts";
import { checkPlaces, findInstitution, refuseConflict } from "./check-membre.ts";
import { isWaiting } from "./close-membre.ts";
import { notifyInstitution } from "./notify-institution.ts";
import { checkRevision, insertMembre } from "./write-membre.ts";

export type Transmission = ReponseMembre & {
  /** Public id of the institution that is to take the role over. */
  vers: string;
  cle: string;
};

/**
 * Offers the role of a copilot, as it is, to another institution. Until that one accepts, nothing changes; then the role
 * passes from one to the other on the same day. Returns the id of the proposal.
 *
 * @throws Refusal `membre.transmission-soi`, `membre.transmission-role` when the role is not a copilot's,
 * `membre.institution`, `membre.deja-membre` (409), `membre.suite-en-attente` (409), `membre.perime` (409), `membre.etat`.
 */
export async function handOverMembre(
  ctx: Contexte,
  { membre: id, revision, vers, cle }: Transmission,
): Promise<Id<"schema_membre">> {
  const { schema, membre, membres, voletOf, droits } = await findMembre(ctx, id, { lock: true });
  require(ctx, operationsSchemas.transmettreMembre, droits);
  const institution = await findInstitution(ctx, vers, "vers");
  const operation = operationsSchemas.transmettreMembre.code;
  const contenu = JSON.stringify([membre.id, revision, institution.id]);
  return once(ctx, { cle, operation, contenu }, async () => {
    nextEtat(etatLe(membre, ctx.today), "transmettre");
    checkRevision(membre, revision);
    if (membre.role !== "copilote") throw new Refusal("membre.transmission-role", {}, 409);
    if (institution.id === membre.institution)
      throw new Refusal("membre.transmission-soi", { champ: "vers" });
    if (membres.some((one) => isWaiting(one, membre))) {
      throw new Refusal("membre.suite-en-attente", {}, 409);
    }
    await checkPlaces(ctx, schema.id, membre.portee);
    const voulu = {
      institution: institution.id,
      role: membre.role,
      portee: membre.portee,
      du: latest(membre.du, ctx.today),
      au: membre.au,
    };
    // What the other holds already is no obstacle when the role contains it: it ends the day this one is accepted.
    const contained = membres.flatMap((one) =>
      one.etat === "acceptee" && !elargit({ ...voulu, du: one.du, au: one.au }, one, voletOf) ? [one.id] : [],
    );
    refuseConflict(membreEnConflit(membres, voulu, ctx.today, contained), institution, ctx.today);
    const next = await insertMembre(ctx, operation, schema.id, {
      ...voulu,
      etat: "proposee",
      succedeA: membre.id,
    });
    await notifyInstitution(ctx, { ...voulu, schema, evenement: "transmission" });
    return next;
  });
}
