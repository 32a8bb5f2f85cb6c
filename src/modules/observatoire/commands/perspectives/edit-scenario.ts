import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  lireScenario,
  type SaisieScenario,
  type Scenario,
  saySolde,
  sayTendance,
} from "../../domain/perspectives/scenario.ts";
import { findScenario, type ScenarioGarde } from "../../queries/perspectives/find-scenario.ts";
import { readBases } from "../../queries/perspectives/read-bases.ts";
import { operationsObservatoire } from "../../rights.ts";

/**
 * Keeps a scenario; a double submit keeps it once. Returns its public id.
 *
 * @throws Refusal `scenario.*` naming the field; `scenario.sans-base` (409) when no coverage is published by EPCI
 */
export async function createScenario(
  ctx: Contexte,
  saisie: SaisieScenario & { envoi: string },
): Promise<string> {
  require(ctx, operationsObservatoire.tenirScenarios, null);
  const { envoi, ...typed } = saisie;
  const scenario = await readScenario(ctx, typed);
  const operation = "observatoire.creer-scenario";
  return once(ctx, { cle: envoi, operation, contenu: JSON.stringify(scenario) }, async () => {
    const id = newId<"scenario">(ctx.now.epochMilliseconds);
    const publicId = newPublicId();
    const { titre, note, horizon, tendance, taux } = scenario;
    await ctx.tx
      .insertInto("scenario")
      .values({
        ...{ departement: ctx.departement, id, public_id: publicId, titre, note, horizon, tendance, taux },
        ...{ cree_le: ctx.now.toString(), modifie_le: ctx.now.toString() },
      })
      .execute();
    await writeRows(ctx, id, scenario);
    await recordJournal(ctx, [{ operation, objet: { genre: "scenario", id }, apres: wordsOf(scenario) }]);
    return publicId;
  });
}

/** A scenario as its page names it, and the revision that the page showed. */
export type ScenarioVise = { scenario: string; revision: number };

/** Changes a scenario, rows and all. @throws Refusal `scenario.*`; `scenario.perime` (409) when somebody changed it meanwhile */
export async function updateScenario(
  ctx: Contexte,
  { scenario: publicId, revision, ...typed }: SaisieScenario & ScenarioVise,
): Promise<void> {
  const before = await lockScenario(ctx, { scenario: publicId, revision });
  const scenario = await readScenario(ctx, typed);
  const { titre, note, horizon, tendance, taux } = scenario;
  await ctx.tx
    .updateTable("scenario")
    .set({ titre, note, horizon, tendance, taux, modifie_le: ctx.now.toString(), revision: revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  for (const table of ["scenario_place", "scenario_enfants"] as const)
    await ctx.tx
      .deleteFrom(table)
      .where("departement", "=", ctx.departement)
      .where("scenario", "=", before.id)
      .execute();
  await writeRows(ctx, before.id, scenario);
  await recordJournal(ctx, [
    {
      operation: "observatoire.modifier-scenario",
      objet: { genre: "scenario", id: before.id },
      ...{ avant: wordsOf(before), apres: wordsOf(scenario) },
    },
  ]);
}

/** Deletes a scenario; it can be put back. @throws Refusal `scenario.perime` (409) */
export function removeScenario(ctx: Contexte, vise: ScenarioVise): Promise<void> {
  return setRetire(ctx, vise, true);
}

/** Puts a deleted scenario back. @throws Refusal `scenario.perime` (409) */
export function restoreScenario(ctx: Contexte, vise: ScenarioVise): Promise<void> {
  return setRetire(ctx, vise, false);
}

async function setRetire(ctx: Contexte, vise: ScenarioVise, retire: boolean): Promise<void> {
  const found = await lockScenario(ctx, vise);
  if (found.retire === retire) return;
  await ctx.tx
    .updateTable("scenario")
    .set({ retire_le: retire ? ctx.now.toString() : null, revision: found.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", found.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: retire ? "observatoire.supprimer-scenario" : "observatoire.retablir-scenario",
      objet: { genre: "scenario", id: found.id },
      ...{ avant: { retire: !retire }, apres: { retire } },
    },
  ]);
}

async function lockScenario(ctx: Contexte, { scenario, revision }: ScenarioVise): Promise<ScenarioGarde> {
  require(ctx, operationsObservatoire.tenirScenarios, null);
  const found = await findScenario(ctx, scenario, { lock: true });
  if (found.revision !== revision) throw new Refusal("scenario.perime", {}, 409);
  return found;
}

async function readScenario(ctx: Contexte, typed: SaisieScenario): Promise<Scenario> {
  const { depart, epci } = await readBases(ctx);
  if (depart === null) throw new Refusal("scenario.sans-base", {}, 409);
  const lu = lireScenario(typed, { depart, epci: new Set(epci.map(({ code }) => code)) });
  if (!("faute" in lu)) return lu;
  const { code, ...details } = lu.faute;
  throw new Refusal(code, details);
}

async function writeRows(
  ctx: Contexte,
  scenario: Id<"scenario">,
  { places, enfants }: Scenario,
): Promise<void> {
  const { departement } = ctx;
  if (places.length > 0)
    await ctx.tx
      .insertInto("scenario_place")
      .values(places.map((one, no) => ({ departement, scenario, no: no + 1, ...one })))
      .execute();
  if (enfants.length > 0)
    await ctx.tx
      .insertInto("scenario_enfants")
      .values(enfants.map((one) => ({ departement, scenario, ...one })))
      .execute();
}

function wordsOf(scenario: Scenario) {
  const { titre, note, horizon, places, enfants } = scenario;
  return {
    ...{ titre, note, horizon, tendance: sayTendance(scenario) },
    places: places.map(({ epci, annee, places: count }) => `${epci}, ${annee} : ${saySolde(count)}`),
    enfants: enfants.map((one) => `${one.epci} : ${one.enfants}`),
  };
}
