import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { isPublic } from "../../domain/plan/vocabulaire.ts";
import type { Decision } from "../../domain/versions/decision.ts";
import { adoptionOf } from "../../domain/versions/phases.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { readFait } from "../../queries/versions/read-fait.ts";
import { listVersions } from "../../queries/versions/read-version.ts";
import { operationsSchemas } from "../../rights.ts";
import { writePhase } from "./change-phase.ts";
import { checkControles } from "./check-controles.ts";
import { freezeVersion } from "./freeze-version.ts";

export type Adoption = Decision & {
  schema: string;
  /** Hash of the text that was read on the page; null when there was no page. */
  empreinte: string | null;
  alertesLues: boolean;
  cle: string;
};

/**
 * Records the decision that adopts a scheme: its text is frozen as version 1 and it enters « mise en œuvre », where it is
 * public. A scheme that came here already adopted has its decision recorded without changing phase. Sent twice, it is done
 * once. Gives the number of the version.
 *
 * @throws Refusal `phase.passage` (409) in another phase, `version.deja-adopte` (409), `phase.bloquee` (409),
 * `phase.alertes`, and those of `freezeVersion`.
 */
export async function adoptSchema(ctx: Contexte, adoption: Adoption): Promise<string> {
  const before = await findSchema(ctx, adoption.schema);
  const operation = operationsSchemas.adopter.code;
  require(ctx, operationsSchemas.adopter, before);
  const { instance, numeroDecision, adopteeLe, empreinte } = adoption;
  const contenu = JSON.stringify([before.id, instance, numeroDecision, adopteeLe.toString(), empreinte]);
  return once(ctx, { cle: adoption.cle, operation, contenu }, async () => {
    await lockPlan(ctx, before.id);
    const schema = await findSchema(ctx, adoption.schema);
    const passage = adoptionOf(schema.phase);
    if ((await listVersions(ctx, schema.id)).length > 0) throw new Refusal("version.deja-adopte", {}, 409);
    if (!passage) throw new Refusal("phase.passage", {}, 409);
    const alertes = checkControles(passage, await readFait(ctx, schema), adoption.alertesLues);
    const numero = await freezeVersion(ctx, schema, {
      decision: adoption,
      empreinte,
      amendement: null,
      operation,
    });
    if (!isPublic(schema.phase))
      await writePhase(ctx, schema, "mise_en_oeuvre", { motif: "", alertes, operation });
    return String(numero);
  });
}
