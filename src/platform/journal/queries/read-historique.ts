import type { Contexte } from "#platform/context/contexte.ts";
import { ROWS_PER_PAGE } from "#platform/http/listing.ts";
import type { References } from "#platform/references/references.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { recordReading } from "../lecture.ts";
import { operationsJournal } from "../rights.ts";
import { listLignes, SANS_FILTRE } from "./list-lignes.ts";
import { type LigneLue, readLignes } from "./read-lignes.ts";

/** A page of the journal: what it shows, and where the next one begins. */
export type TrancheJournal = { lignes: LigneLue[]; suite: string | null };

export type Historique = TrancheJournal & { genre: string; titre: string; lien: string | null };

/**
 * What was done to one object, the latest first, fifty lines at a time, before the line `avant`. `cle` is its identifier or
 * the public id of its address.
 *
 * @throws Refusal `introuvable` (404) when it is not there or may not be read; those of `journal.lire-historique`.
 */
export async function readHistorique(
  ctx: Contexte,
  references: References,
  { genre: code, cle, avant }: { genre: string; cle: string; avant: bigint | null },
): Promise<Historique> {
  require(ctx, operationsJournal.lireHistorique, null);
  const genre = references.genre(code);
  const id = isId(cle) ? cle : ((await genre?.idOf(ctx, cle)) ?? null);
  const objet = id === null ? undefined : (await genre?.nommer(ctx, [id]))?.get(id);
  if (!genre || id === null || !objet?.lisible) throw new Refusal("introuvable", {}, 404);
  if (objet.personne)
    recordReading(ctx, {
      operation: "journal.lire-historique",
      objet: { genre: code, id: id as Id<string> },
    });
  const filtre = { ...SANS_FILTRE, genre: code, objet: id };
  const found = await listLignes(ctx, filtre, { avant, limit: ROWS_PER_PAGE + 1 });
  return {
    genre: genre.libelle,
    titre: objet.titre,
    lien: objet.lien,
    ...(await tranche(ctx, references, found)),
  };
}

/** Keeps the lines of one page of those that were found, one more telling that there are others. */
export async function tranche(
  ctx: Contexte,
  references: References,
  found: Parameters<typeof readLignes>[2],
): Promise<TrancheJournal> {
  const shown = found.slice(0, ROWS_PER_PAGE);
  const more = found.length > ROWS_PER_PAGE;
  return {
    lignes: await readLignes(ctx, references, shown),
    suite: more ? String(shown.at(-1)?.no) : null,
  };
}
