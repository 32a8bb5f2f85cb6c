import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Changement } from "../../domain/suivi/dire-changements.ts";
import { loadPlan, objectifsOf } from "../plan/load-plan.ts";
import { listSuivis, type Suivi } from "./list-suivis.ts";
import { loadChangements, type ObjetChange } from "./load-changements.ts";

/** Something followed, and what changed in it: its own changes and those of what it holds. */
export type SuiviChange = Suivi & {
  /** Objects in which something changed. */
  objets: number;
  changements: Changement[];
};

/** What a person follows with what changed in it since the beginning of a day. */
export async function loadSuivis(
  ctx: Contexte,
  personne: Id<"acteur">,
  depuis: Temporal.PlainDate,
): Promise<SuiviChange[]> {
  const suivis = await listSuivis(ctx, personne);
  const found: SuiviChange[] = [];
  for (const schema of new Set(suivis.map((one) => one.schema))) {
    const { volets } = await loadChangements(ctx, schema, depuis);
    const objets = volets.flatMap((volet) => volet.objets);
    const plan = await loadPlan(ctx, schema);
    for (const suivi of suivis.filter((one) => one.schema === schema)) {
      const within = new Set([suivi.id, ...(suivi.genre === "objectif" ? actionsUnder(plan, suivi.id) : [])]);
      const own = objets.filter(({ id }) => suivi.genre === "schema" || within.has(id));
      found.push({ ...suivi, objets: own.length, changements: own.flatMap(changesOf) });
    }
  }
  return found;
}

function actionsUnder({ volets }: Awaited<ReturnType<typeof loadPlan>>, objectif: string): string[] {
  const held = volets.flatMap((volet) => objectifsOf(volet)).find(({ id }) => id === objectif);
  return (held?.actions ?? []).map(({ id }) => id);
}

function changesOf({ changements }: ObjetChange): Changement[] {
  return changements;
}
