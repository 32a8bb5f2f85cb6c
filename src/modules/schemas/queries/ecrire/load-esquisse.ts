import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
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
  permis: Permis;
  enfants: ObjetEsquisse[];
};
type Permis = { ecrire: boolean; modifier: boolean };
const RIEN: Permis = { ecrire: false, modifier: false };

export type Esquisse = { schema: SchemaVue; volets: ObjetEsquisse[]; peutModifierSchema: boolean };

/** The plan as its writers see it, each line with what they may do of it. @throws Refusal `introuvable`, of the rights. */
export async function loadEsquisse(ctx: Contexte, publicId: string): Promise<Esquisse> {
  const plan = await loadPlan(ctx, publicId);
  require(ctx, operationsSchemas.ecrire, ecritureOf(plan.schema));
  const permis = await readPermis(ctx, plan);
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
    permis: permis.get(objet.id) ?? RIEN,
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
  };
}

/** Whether somebody may write something in the scheme: a copilot, whatever its scope. */
export function ecritureOf(schema: Plan["schema"]) {
  return { ...schema, copilotesDuLieu: schema.copilotes, pilotes: [], contributeurs: [], confies: [] };
}

/** What may be done of each object of the plan, in one statement. */
async function readPermis(ctx: Contexte, { schema }: Plan): Promise<Map<string, Permis>> {
  const lieux = await readLieux(ctx, schema, sql`true`);
  return new Map(
    lieux.map(({ id, niveau, droits }) => {
      const ecrire = may(ctx, operationsSchemas.ecrire, droits);
      const rubrique = niveau === "volet" || niveau === "engagement";
      return [
        id ?? "",
        { ecrire, modifier: rubrique ? ecrire : may(ctx, operationsSchemas.modifier, droits) },
      ];
    }),
  );
}
