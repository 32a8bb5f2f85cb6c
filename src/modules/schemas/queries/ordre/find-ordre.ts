import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { hasNiveau, type Niveau, parentOf } from "../../domain/plan/niveaux.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { type LieuLu, readLieux } from "../plan/read-lieux.ts";

/** An object of the plan: never the scheme itself. */
export type ObjetDuPlan = LieuLu & { niveau: Niveau; id: Id<Niveau> };

/** What moving an object looks at, as the plan stands in this transaction. */
export type Ordre = {
  schema: SchemaTrouve;
  /** The whole plan: what is removed, or attached from another scheme, has no rank in it. */
  lieux: ObjetDuPlan[];
  objet: ObjetDuPlan;
  /** What it hangs on: the scheme itself for a volet. */
  de: LieuLu;
  /** What it would hang on; null when there is no such thing of the level that its form asks for. */
  vers: LieuLu | null;
};

/**
 * An object of a plan with the rest of it, and what it would hang on.
 *
 * @throws Refusal `ecrire.niveau` for a level that the scheme has not; `introuvable` for an object of another scheme or one
 * that is removed.
 */
export async function findOrdre(
  ctx: Contexte,
  { schema: publicId, niveau, id, sous }: { schema: string; niveau: Niveau; id: string; sous: string | null },
): Promise<Ordre> {
  const { schema, lieux } = await loadLieux(ctx, publicId);
  if (!hasNiveau(schema.forme, niveau)) throw new Refusal("ecrire.niveau");
  const objet = lieux.find((one) => one.niveau === niveau && one.id === id);
  if (!objet) throw new Refusal("introuvable", {}, 404);
  const above = parentOf(schema.forme, niveau);
  const [racine = null] = above === null ? await readLieux(ctx, schema, null) : [];
  const under = (parent: string | null): LieuLu | null => {
    if (above === null) return parent === null ? racine : null;
    return lieux.find((one) => one.niveau === above && one.id === parent) ?? null;
  };
  const de = under(objet.parent);
  if (!de) throw new Refusal("introuvable", {}, 404);
  return { schema, lieux, objet, de, vers: under(sous) };
}

/** Every object of a plan, in no order. @throws Refusal `introuvable`. */
export async function loadLieux(
  ctx: Contexte,
  publicId: string,
): Promise<{ schema: SchemaTrouve; lieux: ObjetDuPlan[] }> {
  const schema = await findSchema(ctx, publicId);
  const lieux = (await readLieux(ctx, schema, sql`true`)) as ObjetDuPlan[];
  return { schema, lieux };
}
