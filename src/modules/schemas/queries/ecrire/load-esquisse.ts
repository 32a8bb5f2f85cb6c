import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import type { ObjetDuPlan } from "../ordre/find-ordre.ts";
import { type DeplacementFait, deplacementOf, type Vient } from "../ordre/load-ordre.ts";
import { type ActionDuPlan, loadPlan, type ObjectifDuPlan, type Plan } from "../plan/load-plan.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readLieux } from "../plan/read-lieux.ts";

/** One line of the plan for whoever writes it. */
export type ObjetEsquisse = {
  niveau: Niveau;
  id: string;
  /** Null for a volet and an engagement. */
  publicId: string | null;
  no: string | null;
  titre: string;
  revision: number;
  permis: Permis;
  enfants: ObjetEsquisse[];
};
type Permis = { ecrire: boolean; modifier: boolean };
const RIEN: Permis = { ecrire: false, modifier: false };

export type Esquisse = {
  schema: SchemaVue;
  volets: ObjetEsquisse[];
  peutModifierSchema: boolean;
  /** A copilot of the whole: the one who puts what stands at the top in order, and numbers the plan again. */
  peutTout: boolean;
  deplacement: DeplacementFait | null;
};

/** The plan as its writers see it, each line with what they may do of it. @throws Refusal `introuvable`, of the rights. */
export async function loadEsquisse(
  ctx: Contexte,
  publicId: string,
  vient: Vient | null = null,
): Promise<Esquisse> {
  const plan = await loadPlan(ctx, publicId);
  require(ctx, operationsSchemas.ecrire, ecritureOf(plan.schema));
  const lieux = (await readLieux(ctx, plan.schema, sql`true`)) as ObjetDuPlan[];
  const lus = new Map(lieux.map((lieu) => [lieu.id as string, lieu]));
  const of = (
    niveau: Niveau,
    objet: { id: string; publicId?: string; no: string | number | null; titre: string },
    enfants: ObjetEsquisse[] = [],
  ): ObjetEsquisse => ({
    niveau,
    id: objet.id,
    publicId: objet.publicId ?? null,
    no: objet.no === null ? null : String(objet.no),
    titre: objet.titre,
    revision: lus.get(objet.id)?.revision ?? 0,
    permis: permisOf(ctx, lus.get(objet.id)),
    enfants,
  });
  const action = ({ id, publicId: cle, code, intitule }: ActionDuPlan) =>
    of("action", { id, publicId: cle, no: code, titre: intitule });
  // What is only attached here is written in its own scheme.
  const actions = (holder: { actions: readonly ActionDuPlan[] }) =>
    holder.actions.filter(({ rattachee }) => rattachee === null).map(action);
  const objectif = (one: ObjectifDuPlan) => of("objectif", one, actions(one));
  const volets = plan.volets.map((volet) =>
    of("volet", volet, [
      ...volet.engagements.map((one) =>
        of("engagement", one, [...one.objectifs.map(objectif), ...actions(one)]),
      ),
      ...volet.objectifs.map(objectif),
      ...actions(volet),
    ]),
  );
  return {
    schema: toSchemaVue(plan.schema),
    volets,
    peutModifierSchema: may(ctx, operationsSchemas.modifierSchema, plan.schema),
    peutTout: may(ctx, operationsSchemas.ecrire, {
      ...ecritureOf(plan.schema),
      copilotesDuLieu: plan.schema.copilotesDuTout,
    }),
    deplacement: vient && deplacementOf(ctx, plan.schema, lieux, vient),
  };
}

/** Whether somebody may write something in the scheme: a copilot, whatever its scope. */
export function ecritureOf(schema: Plan["schema"]) {
  return { ...schema, copilotesDuLieu: schema.copilotes, pilotes: [], contributeurs: [], confies: [] };
}

/** What may be done of an object of the plan; of one attached from another scheme, nothing here. */
function permisOf(ctx: Contexte, lieu: ObjetDuPlan | undefined): Permis {
  if (!lieu) return RIEN;
  const ecrire = may(ctx, operationsSchemas.ecrire, lieu.droits);
  const rubrique = lieu.niveau === "volet" || lieu.niveau === "engagement";
  return { ecrire, modifier: rubrique ? ecrire : may(ctx, operationsSchemas.modifier, lieu.droits) };
}
