import { type Ecriture, learnEcritures } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import type { BilanImport, Examen } from "../../queries/imports/examine-plan.ts";
import { findImportation, type ImportationTrouvee } from "../../queries/imports/find-importation.ts";
import { findSchemaById } from "../../queries/plan/find-schema.ts";
import { createSchema } from "../ecrire/create-schema.ts";
import { nameOf } from "../name-of.ts";
import { importWithReturn } from "./import-plan.ts";
import { keepTrace } from "./keep-trace.ts";
import { rememberCorrespondance } from "./remember-correspondance.ts";

/**
 * Keeps what a person decided on the preview. Once the import is over there is nothing left to decide: the second of a
 * double click on « Importer » must find the import done, not a refusal.
 */
export async function saveChoix(ctx: Contexte, publicId: string, choix: Choix): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "deposee") await update(ctx, importation, { choix: JSON.stringify(choix) });
}

/**
 * Imports the file with what was decided, all or nothing; the scheme is created first when it was to be. What was said of
 * the columns and of unknown names is remembered, and what leads back is kept. Confirming twice imports once.
 *
 * @throws Refusal `import.erreurs` while the file has errors; `importation.terminee` when it was abandoned.
 */
export async function confirmImport(
  ctx: Contexte,
  publicId: string,
  lecture: Lecture,
  choix: Choix,
): Promise<BilanImport> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "confirmee" && importation.bilan) return importation.bilan;
  if (importation.etat !== "deposee") throw new Refusal("importation.terminee", {}, 409);
  const nouveau = importation.schema === null;
  const schema = importation.schema ?? (await createTarget(ctx, importation));
  const fait = await importWithReturn(ctx, schema, lecture, choix, { nouveau });
  // Without a word about the columns (command line), what is remembered of them stays.
  if (choix.colonnes) await rememberCorrespondance(ctx, importation, fait.examen);
  await keepTrace(ctx, importation.id, schema.id, fait, {
    ecritures: await learnEcritures(ctx, chosenNames(fait.examen)),
    remarques: lecture.remarques,
    retirees: choix.retirerAbsentes === true,
  });
  await update(ctx, importation, {
    etat: "confirmee",
    schema: schema.id,
    choix: JSON.stringify(choix),
    bilan: JSON.stringify(fait.bilan),
    rang: await nextRang(ctx, schema.id),
    termine_le: ctx.now.toString(),
    termine_par_nom: nameOf(ctx),
  });
  return fait.bilan;
}

/** The names that nobody bore and that the person gave to an acteur: the next file that writes them will be understood. */
function chosenNames({ inconnus }: Examen): Ecriture[] {
  return inconnus.flatMap(({ nom, acteur }) => (acteur ? [{ acteur, ecrit: nom }] : []));
}

/** Imports of a scheme are numbered in the order in which they are done; the lock of the imports is held. */
async function nextRang(ctx: Contexte, schema: Id<"schema">): Promise<number> {
  const last = await ctx.tx
    .selectFrom("importation")
    .select(({ fn }) => fn.max("rang").as("rang"))
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .executeTakeFirst();
  return (last?.rang ?? 0) + 1;
}

/** Leaves a dropped file without importing it. Leaving twice changes nothing. */
export async function abandonImport(ctx: Contexte, publicId: string): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  if (importation.etat === "abandonnee") return;
  if (importation.etat !== "deposee") throw new Refusal("importation.terminee", {}, 409);
  await update(ctx, importation, {
    etat: "abandonnee",
    termine_le: ctx.now.toString(),
    termine_par_nom: nameOf(ctx),
  });
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
  return findSchemaById(ctx, id);
}

async function update(
  ctx: Contexte,
  importation: ImportationTrouvee,
  change: {
    choix?: string;
    bilan?: string;
    etat?: ImportationTrouvee["etat"];
    schema?: Id<"schema">;
    rang?: number;
    termine_le?: string;
    termine_par_nom?: string;
  },
): Promise<void> {
  await ctx.tx
    .updateTable("importation")
    .set(change)
    .where("departement", "=", ctx.departement)
    .where("id", "=", importation.id)
    .execute();
}
