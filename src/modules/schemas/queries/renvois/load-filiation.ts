import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { loadPlan, type Plan } from "../plan/load-plan.ts";
import type { OptionFiltre } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { type FiliationVue, listFiliations } from "./list-filiations.ts";
import { readDecline } from "./load-couverture.ts";
import { lignesDuPlan, type ObjetNommeDuPlan, objetsDuPlan } from "./objets-du-plan.ts";

/** What a line of a plan comes from: an object of a scheme that it declines. */
export type Origine = {
  objet: ObjetNommeDuPlan;
  schema: string;
  /** What under the line declines it; null: the line itself. */
  par: ObjetNommeDuPlan | null;
  rattachee: boolean;
};

export type VueFiliation = {
  schema: SchemaVue;
  filiations: FiliationVue[];
  /** Line by line, what it comes from; null when the scheme declines none today. */
  provenance: { ligne: ObjetNommeDuPlan; origines: Origine[] }[] | null;
  /** For whoever writes the scheme; null otherwise. */
  choix: {
    /** The schemes that it may be said to decline or to follow. */
    schemas: OptionFiltre[];
    /** Its own objects, and those that they may be said to decline: « objectif:id ». */
    objets: OptionFiltre[];
    parents: OptionFiltre[];
  } | null;
};

/** What a scheme declines and follows, and what declines and follows it. @throws Refusal `introuvable`. */
export async function loadFiliation(ctx: Contexte, publicId: string): Promise<VueFiliation> {
  const plan = await loadPlan(ctx, publicId);
  const { schema } = plan;
  const filiations = await listFiliations(ctx, schema.id);
  const parents: Plan[] = [];
  for (const { nature, directe, enVigueur, autre } of filiations)
    if (nature === "decline" && directe && enVigueur) parents.push(await loadPlan(ctx, autre.publicId));
  const peutModifier = may(ctx, operationsSchemas.modifierSchema, schema);
  return {
    schema: toSchemaVue(schema),
    filiations,
    provenance: parents.length === 0 ? null : await readProvenance(ctx, plan, parents),
    choix: peutModifier ? await readChoix(ctx, plan, parents) : null,
  };
}

async function readProvenance(ctx: Contexte, plan: Plan, parents: readonly Plan[]) {
  const objets = objetsDuPlan(plan);
  const origines = new Map<string, { objet: ObjetNommeDuPlan; schema: string }>();
  for (const parent of parents)
    for (const [id, objet] of objetsDuPlan(parent)) origines.set(id, { objet, schema: parent.schema.titre });
  const ties = await readDecline(ctx, "de", [...objets.keys()]);
  const from = (id: string, par: ObjetNommeDuPlan | null): Origine[] =>
    ties.flatMap(({ de, vers }) => {
      const origine = de === id ? origines.get(vers) : undefined;
      return origine ? [{ ...origine, par, rattachee: false }] : [];
    });
  const lines = new Map(lignesDuPlan(plan).map((line) => [line.id, line]));
  const shared = sharedPlaces(plan, parents);
  return [...objets.values()].flatMap((objet) => {
    const line = lines.get(objet.id);
    if (!line) {
      const own = objet.genre === "action" ? [] : from(objet.id, null);
      return own.length === 0 ? [] : [{ ligne: objet, origines: own }];
    }
    const { actions, volet: _volet, ...ligne } = line;
    const under = actions.flatMap(({ id, rattachee }): Origine[] => {
      if (rattachee !== null) {
        const origine = origines.get(id);
        return origine ? [{ ...origine, par: null, rattachee: true }] : [];
      }
      const par = objets.get(id) ?? null;
      return [
        ...from(id, par),
        ...(shared.get(id) ?? []).map((place) => ({ ...place, par, rattachee: true })),
      ];
    });
    return [{ ligne, origines: [...from(ligne.id, null), ...under] }];
  });
}

/** Where the actions of a plan stand in others, to which they are attached. */
function sharedPlaces(plan: Plan, parents: readonly Plan[]) {
  const found = new Map<string, { objet: ObjetNommeDuPlan; schema: string }[]>();
  for (const parent of parents) {
    for (const { actions, volet: _volet, ...objet } of lignesDuPlan(parent)) {
      for (const { id, rattachee } of actions)
        if (rattachee?.schema === plan.schema.publicId)
          found.set(id, [...(found.get(id) ?? []), { objet, schema: parent.schema.titre }]);
    }
  }
  return found;
}

async function readChoix(ctx: Contexte, plan: Plan, parents: readonly Plan[]) {
  const option = ({ id, genre, mot, titre }: ObjetNommeDuPlan) => ({
    value: `${genre}:${id}`,
    label: `${mot} ${titre}`,
  });
  const inside = (one: Plan) => [...objetsDuPlan(one).values()].filter(({ genre }) => genre !== "schema");
  return {
    schemas: (await listSchemas(ctx))
      .filter(({ publicId }) => publicId !== plan.schema.publicId)
      .map(({ publicId: value, titre: label }) => ({ value, label })),
    objets: inside(plan).map(option),
    parents: parents.flatMap((parent) =>
      inside(parent)
        .filter(({ genre }) => genre !== "action")
        .map(option),
    ),
  };
}
