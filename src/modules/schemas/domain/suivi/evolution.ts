/** What became of an action between a moment and now, from its news in the order in which they were told. */
import type { Statut } from "../plan/vocabulaire.ts";

export type BlocageDit = { raison: string; condition: string /** ISO day. */; echeance: string };

/** One news, as far as what it changes depends on it. */
export type PointDit = {
  id: string;
  /** ISO day that it speaks of. */
  date: string;
  /** ISO day on which it was told. */
  dit: string;
  statut: Statut;
  /** Per cent. */
  avancement: number;
  blocage: BlocageDit | null;
};

/** `jour` is the ISO day on which it was told. */
export type EvenementBlocage =
  | { genre: "ouvert"; jour: string; blocage: BlocageDit }
  | { genre: "leve"; jour: string; blocage: BlocageDit }
  | { genre: "deplace"; jour: string; avant: BlocageDit; blocage: BlocageDit };

export type Evolution = {
  statut: { avant: Statut; apres: Statut; jour: string } | null;
  avancement: { avant: number; apres: number; jour: string } | null;
  blocages: EvenementBlocage[];
};

/**
 * `avant` is the news that counted at the beginning; null when there was none (« à venir », 0 %). `points` were told
 * since, in that order. Status and progress are compared between both ends: what came back to where it was did not
 * change. Blockages are told one by one, for one that was opened and lifted meanwhile is worth knowing.
 */
export function evolutionOf(avant: PointDit | null, points: readonly PointDit[]): Evolution {
  const blocages: EvenementBlocage[] = [];
  let current = avant;
  let jour = "";
  for (const point of points) {
    // News told late for an older day do not count against later ones.
    if (current && !isLater(point, current)) continue;
    blocages.push(...between(current?.blocage ?? null, point.blocage, point.dit));
    current = point;
    jour = point.dit;
  }
  const statut = { avant: avant?.statut ?? "a_venir", apres: current?.statut ?? "a_venir", jour };
  const avancement = { avant: avant?.avancement ?? 0, apres: current?.avancement ?? 0, jour };
  return {
    statut: statut.avant === statut.apres ? null : statut,
    avancement: avancement.avant === avancement.apres ? null : avancement,
    blocages,
  };
}

/** The news that counts is the one of the latest day; of the same day, the one told last. */
function isLater(a: PointDit, b: PointDit): boolean {
  return a.date === b.date ? a.id > b.id : a.date > b.date;
}

function between(avant: BlocageDit | null, apres: BlocageDit | null, jour: string): EvenementBlocage[] {
  if (!avant && apres) return [{ genre: "ouvert", jour, blocage: apres }];
  if (avant && !apres) return [{ genre: "leve", jour, blocage: avant }];
  if (avant && apres && avant.echeance !== apres.echeance)
    return [{ genre: "deplace", jour, avant, blocage: apres }];
  return [];
}

/** One line of the journal about an object: the fields that it names, before and after. */
export type LigneChamps = { avant: Record<string, unknown>; apres: Record<string, unknown> };

/**
 * The fields that are not what they were, from the lines of an object in their order: the first value before, the last
 * one after. A field that no line names did not change.
 */
export function champsChanges(
  lignes: readonly LigneChamps[],
  champs: readonly string[],
): { champ: string; avant: unknown; apres: unknown }[] {
  return champs.flatMap((champ) => {
    const named = lignes.filter(({ avant, apres }) => champ in avant || champ in apres);
    const first = named[0];
    const last = named.at(-1);
    if (!first || !last) return [];
    const change = { champ, avant: first.avant[champ] ?? null, apres: last.apres[champ] ?? null };
    return JSON.stringify(change.avant) === JSON.stringify(change.apres) ? [] : [change];
  });
}
