import type { Platform } from "#platform/context/platform.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { indexFor } from "./memoire.ts";
import type { SourceRecherche } from "./source.ts";

/** Départements whose public view is indexed before anybody asks; the others at their first search. */
const PREPARES = 20;

/**
 * Indexes what a visitor may read, so that the first search after a start does not wait for it (and finds warm code whatever its
 * view). One département after another, and none when the base goes away: the first search would say so.
 */
export async function prepareRecherche(
  platform: Platform,
  sources: readonly SourceRecherche[],
  departements: readonly CodeDepartement[],
): Promise<void> {
  try {
    for (const departement of departements.slice(0, PREPARES))
      await platform.read(departement, ANONYME, (ctx) => indexFor(ctx, sources));
  } catch {
    // Nothing is lost: what was not prepared is made when it is asked for.
  }
}
