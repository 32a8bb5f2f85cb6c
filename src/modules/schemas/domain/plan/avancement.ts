import type { Situation } from "./situation.ts";
import { STATUTS, type Statut } from "./vocabulaire.ts";

/** What a level above the actions shows: it has no status of its own, it adds up. */
export type Bilan = {
  total: number;
  parStatut: Record<Statut, number>;
  enRetard: number;
  nonDemarrees: number;
  sansNouvelles: number;
  bloquees: number;
  /** Mean of the actions' progress, 0 to 100, rounded; abandoned ones do not count. Null when there is nothing to say. */
  avancement: number | null;
};

/** Adds up actions: `avancement` of each is 0 to 100. */
export function bilanOf(actions: readonly { situation: Situation; avancement: number }[]): Bilan {
  const parStatut = Object.fromEntries(STATUTS.map((statut) => [statut, 0])) as Record<Statut, number>;
  let enRetard = 0;
  let nonDemarrees = 0;
  let sansNouvelles = 0;
  let bloquees = 0;
  let sum = 0;
  let counted = 0;
  for (const { situation, avancement } of actions) {
    parStatut[situation.statut] += 1;
    if (situation.enRetard) enRetard += 1;
    if (situation.nonDemarree) nonDemarrees += 1;
    if (situation.sansNouvelles) sansNouvelles += 1;
    if (situation.bloquee) bloquees += 1;
    if (situation.statut !== "abandonnee") {
      sum += avancement;
      counted += 1;
    }
  }
  const avancement = counted === 0 ? null : Math.round(sum / counted);
  return { total: actions.length, parStatut, enRetard, nonDemarrees, sansNouvelles, bloquees, avancement };
}
