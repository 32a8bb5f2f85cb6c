import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  checkCopilotes,
  checkPeriode,
  elargit,
  etatLe,
  type MembreVoulu,
  membreEnConflit,
  nextEtat,
  pareils,
} from "../../domain/membres/membre.ts";
import { droitsMembre, findMembre } from "../../queries/membres/find-membre.ts";
import { operationsSchemas } from "../../rights.ts";
import type { ReponseMembre } from "./answer-membre.ts";
import { checkPlaces, nameInstitution, refuseConflict } from "./check-membre.ts";
import { isWaiting } from "./close-membre.ts";
import { notifyInstitution } from "./notify-institution.ts";
import { checkRevision, insertMembre, saveMembre } from "./write-membre.ts";

export type MembreModifie = ReponseMembre & MembreVoulu & { cle: string };

/**
 * Changes the role, the scope or the dates of a membership. A proposal is changed in place, and so is an accepted role
 * that loses something; one that gains anything is proposed again, the former counting until the institution accepts.
 * Says which it was.
 *
 * @throws Refusal those of a proposal, `membre.perime` (409), `membre.etat` (409), `membre.suite-en-attente` (409) when
 * a change of it waits already, `membre.dernier-copilote` (409).
 */
export async function changeMembre(
  ctx: Contexte,
  modifie: MembreModifie,
): Promise<"inchangee" | "modifiee" | "proposee"> {
  const trouve = await findMembre(ctx, modifie.membre, { lock: true });
  const { schema, membre, membres, voletOf } = trouve;
  const { role, portee, du, au } = modifie;
  const voulu: MembreVoulu = { role, portee, du, au };
  require(ctx, operationsSchemas.modifierMembre, trouve.droits);
  // Nobody gives what they do not hold: the scope that is asked must be theirs too.
  const { institution } = membre;
  require(ctx, operationsSchemas.modifierMembre, droitsMembre(ctx, trouve, { institution, portee }));
  if (pareils(membre, voulu)) return "inchangee";
  nextEtat(etatLe(membre, ctx.today), "modifier");
  const operation = operationsSchemas.modifierMembre.code;
  const contenu = JSON.stringify([membre.id, modifie.revision, role, portee, du, au]);
  return once(ctx, { cle: modifie.cle, operation, contenu }, async () => {
    checkRevision(membre, modifie.revision);
    if (membre.succedeA && membre.etat === "proposee") throw new Refusal("membre.suite-figee", {}, 409);
    if (membres.some((one) => isWaiting(one, membre))) {
      throw new Refusal("membre.suite-en-attente", {}, 409);
    }
    await checkPlaces(ctx, schema.id, portee);
    checkPeriode(voulu, ctx.today);
    const conflit = membreEnConflit(membres, { ...voulu, institution }, ctx.today, [membre.id]);
    refuseConflict(conflit, await nameInstitution(ctx, institution), ctx.today);
    const sujet = { ...membre, ...voulu, schema };
    if (membre.etat === "acceptee" && elargit(membre, voulu, voletOf)) {
      await insertMembre(ctx, operation, schema.id, {
        ...voulu,
        institution,
        etat: "proposee",
        succedeA: membre.id,
      });
      await notifyInstitution(ctx, { ...sujet, evenement: "proposee" });
      return "proposee" as const;
    }
    const after = await saveMembre(ctx, operation, schema.id, membre, voulu);
    checkCopilotes(
      membres,
      membres.map((one) => (one.id === membre.id ? after : one)),
      ctx.today,
    );
    const evenement = membre.etat === "proposee" ? "proposee" : "modifiee";
    await notifyInstitution(ctx, { ...sujet, evenement });
    return "modifiee" as const;
  });
}
