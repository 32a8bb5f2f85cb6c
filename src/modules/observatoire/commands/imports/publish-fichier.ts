import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatFichier } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { protectFigures } from "../secret/protect-figures.ts";
import { lockObservatoire } from "./lock-observatoire.ts";

/**
 * Shows the figures of a file, received or withdrawn before. Nothing is copied: what is shown is what published files say,
 * the newest edition first, so that withdrawing gives back exactly what was there. Which cells stay hidden is said in the
 * same transaction.
 *
 * @throws Refusal of the rights; `introuvable`; `observatoire.etat` (409); `observatoire.rien` when no figure was kept.
 */
export async function publishFichier(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockFichier(ctx, publicId);
  if (fichier.etat === "publie") throw new Refusal("observatoire.etat", { etat: "publie" }, 409);
  if (fichier.observations === 0) {
    const { refusees } = fichier.rapport as { refusees?: number };
    throw new Refusal("observatoire.rien", { refusees: refusees ?? 0 });
  }
  await setEtat(ctx, fichier.id, { etat: "publie", publie_le: ctx.now.toString(), annule_le: null });
  await protectFigures(ctx, { genre: "fichier", fichier: fichier.id });
  await note(ctx, "observatoire.publier", fichier, "publie");
}

/**
 * Takes back the figures of a published file: those of the other files show again. They stay, and can be published again.
 *
 * @throws Refusal of the rights; `introuvable`; `observatoire.etat` (409)
 */
export async function withdrawFichier(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockFichier(ctx, publicId);
  if (fichier.etat !== "publie") throw new Refusal("observatoire.etat", { etat: fichier.etat }, 409);
  await setEtat(ctx, fichier.id, { etat: "annule", annule_le: ctx.now.toString() });
  await protectFigures(ctx, { genre: "fichier", fichier: fichier.id });
  await note(ctx, "observatoire.retirer", fichier, "annule");
}

/**
 * Deletes a file that is not published, with its figures. Indicators that it brought stay in the catalogue.
 *
 * @throws Refusal of the rights; `introuvable`; `observatoire.etat` (409)
 */
export async function discardFichier(ctx: Contexte, publicId: string): Promise<void> {
  const fichier = await lockFichier(ctx, publicId);
  if (fichier.etat === "publie") throw new Refusal("observatoire.etat", { etat: "publie" }, 409);
  const { tx, departement } = ctx;
  await tx
    .deleteFrom("fichier_source")
    .where("departement", "=", departement)
    .where("id", "=", fichier.id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "observatoire.ecarter",
      objet: { genre: "fichier-source", id: fichier.id },
      avant: { nom: fichier.nom, observations: fichier.observations },
    },
  ]);
}

type Verrouille = {
  id: Id<"fichier_source">;
  nom: string;
  etat: EtatFichier;
  observations: number;
  rapport: unknown;
};

async function lockFichier(ctx: Contexte, publicId: string): Promise<Verrouille> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  // What one publication hides depends on what the others show: one at a time.
  await lockObservatoire(ctx);
  const row = await ctx.tx
    .selectFrom("fichier_source")
    .select(["id", "nom", "etat", "observations", "rapport"])
    .where("departement", "=", ctx.departement)
    .where("public_id", "=", publicId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("introuvable", {}, 404);
  return row as unknown as Verrouille;
}

async function setEtat(
  { tx, departement }: Contexte,
  id: Id<"fichier_source">,
  change: { etat: EtatFichier; publie_le?: string; annule_le: string | null },
): Promise<void> {
  await tx
    .updateTable("fichier_source")
    .set((row) => ({ ...change, revision: row("revision", "+", 1) }))
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}

async function note(
  ctx: Contexte,
  operation: string,
  { id, etat }: Verrouille,
  apres: EtatFichier,
): Promise<void> {
  const objet = { genre: "fichier-source", id };
  await recordJournal(ctx, [{ operation, objet, avant: { etat }, apres: { etat: apres } }]);
}
