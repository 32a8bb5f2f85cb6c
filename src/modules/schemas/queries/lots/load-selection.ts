import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { filter } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ActionEnLot } from "../../domain/lots/lot.ts";
import { operationsSchemas } from "../../rights.ts";

export type ActionChoisie = ActionEnLot & {
  id: Id<"action">;
  publicId: string;
  code: string | null;
  intitule: string;
  revision: number;
  /** Whoever asks may change it. */
  permise: boolean;
};

/**
 * The actions of a scheme among these public ids, as a lot finds them, in the order of the plan; those that were removed
 * are left out. `lock` keeps them until the end of the transaction: they are locked in one order whoever asks.
 */
export async function loadSelection(
  ctx: Contexte,
  schema: Id<"schema">,
  publicIds: readonly string[],
  options: { lock?: boolean } = {},
): Promise<ActionChoisie[]> {
  const { rows } = await sql<ActionChoisie & { rang: number[] }>`
    SELECT a.id, a.public_id AS "publicId", a.code, a.intitule, a.nature, a.debut, a.fin, a.revision,
           -- As the plan is read: an engagement before what hangs on the volet itself, an objectif before actions beside it.
           ARRAY[v.ordre, (e.id IS NULL)::int, coalesce(e.ordre, 0), (o.id IS NULL)::int, coalesce(o.ordre, 0), a.ordre]
             AS rang,
           ${pilotesDe("action")} AS pilotes, ${pilotesDe("objectif")} AS herites,
           array(SELECT l.etiquette::text FROM action_etiquette l
                  WHERE l.departement = a.departement AND l.action = a.id ORDER BY l.etiquette) AS etiquettes,
           (${filter(ctx, operationsSchemas.modifier, { action: "a", schema: "s" })}) AS permise
      FROM action a
      JOIN schema s ON s.departement = a.departement AND s.id = a.schema
      LEFT JOIN objectif o ON o.departement = a.departement AND o.id = a.objectif
      LEFT JOIN engagement e ON e.departement = a.departement AND e.id = coalesce(a.engagement, o.engagement)
      LEFT JOIN volet v ON v.departement = a.departement AND v.id = coalesce(a.volet, o.volet, e.volet)
     WHERE a.departement = ${ctx.departement} AND a.schema = ${schema} AND a.retiree_le IS NULL
       AND a.public_id = ANY (${[...new Set(publicIds)]}::text[])
     ORDER BY a.id ${options.lock ? sql`FOR UPDATE OF a` : sql``}`.execute(ctx.tx);
  return rows
    .sort((a, b) => compareRangs(a.rang, b.rang) || (a.id < b.id ? -1 : 1))
    .map(({ rang: _rang, ...row }) => row);
}

function compareRangs(un: readonly number[], autre: readonly number[]): number {
  const at = un.findIndex((one, index) => one !== autre[index]);
  return at < 0 ? 0 : (un[at] ?? 0) - (autre[at] ?? 0);
}

function pilotesDe(genre: "action" | "objectif") {
  const owner = genre === "action" ? sql`a.id` : sql`a.objectif`;
  return sql`coalesce((
    SELECT array_agg(l.acteur::text ORDER BY l.ordre, l.acteur) FROM ${sql.table(`${genre}_acteur`)} l
     WHERE l.departement = a.departement AND l.${sql.ref(genre)} = ${owner} AND l.role = 'pilote'), '{}')`;
}
