import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsPapiers } from "../rights.ts";
import { findModele } from "./find-modeles.ts";
import { retire } from "./retire.ts";

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
