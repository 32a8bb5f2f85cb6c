import type { Contexte } from "#platform/context/contexte.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Choix } from "../domain/choix.ts";
import { findImportation, type ImportationTrouvee } from "../queries/find-importation.ts";
import { createSchema } from "./create-schema.ts";
import { importPlan } from "./import-plan.ts";

/**
 * Keeps what a person decided on the preview. Once the import is over there is nothing left to decide: the second of a
 * double click on « Importer » must find the import done, not a refusal.
 */
export async function saveChoix(ctx: Contexte, publicId: string, choix: Choix): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "deposee") await update(ctx, importation, { choix: JSON.stringify(choix) });
}

/**
 * Imports the file with what was decided, all or nothing; the scheme is created first when it was to be. Confirming
 * twice imports once.
 *
 * @throws Refusal `import.erreurs` while the file has errors; `importation.terminee` when it was abandoned.
 */
export async function confirmImport(
  ctx: Contexte,
  publicId: string,
  lecture: Lecture,
  choix: Choix,
): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "confirmee") return;
  if (importation.etat !== "deposee") throw new Refusal("importation.terminee", {}, 409);
  const schema = importation.schema ?? (await createTarget(ctx, importation));
  const bilan = await importPlan(ctx, schema, lecture, choix);
  await update(ctx, importation, {
    etat: "confirmee",
    schema: schema.id,
    choix: JSON.stringify(choix),
    bilan: JSON.stringify(bilan),
    termine_le: ctx.now.toString(),
  });
}

/** Leaves a dropped file without importing it. Leaving twice changes nothing. */
export async function abandonImport(ctx: Contexte, publicId: string): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "abandonnee") return;
  if (importation.etat !== "deposee") throw new Refusal("importation.terminee", {}, 409);
  await update(ctx, importation, { etat: "abandonnee", termine_le: ctx.now.toString() });
  await recordJournal(ctx, [
    {
      operation: "schemas.abandonner-import",
      objet: { genre: "importation", id: importation.id },
      apres: {},
    },
  ]);
}

async function createTarget(ctx: Contexte, { nouveau }: ImportationTrouvee) {
  if (!nouveau) throw new Refusal("introuvable", {}, 404);
  const { id } = await createSchema(ctx, nouveau);
  const creator = ctx.principal.genre === "personne" ? [ctx.principal.institution] : [];
  return { id, phase: nouveau.phase, copilotes: creator };
}

async function update(
  ctx: Contexte,
  importation: ImportationTrouvee,
  change: {
    choix?: string;
    bilan?: string;
    etat?: ImportationTrouvee["etat"];
    schema?: NonNullable<ImportationTrouvee["schema"]>["id"];
    termine_le?: string;
  },
): Promise<void> {
  await ctx.tx
    .updateTable("importation")
    .set(change)
    .where("departement", "=", ctx.departement)
    .where("id", "=", importation.id)
    .execute();
}
