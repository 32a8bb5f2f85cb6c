import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import type { MotsChoisis } from "../../domain/plan/niveaux.ts";
import type { NouveauSchema } from "../../domain/plan/nouveau-schema.ts";
import type { Phase } from "../../domain/plan/vocabulaire.ts";
import type { Reprise } from "../../domain/structure/reprise.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { copyPlan } from "./copy-plan.ts";

export type SchemaDuplique = Omit<NouveauSchema, "phase"> & {
  /** Public id of the scheme that is taken as a start. */
  source: string;
  /** Those of the source when absent: its levels are the same. */
  mots?: MotsChoisis;
  reprise: Reprise;
  /** Where its life begins; « élaboration » when absent. */
  phase?: Phase;
};

/**
 * Makes a scheme, in elaboration unless it says otherwise, from another that one may read: same levels, same plan as far as `reprise` says, no
 * news, no role but that of the institution that makes it. Gives the ids of the new scheme and, by identifier in the
 * source, those of what was copied.
 *
 * @throws Refusal those of {@link createSchema}; `introuvable` for a source that may not be read.
 */
export async function copySchema(
  ctx: Contexte,
  { source, reprise, phase = "elaboration", ...nouveau }: SchemaDuplique,
): Promise<{ id: Id<"schema">; publicId: string; copies: ReadonlyMap<string, Id<never>> }> {
  require(ctx, operationsSchemas.creer, null);
  const { id: from, forme, mots } = await findSchema(ctx, source);
  const made = await createSchema(ctx, { mots, ...nouveau, forme, phase });
  const copies = await copyPlan(ctx, { source: from, cible: made.id }, reprise);
  await recordJournal(ctx, [
    {
      operation: "schemas.dupliquer-schema",
      objet: { genre: "schema", id: made.id },
      apres: { copieDe: from, copies: copies.size },
    },
  ]);
  return { ...made, copies };
}

/** The same for a form: sent twice, one scheme is made. Gives its public id. */
export async function duplicateSchema(
  ctx: Contexte,
  { cle, ...wanted }: SchemaDuplique & { cle: string },
): Promise<string> {
  require(ctx, operationsSchemas.creer, null);
  await findSchema(ctx, wanted.source);
  const envoi = { cle, operation: "schemas.dupliquer-schema", contenu: JSON.stringify(wanted) };
  return once(ctx, envoi, async () => (await copySchema(ctx, wanted)).publicId);
}
