import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkPeriode, type MembreVoulu, membreEnConflit } from "../../domain/membres/membre.ts";
import { droitsMembre, loadPartenariat, type Partenariat } from "../../queries/membres/find-membre.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { checkPlaces, findInstitution, refuseConflict } from "./check-membre.ts";
import { notifyInstitution } from "./notify-institution.ts";
import { insertMembre } from "./write-membre.ts";

export type MembrePropose = MembreVoulu & {
  /** Public ids. */
  schema: string;
  institution: string;
  /** Idempotency key of the form. */
  cle: string;
};

/**
 * Proposes a role to an institution, which counts from the day it accepts. Its administrators are written to. A double
 * submit proposes once. Returns the id of the membership.
 *
 * @throws Refusal `membre.institution`, `membre.portee-vide`, `membre.portee-etrangere`, `membre.dates-inversees`,
 * `membre.fin-passee`, `membre.deja-membre` (409), `membre.premier-copilote`, `membre.schema-clos` (409).
 */
export async function proposeMembre(ctx: Contexte, propose: MembrePropose): Promise<Id<"schema_membre">> {
  const schema = await findSchema(ctx, propose.schema);
  const partenariat = await loadPartenariat(ctx, schema, { lock: true });
  const institution = await findInstitution(ctx, propose.institution, "institution");
  const { role, portee, du, au } = propose;
  const voulu = { institution: institution.id, role, portee, du, au };
  require(ctx, operationsSchemas.proposerMembre, droitsMembre(ctx, partenariat, voulu));
  const operation = operationsSchemas.proposerMembre.code;
  const contenu = JSON.stringify([schema.id, institution.id, role, portee, du, au]);
  return once(ctx, { cle: propose.cle, operation, contenu }, async () => {
    if (schema.phase === "clos") throw new Refusal("membre.schema-clos", {}, 409);
    await checkPlaces(ctx, schema.id, portee);
    checkPeriode(voulu, ctx.today);
    checkPremier(partenariat, voulu);
    refuseConflict(membreEnConflit(partenariat.membres, voulu, ctx.today), institution, ctx.today);
    const id = await insertMembre(ctx, operation, schema.id, {
      ...voulu,
      etat: "proposee",
      succedeA: null,
    });
    await notifyInstitution(ctx, { ...voulu, schema, evenement: "proposee" });
    return id;
  });
}

/** Whoever comes first holds the whole of it, for as long as it lasts: what others hold is carved out of that. */
function checkPremier({ schema }: Partenariat, { role, portee, au }: MembreVoulu): void {
  if (schema.copilotes.length > 0 || role !== "copilote") return;
  if (portee.genre !== "schema" || au !== null) {
    throw new Refusal("membre.premier-copilote", { champ: portee.genre === "schema" ? "au" : "portee" });
  }
}
