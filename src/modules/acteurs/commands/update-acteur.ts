import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { normalise } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import { type Fiche, type FicheSaisie, readFiche } from "../domain/fiche.ts";
import { operationsActeurs } from "../rights.ts";
import { checkCourriel, findParent, refuseDoubles } from "./check-fiche.ts";
import { type ActeurVise, checkRevision, lockActeur } from "./lock-acteur.ts";

export type ActeurModifie = ActeurVise &
  FicheSaisie & {
    /** Address of the acteur above; empty: none. */
    parent: string;
    /** Somebody said that another acteur of that name is really another. */
    homonyme: boolean;
  };

/**
 * Changes what is known of an acteur. Its former names stay ways to write it, so that the files that use them are still
 * understood. The same text again changes nothing.
 *
 * @throws Refusal `acteur.perime` (409); those of {@link readFiche}, {@link findParent}, {@link refuseDoubles},
 * {@link checkCourriel}.
 */
export async function updateActeur(ctx: Contexte, wanted: ActeurModifie): Promise<void> {
  const before = await lockActeur(ctx, wanted.publicId);
  const fiche = readFiche(before.genre, wanted);
  const parent = await findParent(ctx, { genre: before.genre, parent: wanted.parent, id: before.id });
  const avant = { ...pick(before), parent: before.parent };
  const apres = { ...fiche, parent };
  if (JSON.stringify(avant) === JSON.stringify(apres)) return;
  checkRevision(before, wanted);
  const personne = before.genre === "personne";
  const homonyme = wanted.homonyme || normalise(fiche.nom) === normalise(before.nom);
  await refuseDoubles(ctx, fiche, { sauf: before.id, personne, homonyme });
  if (avant.courriel !== apres.courriel) await checkCourriel(ctx, before.id);
  await ctx.tx
    .updateTable("acteur")
    .set({ ...apres, revision: before.revision + 1 })
    .where("departement", "=", ctx.departement)
    .where("id", "=", before.id)
    .execute();
  await addNames(ctx, before.id, [fiche.nom, fiche.sigle]);
  await recordJournal(ctx, [
    { operation: operationsActeurs.modifier.code, objet: { genre: "acteur", id: before.id }, avant, apres },
  ]);
}

function pick({ nom, sigle, nature, siret, fonction, courriel }: Fiche): Fiche {
  return { nom, sigle, nature, siret, fonction, courriel };
}

async function addNames(
  ctx: Contexte,
  acteur: Id<"acteur">,
  names: readonly (string | null)[],
): Promise<void> {
  const rows = names.flatMap((ecrit) =>
    ecrit && normalise(ecrit) ? [{ nom: normalise(ecrit), ecrit }] : [],
  );
  await ctx.tx
    .insertInto("acteur_nom")
    .values(rows.map((row) => ({ departement: ctx.departement, acteur, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
