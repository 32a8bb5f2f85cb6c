import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { may, require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { operationsSchemas, piloterSoiMeme } from "../../rights.ts";
import { type ActionAsked, DERNIERE_NOUVELLE } from "../nouvelles/find-invitation.ts";
import { listSchemas } from "../plan/list-schemas.ts";
import { type ActionDuPlan, actionsOf, loadPlan } from "../plan/load-plan.ts";
import { readMiens } from "./read-miens.ts";

export type ActionADire = ActionAsked & { schema: string };

/**
 * The actions that a person may give news of because they, or the institution in whose name they act, pilot them; those
 * of closed schemes, done or given up left out. In the order of schemes, then of codes.
 *
 * @throws Refusal `droit.*` for a visitor.
 */
export async function listMesActions(ctx: Contexte): Promise<ActionADire[]> {
  require(ctx, operationsSchemas.suivre, null);
  const moi = personneDe(ctx.principal, ctx.departement);
  if (!moi) return [];
  const miens = await readMiens(ctx, moi);
  const found: ActionADire[] = [];
  // The plans are remembered, where asking the base who pilots each action of each of them is not.
  for (const { publicId, phase } of await listSchemas(ctx)) {
    if (phase === "clos") continue;
    const own = actionsOf(await loadPlan(ctx, publicId)).filter(
      (action) => isEnCours(action) && may(ctx, piloterSoiMeme, { pilotes: pilotesOf(action, miens, moi) }),
    );
    const dites = await readDites(
      ctx,
      own.map(({ id }) => id),
      moi.personne,
    );
    const order = new Intl.Collator("fr-FR", { numeric: true });
    const key = ({ code, intitule }: ActionADire) => code ?? intitule;
    found.push(
      ...dites
        .map((action) => ({ ...action, schema: publicId }))
        .sort((a, b) => order.compare(key(a), key(b))),
    );
  }
  return found;
}

function isEnCours({ situation: { statut } }: ActionDuPlan): boolean {
  return statut !== "realisee" && statut !== "abandonnee";
}

/** Its pilots; one of them that belongs to the institution makes it a pilot too. */
function pilotesOf(
  { pilotes }: ActionDuPlan,
  miens: ReadonlySet<string>,
  { personne, institution }: { personne: Id<"acteur">; institution: Id<"acteur"> },
): Id<"acteur">[] {
  const ids = pilotes.map(({ id }) => id);
  return ids.some((id) => id !== personne && miens.has(id)) ? [...ids, institution] : ids;
}

/** What was said last of each of these actions, and by the person today. */
async function readDites(
  ctx: Contexte,
  ids: readonly Id<"action">[],
  personne: Id<"acteur">,
): Promise<ActionAsked[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ActionAsked>`
    SELECT a.id, a.public_id AS "publicId", a.code, a.intitule, ${DERNIERE_NOUVELLE} AS dernier,
           CASE WHEN p.auteur = ${personne}::uuid AND p.date = ${ctx.today.toString()}::date
                THEN json_build_object('par', 'vous', 'instant', p.instant) END AS reponse,
           NULL AS "confieeA"
      FROM action a
      LEFT JOIN point_avancement p ON p.departement = a.departement AND p.id = a.dernier_point
     WHERE a.departement = ${ctx.departement} AND a.id = ANY (${ids}::uuid[])`.execute(ctx.tx);
  return rows;
}
