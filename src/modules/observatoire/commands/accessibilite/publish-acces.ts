import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatFichier } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";

type Verrouille = { id: Id<"acces_fichier">; nom: string; etat: EtatFichier };

/** From now on the file may be used: of those of its kind, the one of the newest day is. @throws Refusal `observatoire.etat` (409) */
export async function publishAcces(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockAcces(ctx, publicId);
  if (fichier.etat === "publie") throw new Refusal("observatoire.etat", { etat: "publie" }, 409);
  await setEtat(ctx, fichier, "publie");
}

/** The file is not used any more; the one before it is again. @throws Refusal `observatoire.etat` (409) */
export async function withdrawAcces(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockAcces(ctx, publicId);
  if (fichier.etat !== "publie") throw new Refusal("observatoire.etat", { etat: fichier.etat }, 409);
  await setEtat(ctx, fichier, "annule");
}

/** Removes a file that is not published, with its rows. @throws Refusal `observatoire.etat` (409) */
export async function discardAcces(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockAcces(ctx, publicId);
  if (fichier.etat === "publie") throw new Refusal("observatoire.etat", { etat: "publie" }, 409);
  await ctx.tx
    .deleteFrom("acces_fichier")
    .where("departement", "=", ctx.departement)
    .where("id", "=", fichier.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "observatoire.ecarter-acces",
      objet: { genre: "acces-fichier", id: fichier.id },
      avant: { nom: fichier.nom },
    },
  ]);
}

async function lockAcces(ctx: Contexte, publicId: string): Promise<Verrouille> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  const row = await ctx.tx
    .selectFrom("acces_fichier")
    .select(["id", "nom", "etat"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return row as Verrouille;
}

async function setEtat(ctx: Contexte, { id, etat: avant }: Verrouille, etat: EtatFichier): Promise<void> {
  await ctx.tx
    .updateTable("acces_fichier")
    .set((row) => ({
      ...{ etat, revision: row("revision", "+", 1) },
      ...(etat === "publie" && { publie_le: ctx.now.toString() }),
    }))
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: etat === "publie" ? "observatoire.publier-acces" : "observatoire.retirer-acces",
      objet: { genre: "acces-fichier", id },
      ...{ avant: { etat: avant }, apres: { etat } },
    },
  ]);
}
