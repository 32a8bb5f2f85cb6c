import { type Etendues, etendues, PROGRAMME } from "./etendues.ts";
import { type Cellule, isExposed } from "./modele.ts";
import { type Probleme, problemAround } from "./probleme.ts";
import { intervallesOf, propager } from "./propager.ts";
import type { Systeme } from "./systeme.ts";

/** Equations among which the exact programme looks for a smallest set that exposes; more are all given. */
const CHERCHEES = 16;

/**
 * Ranks of the equations that expose one unknown of a problem, as few as can be: taking one of them away protects it, or
 * leaves it exposed by more than narrowing line by line.
 */
export function explain(
  systeme: Systeme,
  probleme: Probleme,
  trouve: Etendues,
  inconnue: number,
): readonly number[] {
  const lignes = new Set(reasons(probleme, trouve, inconnue));
  const suffit = narrowingSuffices(systeme, probleme, inconnue, lignes)
    ? narrowingSuffices
    : lignes.size <= CHERCHEES
      ? programmeSuffices
      : null;
  for (const ligne of suffit ? [...lignes].reverse() : []) {
    lignes.delete(ligne);
    if (!suffit?.(systeme, probleme, inconnue, lignes)) lignes.add(ligne);
  }
  return [...lignes].map((ligne) => probleme.lignes[ligne]?.equation as number).sort((a, b) => a - b);
}

/** The lines that narrowed the unknown, those that narrowed the unknowns of these, and so on; all when only the whole says it. */
function reasons(probleme: Probleme, { parBas, parHaut, ecartees }: Etendues, inconnue: number): number[] {
  const lignes = new Set<number>();
  const vues = new Set([inconnue]);
  for (const i of vues) {
    for (const par of [parBas[i], parHaut[i]]) {
      if (par === PROGRAMME) return [...probleme.lignes.keys()].filter((ligne) => !ecartees.includes(ligne));
      if (par === undefined || par < 0) continue;
      lignes.add(par);
      for (const autre of probleme.lignes[par]?.inconnues ?? []) vues.add(autre);
    }
  }
  return [...lignes].sort((a, b) => a - b);
}

type Suffit = (
  systeme: Systeme,
  probleme: Probleme,
  inconnue: number,
  lignes: ReadonlySet<number>,
) => boolean;

const narrowingSuffices: Suffit = (systeme, probleme, inconnue, lignes) => {
  const active = new Uint8Array(probleme.lignes.length);
  for (const ligne of lignes) active[ligne] = 1;
  const intervalles = intervallesOf(probleme);
  if (!propager(probleme, intervalles, [...lignes], active).possible) return false;
  const cellule = systeme.cellules[probleme.cellules[inconnue] as number] as Cellule;
  return isExposed(cellule, intervalles.bas[inconnue] as number, intervalles.haut[inconnue] as number);
};

const programmeSuffices: Suffit = (systeme, probleme, inconnue, lignes) => {
  const rang = probleme.cellules[inconnue] as number;
  const cellule = systeme.cellules[rang] as Cellule;
  const garder = new Set([...lignes].map((ligne) => probleme.lignes[ligne]?.equation as number));
  const reduit = problemAround(systeme, rang, garder);
  const place = reduit.cellules.indexOf(rang);
  const { bas, haut } = etendues(reduit, (i, min, max) => i !== place || !isExposed(cellule, min, max));
  return isExposed(cellule, bas[place] as number, haut[place] as number);
};
