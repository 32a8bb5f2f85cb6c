import { etendues } from "./etendues.ts";
import { explain } from "./expliquer.ts";
import { type Attaque, type Cellule, type Equation, isExposed } from "./modele.ts";
import { type Probleme, problemAround } from "./probleme.ts";
import { buildSysteme, type Systeme } from "./systeme.ts";

/**
 * What a reader who puts all the published equations together knows of each hidden cell: the exact lowest and highest
 * values that remain possible, whole numbers for counts. The audit of protection that the handbooks ask for (Hundepool
 * et al., *Statistical Disclosure Control*, Wiley, 2012, ch. 4; Cox, « Suppression methodology and statistical disclosure
 * control », JASA 75, 1980), over any linear equations and not tables only.
 *
 * @returns one line per hidden cell, by key. The true value of a cell is not used, only what is shown.
 * @throws RangeError when two cells have the same key.
 */
export function attaquer(cellules: readonly Cellule[], equations: readonly Equation[]): Attaque[] {
  const systeme = buildSysteme(cellules, equations);
  const attaques: (Attaque | undefined)[] = [];
  const vue = new Uint8Array(systeme.cellules.length);
  for (let cellule = 0; cellule < vue.length; cellule++) {
    if (systeme.inconnue[cellule] === 0 || vue[cellule] === 1) continue;
    const probleme = problemAround(systeme, cellule);
    for (const autre of probleme.cellules) vue[autre] = 1;
    for (const [rang, attaque] of attackProblem(systeme, probleme)) attaques[rang] = attaque;
  }
  return attaques.filter((one) => one !== undefined);
}

function* attackProblem(systeme: Systeme, probleme: Probleme): Generator<[number, Attaque]> {
  const trouve = etendues(probleme);
  const contradictoire = trouve.ecartees.map(
    (ligne) => systeme.equations[probleme.lignes[ligne]?.equation as number] as Equation,
  );
  for (const [i, rang] of probleme.cellules.entries()) {
    const cellule = systeme.cellules[rang] as Cellule;
    if (cellule.masque === null) continue;
    const min = trouve.bas[i] as number;
    const max = trouve.haut[i] as number;
    const exposee = isExposed(cellule, min, max);
    const par = exposee ? explain(systeme, probleme, trouve, i) : [];
    const equations = par.map((equation) => systeme.equations[equation] as Equation);
    yield [
      rang,
      {
        cle: cellule.cle,
        min,
        max,
        exposee,
        par: equations,
        ...(contradictoire.length > 0 && { contradictoire }),
      },
    ];
  }
}
