import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { normalise } from "#platform/values/french.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Genre } from "../domain/genre.ts";
import { operationsActeurs } from "../rights.ts";

export type NouvelActeur = {
  genre: Genre;
  nom: string;
  sigle?: string | null;
  nature?: string | null;
  /** Fourteen digits; see `readSiret`. */
  siret?: string | null;
  parent?: Id<"acteur"> | null;
  fonction?: string | null;
  courriel?: string | null;
  /** Other ways to write it. */
  alias?: readonly string[];
  /** Made by an import from a name alone: to be confirmed by somebody. */
  aConfirmer?: boolean;
};

/**
 * Creates acteurs with all their names, in three statements however many. Returns their ids in the same order.
 *
 * @throws Refusal `acteur.nom-vide` when a name says nothing once normalised.
 */
export async function createActeurs(
  ctx: Contexte,
  nouveaux: readonly NouvelActeur[],
): Promise<Id<"acteur">[]> {
  require(ctx, operationsActeurs.ecrire, null);
  if (nouveaux.length === 0) return [];
  const { departement, tx } = ctx;
  const cree_le = ctx.now.toString();
  const rows = nouveaux.map((acteur) => {
    if (!normalise(acteur.nom)) throw new Refusal("acteur.nom-vide", { nom: acteur.nom });
    return {
      departement,
      id: newId<"acteur">(ctx.now.epochMilliseconds),
      public_id: newPublicId(),
      genre: acteur.genre,
      nom: acteur.nom.trim(),
      sigle: acteur.sigle ?? null,
      nature: acteur.nature ?? null,
      siret: acteur.siret ?? null,
      parent: acteur.parent ?? null,
      fonction: acteur.fonction ?? null,
      courriel: acteur.courriel ?? null,
      a_confirmer: acteur.aConfirmer ?? false,
      cree_le,
    };
  });
  await inChunks(rows, (slice) => tx.insertInto("acteur").values(slice).execute());
  const names = rows.flatMap((row, index) =>
    namesOf(row.id, row.nom, row.sigle, nouveaux[index]?.alias ?? []),
  );
  await inChunks(names, (slice) =>
    tx
      .insertInto("acteur_nom")
      .values(slice.map((name) => ({ departement, ...name })))
      .execute(),
  );
  await recordJournal(
    ctx,
    rows.map(({ id, departement: _departement, cree_le: _cree, courriel: _courriel, ...apres }) => ({
      operation: operationsActeurs.ecrire.code,
      objet: { genre: "acteur", id },
      apres,
    })),
  );
  return rows.map((row) => row.id);
}

/** One line for each way to write it; variants that normalise alike count once. */
function namesOf(
  acteur: Id<"acteur">,
  nom: string,
  sigle: string | null,
  alias: readonly string[],
): { acteur: Id<"acteur">; nom: string; ecrit: string }[] {
  const byNormal = new Map<string, string>();
  for (const ecrit of [nom, sigle, ...alias]) {
    const key = ecrit ? normalise(ecrit) : "";
    if (ecrit && key && !byNormal.has(key)) byNormal.set(key, ecrit);
  }
  return [...byNormal].map(([key, ecrit]) => ({ acteur, nom: key, ecrit }));
}
