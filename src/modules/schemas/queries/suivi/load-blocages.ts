import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { operationsSchemas } from "../../rights.ts";
import { type ActeurNomme, actionsOf } from "../plan/load-plan.ts";
import { loadPlanFiltre, numbered, type PlanFiltre } from "../plan/load-plan-filtre.ts";

/** A blocked action and what unblocks it. Dates are ISO days. */
export type ActionBloquee = {
  publicId: string;
  code: string | null;
  intitule: string;
  volet: string;
  raison: string;
  condition: string;
  echeance: string;
  /** Days since that date; 0 when it is to come. */
  joursDepasses: number;
  /** Since when it is blocked without a break. */
  depuis: string;
  pilotes: readonly ActeurNomme[];
  /** The one who asks may say what became of it. */
  peutDire: boolean;
};

export type VueBlocages = PlanFiltre["commun"] & { bloquees: ActionBloquee[] };

/**
 * The blocked actions that a filter keeps, the date that passed longest ago first. @throws Refusal `introuvable`, and
 * `droit.*` for whoever may not read blockages.
 */
export async function loadBlocages(
  ctx: Contexte,
  publicId: string,
  filtre: FiltrePlan,
): Promise<VueBlocages> {
  const { plan, kept, commun } = await loadPlanFiltre(ctx, publicId, filtre);
  require(ctx, operationsSchemas.lireCommentaires, null);
  const words = await readBlocages(ctx, plan.schema.id);
  const bloquees = plan.volets.flatMap((volet) =>
    actionsOf({ volets: [volet] }).flatMap((action): ActionBloquee[] => {
      const said = words.get(action.id);
      if (!said || !kept.has(action) || !action.situation.bloquee) return [];
      const { publicId: id, code, intitule, pilotes } = action;
      const late = Temporal.PlainDate.from(said.echeance).until(ctx.today, { largestUnit: "day" }).days;
      const joursDepasses = Math.max(0, late);
      return [{ publicId: id, code, intitule, volet: numbered(volet), pilotes, joursDepasses, ...said }];
    }),
  );
  // The sort is stable: on one day, the order of the plan.
  bloquees.sort((a, b) => (a.echeance < b.echeance ? -1 : a.echeance > b.echeance ? 1 : 0));
  return { ...commun, bloquees };
}

type Mots = Pick<ActionBloquee, "raison" | "condition" | "echeance" | "depuis" | "peutDire">;

async function readBlocages(ctx: Contexte, schema: Id<"schema">): Promise<Map<string, Mots>> {
  const peutDire = filter(ctx, operationsSchemas.donnerDesNouvelles, { action: "a", schema: "s" });
  const { rows } = await sql<Mots & { id: string }>`
    SELECT a.id, p.blocage_raison AS raison, p.blocage_condition AS condition, p.blocage_echeance AS echeance,
           s.phase <> 'clos' AND ${peutDire} AS "peutDire",
           (SELECT min(q.date) FROM point_avancement q
             WHERE q.departement = a.departement AND q.action = p.action AND q.blocage_echeance IS NOT NULL
               AND NOT EXISTS (
                 SELECT FROM point_avancement r
                  WHERE r.departement = q.departement AND r.action = q.action AND r.blocage_echeance IS NULL
                    AND (r.date, r.id) > (q.date, q.id) AND (r.date, r.id) < (p.date, p.id))) AS depuis
      FROM action a
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
      JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
     WHERE a.departement = ${ctx.departement} AND a.retiree_le IS NULL AND p.blocage_echeance IS NOT NULL
       AND (a.schema = ${schema} OR EXISTS (
         SELECT FROM rattachement r
          WHERE r.departement = a.departement AND r.action = a.id AND r.schema = ${schema}))`.execute(ctx.tx);
  return new Map(rows.map(({ id, ...mots }) => [id, mots]));
}
