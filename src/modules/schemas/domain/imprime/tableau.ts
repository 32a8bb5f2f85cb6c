/**
 * The plan as departments keep it in a spreadsheet: one line an action, its levels merged above, the years ticked, the
 * pilots in one cell. Pure; read back by the import without any difference.
 */

import type { PartialDate } from "#platform/values/partial-date.ts";
import { lirePeriode } from "../imports/lecture/dates.ts";
import { LIBELLE_NATURE, type Nature } from "../plan/vocabulaire.ts";
import { anneesCochees } from "./plan-imprime.ts";

export type Dates = { nature: Nature | null; debut: PartialDate | null; fin: PartialDate | null };

/** Years ticked, and the dates that the ticks alone would not say. */
export type DatesTableau = { coches: readonly boolean[]; debut: string; fin: string };

/**
 * Ticks and written dates that the import reads as these very dates: a written date wins over the ticks, and where ticks
 * would invent one there are none.
 */
export function datesTableau(action: Dates, annees: readonly number[]): DatesTableau {
  const first = annees[0] ?? 0;
  const last = annees.at(-1) ?? first;
  const coches = anneesCochees(action, first, last);
  const read = (ticks: readonly boolean[]) =>
    lirePeriode(
      annees.map((annee, at) => ({ annee, cochee: ticks[at] ?? false })),
      action.nature === "a_poursuivre",
    );
  const shown = read(coches);
  const invents =
    (action.debut === null && shown.debut !== null) || (action.fin === null && shown.fin !== null);
  const kept = invents ? coches.map(() => false) : coches;
  const said = read(kept);
  return {
    coches: kept,
    debut: said.debut === action.debut ? "" : (action.debut ?? ""),
    fin: said.fin === action.fin ? "" : (action.fin ?? ""),
  };
}

export type LigneTableau = {
  volet: string;
  engagement: string;
  objectif: string;
  code: string;
  action: string;
  nature: string;
  nouvelle: boolean;
  dates: DatesTableau;
  pilotage: string;
  partenaires: string;
  resultats: string;
  indicateurs: string;
};

export function natureTableau(nature: Nature | null): string {
  return nature ? LIBELLE_NATURE[nature] : "";
}

/** Rows that one cell covers: « first to last », from 0, of at least two lines that say the same under the same above. */
export function plages(
  lignes: readonly LigneTableau[],
  colonne: keyof LigneTableau,
  sous: readonly (keyof LigneTableau)[],
): [number, number][] {
  const key = (ligne: LigneTableau | undefined) =>
    JSON.stringify([...sous, colonne].map((one) => ligne?.[one]));
  const found: [number, number][] = [];
  for (let at = 0; at < lignes.length; ) {
    let end = at;
    while (end + 1 < lignes.length && key(lignes[end + 1]) === key(lignes[at])) end += 1;
    if (end > at && lignes[at]?.[colonne] !== "") found.push([at, end]);
    at = end + 1;
  }
  return found;
}
