import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { operationsSchemas } from "../../rights.ts";
import { type SchemaTrouve, schemaById } from "./find-schema.ts";
import type { ActionDuPlan, Plan } from "./plan-lu.ts";

type Rattachement = {
  id: Id<"rattachement">;
  action: Id<"action">;
  source: Id<"schema">;
  /** The objectif, engagement or volet under which it stands here. */
  sous: string;
};

/** What is attached to a scheme, in its order. */
export function listRattachements(ctx: Contexte, schema: Id<"schema">): Promise<Rattachement[]> {
  return remember(ctx, `rattachements ${schema}`, async () => {
    const { rows } = await sql<Rattachement>`
      SELECT r.id, r.action, a.schema AS source, coalesce(r.objectif, r.engagement, r.volet) AS sous
        FROM rattachement r
        JOIN action a ON a.departement = r.departement AND a.id = r.action AND a.retiree_le IS NULL
       WHERE r.departement = ${ctx.departement} AND r.schema = ${schema}
       ORDER BY r.ordre, r.id`.execute(ctx.tx);
    return rows;
  });
}

/** The schemes that these come from, of which the one who asks may read the actions. */
export async function readableSources(
  ctx: Contexte,
  rattachements: readonly Rattachement[],
): Promise<SchemaTrouve[]> {
  const sources: SchemaTrouve[] = [];
  for (const id of new Set(rattachements.map(({ source }) => source))) {
    const schema = await schemaById(ctx, id);
    if (schema && may(ctx, operationsSchemas.lire, schema)) sources.push(schema);
  }
  return sources;
}

/**
 * What two readers of one plan may see differently of it: the schemes of which they see attached actions. For the key of
 * what is remembered of a plan.
 */
export async function sourcesKey(ctx: Contexte, schema: Id<"schema">): Promise<string> {
  const sources = await readableSources(ctx, await listRattachements(ctx, schema));
  return sources.map(({ id }) => id).join();
}

/** The plan with what is attached to it, each action after those of its place; the given plans are left as they are. */
export function attachActions(
  plan: Plan,
  rattachements: readonly Rattachement[],
  sources: readonly Plan[],
): Plan {
  const there = new Map<string, ActionDuPlan>();
  for (const { schema, volets } of sources) {
    for (const action of volets.flatMap((volet) => attachesOf(volet).flatMap(({ actions }) => actions))) {
      for (const { id, action: wanted, source } of rattachements) {
        if (wanted !== action.id || source !== schema.id) continue;
        const rattachee = { id, schema: schema.publicId, titre: schema.titre };
        there.set(id, { ...action, rattachee });
      }
    }
  }
  const under = (sous: string) =>
    rattachements.flatMap((one) => (one.sous === sous ? (there.get(one.id) ?? []) : []));
  const withAttached = <T extends { id: string; actions: ActionDuPlan[] }>(holder: T): T => {
    const more = under(holder.id);
    return more.length === 0 ? holder : { ...holder, actions: [...holder.actions, ...more] };
  };
  return {
    schema: plan.schema,
    volets: plan.volets.map((volet) =>
      withAttached({
        ...volet,
        objectifs: volet.objectifs.map(withAttached),
        engagements: volet.engagements.map((engagement) =>
          withAttached({ ...engagement, objectifs: engagement.objectifs.map(withAttached) }),
        ),
      }),
    ),
  };
}
