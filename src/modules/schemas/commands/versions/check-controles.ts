import { Refusal } from "#platform/values/refusal.ts";
import type { Fait } from "../../domain/versions/gardes.ts";
import { controler, laissePasser, type Passage } from "../../domain/versions/phases.ts";

/**
 * Looks at every condition of a passage; gives the warnings that were read.
 *
 * @throws Refusal `phase.bloquee` (409) with what stands in the way, `phase.alertes` when warnings were not read.
 */
export function checkControles(passage: Passage, fait: Fait, alertesLues: boolean): string[] {
  const controles = controler(passage, fait);
  const of = (wanted: "alerte" | "non") =>
    controles.flatMap(({ verdict, phrase }) => (verdict === wanted ? [phrase] : []));
  const raisons = of("non");
  if (raisons.length > 0) throw new Refusal("phase.bloquee", { raisons }, 409);
  if (!laissePasser(controles, alertesLues)) throw new Refusal("phase.alertes", { champ: "alertesLues" });
  return of("alerte");
}
