import { type Etendues, etendues, PROGRAMME } from "./etendues.ts";
import { type Cellule, isExposed } from "./modele.ts";
import { type Probleme, problemAround } from "./probleme.ts";
import type { Systeme } from "./systeme.ts";

/** Equations among which a smallest set that exposes is looked for; more are all given. */
const CHERCHEES = 24;

/** Ranks of the equations that expose one unknown of a problem: none of them can be taken away without protecting it, up to 24. */
export function explain(
  systeme: Systeme,
  probleme: Probleme,
  trouve: Etendues,
  inconnue: number,
): readonly number[] {
  const lignes = reasons(probleme, trouve, inconnue);
  const garder = new Set(lignes.map((ligne) => probleme.lignes[ligne]?.equation as number));
  if (garder.size <= CHERCHEES) {
    const rang = probleme.cellules[inconnue] as number;
    for (const equation of [...garder].reverse()) {
      garder.delete(equation);
      if (!isExposedBy(systeme, rang, garder)) garder.add(equation);
    }
  }
  return [...garder].sort((a, b) => a - b);
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

function isExposedBy(systeme: Systeme, rang: number, garder: ReadonlySet<number>): boolean {
  const cellule = systeme.cellules[rang] as Cellule;
  const probleme = problemAround(systeme, rang, garder);
  const place = probleme.cellules.indexOf(rang);
  const { bas, haut } = etendues(probleme, (i, min, max) => i !== place || !isExposed(cellule, min, max));
  return isExposed(cellule, bas[place] as number, haut[place] as number);
}
