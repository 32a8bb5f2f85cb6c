import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsPapiers } from "../rights.ts";
import { findModele, type ModeleDepose } from "./find-modeles.ts";

/**
 * Takes a model out of use; it stays among the former ones, to be taken again. One that is already out stays so.
 *
 * @throws Refusal `introuvable` for whoever is not of its institution.
 */
export async function withdrawModele(ctx: Contexte, publicId: string): Promise<void> {
  const modele = await findModele(ctx, publicId);
  require(ctx, operationsPapiers.tenirModeles, modele);
  if (modele.retireLe !== null) return;
  await retire(ctx, modele);
  await recordJournal(ctx, [
    {
      operation: "papiers.retirer-modele",
      objet: { genre: "modele_papier", id: modele.id },
      avant: { papier: modele.papier, nom: modele.nom },
    },
  ]);
}

/** Whoever takes its place says so in the journal. */
export async function retire(ctx: Contexte, { id }: Pick<ModeleDepose, "id">): Promise<void> {
  await ctx.tx
    .updateTable("modele_papier")
    .set({ retire_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
}
