import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { compareFrench } from "#platform/values/french.ts";
import { FAMILLES, LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { type FiltrePlan, selectActions } from "../../domain/plan/filtre-plan.ts";
import { operationsSchemas } from "../../rights.ts";
import { ecritureOf } from "../ecrire/load-esquisse.ts";
import { type ActionDuPlan, actionsOf, loadPlan, type Plan } from "./load-plan.ts";
import { type SchemaVue, toSchemaVue } from "./load-vue-ensemble.ts";

/** One value of a filter, with its words. */
export type OptionFiltre = { value: string; label: string; groupe?: string };

/** What the filters of a plan may choose from. */
export type OptionsPlan = {
  volets: OptionFiltre[];
  engagements: OptionFiltre[];
  pilotes: OptionFiltre[];
  partenaires: OptionFiltre[];
  annees: OptionFiltre[];
  /** Those that something in the plan bears, family by family. */
  etiquettes: OptionFiltre[];
};

/** A plan, the actions that a filter keeps, and what the filter's form needs. */
export type PlanFiltre = {
  plan: Plan;
  kept: Set<ActionDuPlan>;
  commun: {
    schema: SchemaVue;
    filtre: FiltrePlan;
    options: OptionsPlan;
    /** Actions in all, and those kept. */
    total: number;
    retenues: number;
    peutImporter: boolean;
    /** Somewhere in the plan. */
    peutEcrire: boolean;
  };
};

/** Reads a plan and filters it; the statements of `loadPlan`. @throws Refusal `introuvable`. */
export async function loadPlanFiltre(
  ctx: Contexte,
  publicId: string,
  filtre: FiltrePlan,
): Promise<PlanFiltre> {
  const plan = await loadPlan(ctx, publicId);
  const kept = selectActions(plan.volets, filtre);
  return {
    plan,
    kept,
    commun: {
      schema: toSchemaVue(plan.schema),
      filtre,
      options: optionsOf(plan),
      total: actionsOf(plan).length,
      retenues: kept.size,
      peutImporter: may(ctx, operationsSchemas.importer, plan.schema),
      peutEcrire: may(ctx, operationsSchemas.ecrire, ecritureOf(plan.schema)),
    },
  };
}

/** The values that a filter on this plan may take. */
export function optionsOf(plan: Plan): OptionsPlan {
  const actions = actionsOf(plan);
  const { debut, fin } = plan.schema;
  return {
    volets: ranked(plan.volets),
    engagements: ranked(plan.volets.flatMap((volet) => volet.engagements)),
    pilotes: named(actions.flatMap((action) => action.pilotes)),
    partenaires: named(actions.flatMap((action) => action.partenaires)),
    annees: Array.from({ length: fin - debut + 1 }, (_, index) => String(debut + index)).map((annee) => ({
      value: annee,
      label: annee,
    })),
    etiquettes: tagged(actions),
  };
}

function ranked(levels: readonly { no: number | null; titre: string }[]): OptionFiltre[] {
  return levels.map((level, index) => ({ value: String(index + 1), label: numbered(level) }));
}

/** « 2. Enfance et jeunesse », or the title alone. */
export function numbered({ no, titre }: { no: number | null; titre: string }): string {
  return no === null ? titre : `${no}. ${titre}`;
}

function tagged(actions: readonly ActionDuPlan[]): OptionFiltre[] {
  const all = new Map(actions.flatMap(({ etiquettes }) => etiquettes.map((one) => [one.publicId, one])));
  return FAMILLES.flatMap((famille) =>
    [...all.values()]
      .filter(({ genre }) => genre === famille)
      .sort((a, b) => compareFrench(a.libelle, b.libelle))
      .map(({ publicId, libelle }) => ({
        value: publicId,
        label: libelle,
        groupe: LIBELLE_FAMILLE[famille],
      })),
  );
}

function named(acteurs: readonly { publicId: string; nom: string }[]): OptionFiltre[] {
  return [...new Map(acteurs.map((acteur) => [acteur.publicId, acteur.nom]))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => compareFrench(a.label, b.label));
}
