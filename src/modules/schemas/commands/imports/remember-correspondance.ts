import type { Contexte } from "#platform/context/contexte.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Choix } from "../../domain/imports/choix.ts";
import { reconnaitreEntete } from "../../domain/imports/lecture/lire-plan.ts";
import { correspondanceOf, formeOf, sameCorrespondance } from "../../queries/imports/correspondance.ts";
import type { Examen } from "../../queries/imports/examine-plan.ts";
import { findImportation } from "../../queries/imports/find-importation.ts";
import { nameOf } from "../name-of.ts";

/**
 * Remembers what the columns of an imported file mean, for the next file of the same shape, when somebody corrected what
 * is recognised alone; the last import that was confirmed decides. One that was confirmed as recognised forgets what was
 * remembered.
 */
export async function rememberCorrespondance(
  ctx: Contexte,
  importation: { id: Id<"importation">; nomFichier: string },
  examen: Examen,
): Promise<void> {
  const { forme, automatique, memoire } = examen.colonnes;
  const chosen = correspondanceOf(examen.plan.entete);
  if (sameCorrespondance(chosen, automatique)) {
    if (memoire) await forget(ctx, importation.id, forme);
    return;
  }
  if (memoire && sameCorrespondance(chosen, memoire.colonnes)) return;
  const row = {
    colonnes: JSON.stringify(chosen),
    nom_fichier: importation.nomFichier,
    memorisee_le: ctx.now.toString(),
    memorisee_par_nom: nameOf(ctx),
  };
  await ctx.tx
    .insertInto("correspondance_memorisee")
    .values({ departement: ctx.departement, forme, ...row })
    .onConflict((conflict) => conflict.columns(["departement", "forme"]).doUpdateSet(row))
    .execute();
  await recordJournal(ctx, [
    {
      operation: "schemas.memoriser-correspondance",
      objet: { genre: "importation", id: importation.id },
      avant: memoire && { colonnes: memoire.colonnes },
      apres: { forme, colonnes: chosen },
    },
  ]);
}

/**
 * Forgets what is remembered for files of the shape of this one, whose columns are again those that are recognised.
 * Forgetting twice changes nothing.
 *
 * @throws Refusal of {@link findImportation}.
 */
export async function forgetCorrespondance(
  ctx: Contexte,
  publicId: string,
  lecture: Lecture,
  feuille: Choix["feuille"],
): Promise<void> {
  const importation = await findImportation(ctx, publicId, { lock: true });
  const entete = reconnaitreEntete(lecture, feuille);
  if (entete) await forget(ctx, importation.id, formeOf(entete));
}

async function forget(ctx: Contexte, importation: Id<"importation">, forme: string): Promise<void> {
  const gone = await ctx.tx
    .deleteFrom("correspondance_memorisee")
    .where("departement", "=", ctx.departement)
    .where("forme", "=", forme)
    .returning("colonnes")
    .executeTakeFirst();
  if (!gone) return;
  await recordJournal(ctx, [
    {
      operation: "schemas.oublier-correspondance",
      objet: { genre: "importation", id: importation },
      avant: { forme, colonnes: gone.colonnes },
    },
  ]);
}
