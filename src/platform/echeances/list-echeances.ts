import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import { firstDay, lastDay } from "#platform/values/partial-date.ts";
import type { Echeance, SourceEcheances } from "./echeance.ts";

/** Which dates: those that one must answer for, those of what one follows, or all that one may read. */
export const PORTEES_ECHEANCES = ["moi", "suivi", "tout"] as const;
type PorteeEcheances = (typeof PORTEES_ECHEANCES)[number];

export type ChoixEcheances = {
  portee: PorteeEcheances;
  /** Public id of one scheme; null for all of them. */
  schema: string | null;
};

/** Every date that the one who asks may read, in the order of days; a year comes after its months and days. */
export async function listEcheances(
  ctx: Contexte,
  sources: readonly SourceEcheances[],
  choix: ChoixEcheances,
): Promise<Echeance[]> {
  const found: Echeance[] = [];
  for (const source of sources) found.push(...(await source.lire(ctx)));
  return found.filter((one) => isChosen(one, choix)).sort(byDay);
}

function isChosen(echeance: Echeance, { portee, schema }: ChoixEcheances): boolean {
  if (schema !== null && echeance.schema !== schema) return false;
  return portee === "tout" || (portee === "moi" ? echeance.moi : echeance.suivi || echeance.moi);
}

function byDay(a: Echeance, b: Echeance): number {
  return (
    Temporal.PlainDate.compare(lastDay(a.date), lastDay(b.date)) ||
    Temporal.PlainDate.compare(firstDay(b.date), firstDay(a.date)) ||
    compareFrench(a.titre, b.titre) ||
    (a.cle < b.cle ? -1 : 1)
  );
}

export type Delai = "passees" | "proches" | "prochaines" | "suivantes";

/** What is still awaited, by how near it is: what passed, the next 30 days, the next 90, what comes after. */
export function parDelai(
  echeances: readonly Echeance[],
  today: Temporal.PlainDate,
): Record<Delai, Echeance[]> {
  const groups: Record<Delai, Echeance[]> = { passees: [], proches: [], prochaines: [], suivantes: [] };
  for (const echeance of echeances) {
    if (echeance.etat === "attendue") groups[delaiOf(lastDay(echeance.date), today)].push(echeance);
  }
  return groups;
}

function delaiOf(day: Temporal.PlainDate, today: Temporal.PlainDate): Delai {
  const days = today.until(day, { largestUnit: "day" }).days;
  if (days < 0) return "passees";
  return days <= 30 ? "proches" : days <= 90 ? "prochaines" : "suivantes";
}
