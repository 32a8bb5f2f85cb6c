import type { Contexte } from "#platform/context/contexte.ts";
import { type Projection, projeter } from "../../domain/perspectives/projeter.ts";
import { hypotheseOf, type Scenario } from "../../domain/perspectives/scenario.ts";
import { type Bases, readBases } from "./read-bases.ts";

export type Perspective = { readonly bases: Bases; readonly projection: Projection };

type Hypotheses = Pick<Scenario, "horizon" | "tendance" | "taux" | "places" | "enfants">;

/**
 * What a scenario gives on the figures published today; null when no coverage is published by EPCI. `jusque` looks further
 * than the scenario, to set it beside another.
 */
export async function loadPerspective(
  ctx: Contexte,
  scenario: Hypotheses,
  jusque: number | null = null,
): Promise<Perspective | null> {
  const bases = await readBases(ctx, scenario.enfants);
  if (bases.depart === null) return null;
  const span = { depart: bases.depart, horizon: jusque ?? scenario.horizon };
  return { bases, projection: projeter(bases.epci, hypotheseOf(scenario), scenario.places, span) };
}
