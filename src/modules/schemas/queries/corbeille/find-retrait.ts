import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { CompteRetrait } from "../../domain/corbeille/corbeille.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import type { DroitsAction } from "../../rights-sets.ts";
import { findLieu } from "../plan/find-lieu.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";

/** One gesture that removed something of a plan. */
export type Retrait = {
  id: Id<"retrait">;
  publicId: string;
  niveau: Niveau;
  objet: Id<Niveau>;
  titre: string;
  compte: CompteRetrait;
  retireLe: string;
};

export type RetraitTrouve = Retrait & {
  schema: SchemaTrouve;
  /** Of the place where the object stood. */
  droits: DroitsAction;
  /** The object that it hung on, and the gesture that removed that one too; null for what hung on something that is there. */
  parent: { niveau: Niveau; id: Id<Niveau>; retrait: Id<"retrait"> } | null;
};

/** Every gesture of a scheme that is still in the trash, merged actions left out. */
export const DANS_LA_CORBEILLE = sql`r.fusion IS NULL AND r.genre <> 'schema'`;

/** A gesture by its public id, or by its identifier. @throws Refusal `introuvable`. */
export async function findRetrait(
  ctx: Contexte,
  ids: { schema: string; retrait: string },
): Promise<RetraitTrouve> {
  const schema = await findSchema(ctx, ids.schema);
  const by = isId(ids.retrait) ? sql`r.id = ${ids.retrait}::uuid` : sql`r.public_id = ${ids.retrait}`;
  const { rows } = await sql<Retrait>`
    SELECT r.id, r.public_id AS "publicId", r.genre AS niveau, r.objet, r.titre, r.compte, r.retire_le AS "retireLe"
      FROM retrait r
     WHERE r.departement = ${ctx.departement} AND r.schema = ${schema.id} AND ${by} AND ${DANS_LA_CORBEILLE}`.execute(
    ctx.tx,
  );
  const [found] = rows;
  if (!found) throw new Refusal("introuvable", {}, 404);
  const { niveau, objet: id } = found;
  const { droits } = await findLieu(ctx, { schema: ids.schema, niveau, id }, "corbeille");
  return { ...found, schema, droits, parent: await parentRetire(ctx, { niveau, id }) };
}

/** The gesture that put an object in the trash, by its public id; null when it is not there. */
export async function retraitOf(
  { tx, departement }: Contexte,
  { niveau, id }: { niveau: Niveau; id: string },
): Promise<string | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<{ publicId: string }>`
    SELECT r.public_id AS "publicId" FROM retrait r
      JOIN ${sql.table(niveau)} t ON t.departement = r.departement AND t.retrait = r.id
     WHERE r.departement = ${departement} AND t.id = ${id}::uuid AND ${DANS_LA_CORBEILLE}`.execute(tx);
  return rows[0]?.publicId ?? null;
}

const PARENTS = {
  volet: [],
  engagement: ["volet"],
  objectif: ["engagement", "volet"],
  action: ["objectif", "engagement", "volet"],
} as const satisfies Record<Niveau, readonly Niveau[]>;

async function parentRetire(
  { tx, departement }: Contexte,
  { niveau, id }: { niveau: Niveau; id: Id<Niveau> },
): Promise<RetraitTrouve["parent"]> {
  for (const above of PARENTS[niveau]) {
    const { rows } = await sql<NonNullable<RetraitTrouve["parent"]>>`
      SELECT ${above} AS niveau, p.id, p.retrait FROM ${sql.table(niveau)} t
        JOIN ${sql.table(above)} p ON p.departement = t.departement AND p.id = t.${sql.ref(above)}
       WHERE t.departement = ${departement} AND t.id = ${id} AND p.retrait IS NOT NULL`.execute(tx);
    if (rows[0]) return rows[0];
  }
  return null;
}

/** The gesture and those that removed what it stood under, nearest first: they come back together. */
export async function findRetraits(
  ctx: Contexte,
  ids: { schema: string; retrait: string },
): Promise<[RetraitTrouve, ...RetraitTrouve[]]> {
  const found: [RetraitTrouve, ...RetraitTrouve[]] = [await findRetrait(ctx, ids)];
  for (let last = found[0]; last.parent; ) {
    last = await findRetrait(ctx, { schema: ids.schema, retrait: last.parent.retrait });
    found.push(last);
  }
  return found;
}

/** Codes of actions that would come back and that another action bears by now, with what bears it. */
export async function listCodesPris(
  { tx, departement }: Contexte,
  retraits: readonly Pick<Retrait, "id">[],
): Promise<{ action: Id<"action">; code: string; intitule: string; porteur: string }[]> {
  const ids = retraits.map(({ id }) => id);
  const { rows } = await sql<{ action: Id<"action">; code: string; intitule: string; porteur: string }>`
    SELECT a.id AS action, a.code, a.intitule, coalesce(there.intitule, also.intitule) AS porteur
      FROM action a
      LEFT JOIN action there ON there.departement = a.departement AND there.schema = a.schema
                            AND there.code = a.code AND there.retiree_le IS NULL
      LEFT JOIN action also ON also.departement = a.departement AND also.retrait = ANY(${ids}::uuid[])
                           AND also.code = a.code AND also.id < a.id
     WHERE a.departement = ${departement} AND a.retrait = ANY(${ids}::uuid[]) AND a.code IS NOT NULL
       AND (there.id IS NOT NULL OR also.id IS NOT NULL)
     ORDER BY a.code`.execute(tx);
  return [...new Map(rows.map((row) => [row.action, row])).values()];
}
