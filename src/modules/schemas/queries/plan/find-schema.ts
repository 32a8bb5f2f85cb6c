import { type RawBuilder, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type ActeurSet, readSet } from "#platform/rights/relation.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { MotsChoisis, NiveauxSchema } from "../../domain/plan/niveaux.ts";
import { PHASES_PUBLIQUES, type Phase, type TypeSchema } from "../../domain/plan/vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { copilotes, copilotesDuTout, type DroitsSchema, membres, nommes } from "../../rights-sets.ts";

export type SchemaTrouve = DroitsSchema & {
  id: Id<"schema">;
  publicId: string;
  titre: string;
  type: TypeSchema;
  /** First and last year. */
  debut: number;
  fin: number;
  phase: Phase;
  revision: number;
} & NiveauxSchema;

/**
 * A scheme by its public id, when the one who asks may read it.
 *
 * @throws Refusal `introuvable` (404), the same whether it does not exist or may not be known.
 */
export async function findSchema(ctx: Contexte, publicId: string): Promise<SchemaTrouve> {
  const schema = await selectSchema(ctx, "public_id", publicId);
  if (!schema) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsSchemas.lire, schema);
  return schema;
}

/** True when a scheme bears this exact title, whoever asks: it cannot be given twice. */
export async function isTitleTaken(ctx: Contexte, titre: string): Promise<boolean> {
  return (await selectSchema(ctx, "titre", titre)) !== null;
}

/** A scheme by its exact title, or null; for whoever may read it. */
export async function findSchemaByTitle(ctx: Contexte, titre: string): Promise<SchemaTrouve | null> {
  const schema = await selectSchema(ctx, "titre", titre);
  if (schema) require(ctx, operationsSchemas.lire, schema);
  return schema;
}

/** A scheme that another row points to; for whoever may read it. @throws Refusal `introuvable`. */
export async function findSchemaById(ctx: Contexte, id: Id<"schema">): Promise<SchemaTrouve> {
  const schema = await selectSchema(ctx, "id", id);
  if (!schema) throw new Refusal("introuvable", {}, 404);
  require(ctx, operationsSchemas.lire, schema);
  return schema;
}

/** The same for whoever asks: the rights are those of the caller. Null when there is none. */
export function schemaById(ctx: Contexte, id: Id<"schema">): Promise<SchemaTrouve | null> {
  return selectSchema(ctx, "id", id);
}

/** Where everybody reads the rule looks for no pilot: neither does the base, for which it is the longest. */
function nommesOf(read: RawBuilder<Id<"acteur">[]>): RawBuilder<Id<"acteur">[]> {
  return sql`CASE WHEN s.phase IN (${sql.join(PHASES_PUBLIQUES)}) THEN '{}' ELSE ${read} END`;
}

async function selectSchema(
  ctx: Contexte,
  by: "id" | "public_id" | "titre",
  value: string,
): Promise<SchemaTrouve | null> {
  const set = (of: ActeurSet<DroitsSchema>) => readSet(of, ctx, { schema: "s" });
  const row = await ctx.tx
    .selectFrom("schema as s")
    .select([
      "s.id",
      "s.public_id as publicId",
      "s.titre",
      "s.type",
      "s.debut",
      "s.fin",
      "s.phase",
      "s.revision",
      "s.forme",
      sql<MotsChoisis>`s.mots`.as("mots"),
      set(membres).as("membres"),
      set(copilotes).as("copilotes"),
      set(copilotesDuTout).as("copilotesDuTout"),
      nommesOf(set(nommes)).as("nommes"),
    ])
    .where("s.departement", "=", ctx.departement)
    .where("s.retire_le", "is", null)
    .where(sql<boolean>`${sql.ref(`s.${by}`)} = ${value}`)
    .executeTakeFirst();
  return row ?? null;
}
