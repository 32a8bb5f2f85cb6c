import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import { TOUT_LE_DEPARTEMENT } from "../../domain/plan/calendrier.ts";

export type JalonDuPlan = { libelle: string; date: PartialDate | null; fait: boolean };

/** The milestones of these actions, in their order. */
export async function readJalons(
  ctx: Contexte,
  actions: readonly Id<"action">[],
): Promise<Map<string, JalonDuPlan[]>> {
  const found = new Map<string, JalonDuPlan[]>();
  if (actions.length === 0) return found;
  const rows = await ctx.tx
    .selectFrom("jalon")
    .select(["action", "libelle", "date", "fait_le"])
    .where("departement", "=", ctx.departement)
    .where("action", "=", sql<Id<"action">>`ANY (${[...actions]}::uuid[])`)
    .orderBy("action")
    .orderBy("ordre")
    .execute();
  for (const { action, libelle, date, fait_le } of rows) {
    found.set(action, [...(found.get(action) ?? []), { libelle, date, fait: fait_le !== null }]);
  }
  return found;
}

/** Names of the places of these actions: « Tout le département », EPCI, communes; nothing for an action that says none. */
export async function readTerritoires(
  ctx: Contexte,
  actions: readonly Id<"action">[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ action: string; noms: string[] }>`
    SELECT t.action, array_agg(DISTINCT CASE t.genre WHEN 'departement' THEN ${TOUT_LE_DEPARTEMENT}
                                        ELSE coalesce(e.nom, c.nom, t.code) END) AS noms
      FROM action_territoire t
      LEFT JOIN epci e ON t.genre = 'epci' AND e.siren = t.code
      LEFT JOIN commune c ON t.genre = 'commune' AND c.code = t.code
     WHERE t.departement = ${ctx.departement} AND t.action = ANY (${[...actions]}::uuid[])
     GROUP BY t.action`.execute(ctx.tx);
  return new Map(rows.map(({ action, noms }) => [action, noms]));
}
