import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { hasNiveau, type Niveau, parentOf } from "../../domain/plan/niveaux.ts";
import type { LieuTrouve } from "../../queries/plan/find-lieu.ts";
import type { SchemaTrouve } from "../../queries/plan/find-schema.ts";

/** @throws Refusal `ecrire.schema-clos` (409). */
export function refuseClosed(schema: SchemaTrouve): void {
  if (schema.phase === "clos") throw new Refusal("ecrire.schema-clos", {}, 409);
}

/** The columns that put an object of `niveau` under `parent`. @throws Refusal `ecrire.niveau` when nothing hangs so. */
export function placeUnder(
  niveau: Niveau,
  parent: Pick<LieuTrouve, "schema" | "niveau" | "id">,
): Partial<{ volet: Id<"volet">; engagement: Id<"engagement">; objectif: Id<"objectif"> }> {
  const { forme } = parent.schema;
  if (!hasNiveau(forme, niveau) || parentOf(forme, niveau) !== parent.niveau)
    throw new Refusal("ecrire.niveau");
  switch (parent.niveau) {
    case "volet":
      return { volet: parent.id as Id<"volet"> };
    case "engagement":
      return { engagement: parent.id as Id<"engagement"> };
    case "objectif":
      return { objectif: parent.id as Id<"objectif"> };
    default:
      return {};
  }
}

/** @throws Refusal `fiche.code-pris` when another action that is there bears it. */
export async function refuseTakenCode(
  ctx: Contexte,
  schema: Id<"schema">,
  code: string | null,
  except: Id<"action"> | null = null,
): Promise<void> {
  if (code === null) return;
  const taken = await ctx.tx
    .selectFrom("action")
    .select(["id", "intitule"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .where("code", "=", code)
    .where("retiree_le", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== except)
    throw new Refusal("fiche.code-pris", { champ: "code", code, intitule: taken.intitule }, 409);
}
