import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { checkMots, checkSchema, type SchemaDecrit } from "../../domain/plan/nouveau-schema.ts";
import { changedOnly } from "../../domain/plan/valeurs-changees.ts";
import { lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { refuseClosed } from "./check-ecriture.ts";

/**
 * Changes what a scheme says of itself; its form and its phase stay.
 *
 * @throws Refusal `schema.titre-vide`, `schema.annees`, `schema.titre-pris` (409), `fiche.perimee` (409).
 */
export async function updateSchema(
  ctx: Contexte,
  wanted: SchemaDecrit & { schema: string; revision: number },
): Promise<void> {
  const found = await findSchema(ctx, wanted.schema);
  require(ctx, operationsSchemas.modifierSchema, found);
  refuseClosed(found);
  await lockPlan(ctx, found.id);
  const before = await findSchema(ctx, wanted.schema);
  const { titre, type, debut, fin } = checkSchema({ ...wanted, phase: before.phase });
  const apres = { titre, type, debut, fin, mots: checkMots(wanted.mots) };
  const avant = {
    titre: before.titre,
    type: before.type,
    debut: before.debut,
    fin: before.fin,
    mots: before.mots,
  };
  const change = changedOnly<SchemaDecrit>(avant, apres);
  if (!change) return;
  if (before.revision !== wanted.revision) throw new Refusal("fiche.perimee", {}, 409);
  const taken = await ctx.tx
    .selectFrom("schema")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("titre", "=", titre)
    .where("retire_le", "is", null)
    .where("id", "<>", before.id)
    .executeTakeFirst();
  if (taken) throw new Refusal("schema.titre-pris", { champ: "titre", titre }, 409);
  await ctx.tx
    .updateTable("schema")
    .set({ titre, type, debut, fin, mots: JSON.stringify(apres.mots), revision: before.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: operationsSchemas.modifierSchema.code,
      objet: { genre: "schema", id: before.id },
      ...change,
    },
  ]);
}
