import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Tendance } from "../../domain/perspectives/projeter.ts";
import type { Scenario } from "../../domain/perspectives/scenario.ts";
import { operationsObservatoire } from "../../rights.ts";

/** A scenario as it is kept. */
export type ScenarioGarde = Scenario & {
  readonly id: Id<"scenario">;
  readonly publicId: string;
  /** ISO instants. */
  readonly creeLe: string;
  readonly modifieLe: string;
  readonly retire: boolean;
  readonly revision: number;
};

/** All that are kept, those that were deleted instead (`retires`), or some by their ids. */
type FiltreScenarios = { retires?: boolean; ids?: readonly string[]; publicId?: string; lock?: boolean };

/**
 * Scenarios, the last changed first; none for whoever may not read them: hypotheses are talked over in meetings first.
 */
export async function listScenarios(ctx: Contexte, filtre: FiltreScenarios = {}): Promise<ScenarioGarde[]> {
  if (!may(ctx, operationsObservatoire.lireScenarios, null) || filtre.ids?.length === 0) return [];
  const all = filtre.ids === undefined && filtre.publicId === undefined;
  const { departement } = ctx;
  const rows = await ctx.tx
    .selectFrom("scenario")
    .selectAll()
    .where("departement", "=", departement)
    .$if(filtre.ids !== undefined, (query) => query.where("id", "in", filtre.ids as Id<"scenario">[]))
    .$if(filtre.publicId !== undefined, (query) => query.where("public_id", "=", filtre.publicId ?? ""))
    .$if(all, (query) => query.where("retire_le", filtre.retires ? "is not" : "is", null))
    .$if(filtre.lock === true, (query) => query.forUpdate())
    .orderBy("modifie_le", "desc")
    .orderBy("id")
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const places = await ctx.tx
    .selectFrom("scenario_place")
    .selectAll()
    .where("departement", "=", departement)
    .where("scenario", "in", ids)
    .orderBy("no")
    .execute();
  const enfants = await ctx.tx
    .selectFrom("scenario_enfants")
    .selectAll()
    .where("departement", "=", departement)
    .where("scenario", "in", ids)
    .orderBy("epci")
    .execute();
  return rows.map(({ id, titre, note, horizon, taux, revision, ...row }) => ({
    ...{
      id,
      titre,
      note,
      horizon,
      taux,
      revision,
      publicId: row.public_id,
      tendance: row.tendance as Tendance,
    },
    ...{ creeLe: String(row.cree_le), modifieLe: String(row.modifie_le), retire: row.retire_le !== null },
    places: places
      .filter((one) => one.scenario === id)
      .map(({ epci, annee, places: count, note: why }) => ({ epci, annee, places: count, note: why })),
    enfants: enfants
      .filter((one) => one.scenario === id)
      .map(({ epci, enfants: count }) => ({ epci, enfants: count })),
  }));
}

/** One scenario. @throws Refusal `introuvable` (404), the same for whoever may not read it */
export async function findScenario(
  ctx: Contexte,
  publicId: string,
  options: { lock?: boolean } = {},
): Promise<ScenarioGarde> {
  const [found] = await listScenarios(ctx, { publicId, ...options });
  if (!found) throw new Refusal("introuvable", {}, 404);
  return found;
}
