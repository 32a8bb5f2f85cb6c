import { attaquer } from "./attaquer.ts";
import { type Assez, etendues } from "./etendues.ts";
import { explain } from "./expliquer.ts";
import { type Cellule, type Equation, isExposed, type Protection } from "./modele.ts";
import { type Probleme, problemAround } from "./probleme.ts";
import { intervallesOf, propager } from "./propager.ts";
import { buildSysteme, type Systeme } from "./systeme.ts";

/**
 * Hides further cells (« secondaire ») until `attaquer` finds nothing, then gives back those that turn out not to be
 * needed. Cells already hidden stay so; a cell of infinite cost, or without a figure, is never chosen. Each step hides the
 * cheapest cell of the equations that expose one (complementary suppression as a heuristic: the least-cost problem is
 * NP-hard, Kelly, Golden and Assad, Networks 22, 1992), so the result is safe but not proved the cheapest.
 *
 * @throws RangeError when two cells have the same key.
 */
export function proteger(donnees: readonly Cellule[], equations: readonly Equation[]): Protection {
  const systeme = buildSysteme(donnees, equations);
  const ajoutees = new Set<number>();
  const perdues = hideUntilSafe(systeme, ajoutees);
  giveBack(systeme, ajoutees, perdues);
  const cles = new Set([...ajoutees].map((rang) => systeme.cellules[rang]?.cle));
  const cellules = donnees.map((cellule) =>
    cles.has(cellule.cle) ? { ...cellule, masque: "secondaire" as const } : cellule,
  );
  return {
    cellules,
    ajoutees: cellules.flatMap(({ cle }) => (cles.has(cle) ? cle : [])).sort(),
    restantes: attaquer(cellules, equations).filter(({ exposee }) => exposee),
  };
}

/** Hides cells until each hidden one keeps its width or has nothing left to hide around it; answers these. */
function hideUntilSafe(systeme: Systeme, ajoutees: Set<number>): Set<number> {
  const perdues = new Set<number>();
  let aVoir = [...systeme.cellules.keys()].filter((rang) => isHidden(systeme, rang));
  while (aVoir.length > 0) {
    const exposees = exposedAmong(systeme, aVoir, perdues);
    const touchees = new Set<number>();
    const revoir: number[] = [];
    for (const { rang, par } of exposees) {
      if (par.some((equation) => touchees.has(equation))) {
        // What was just hidden may protect it too.
        revoir.push(rang);
        continue;
      }
      const choix = cheapest(systeme, rang, par);
      if (choix === undefined) {
        perdues.add(rang);
        continue;
      }
      hide(systeme, choix, ajoutees);
      for (const equation of [...par, ...concerned(systeme, choix)]) touchees.add(equation);
    }
    aVoir = [...revoir, ...[...touchees].flatMap((equation) => unknownsOf(systeme, equation))];
  }
  return perdues;
}

type Exposee = { readonly rang: number; readonly par: readonly number[] };

/** Exposed cells of the problems around `rangs`, with the ranks of the equations that expose them. */
function exposedAmong(systeme: Systeme, rangs: readonly number[], perdues: ReadonlySet<number>): Exposee[] {
  const exposees: Exposee[] = [];
  for (const probleme of problemsAround(systeme, rangs)) {
    const assez = widthNeeded(systeme, probleme, perdues);
    const trouve = etendues(probleme, assez);
    for (const [i, rang] of probleme.cellules.entries()) {
      if (assez(i, trouve.bas[i] as number, trouve.haut[i] as number)) continue;
      exposees.push({ rang, par: explain(systeme, probleme, trouve, i) });
    }
  }
  return exposees.sort((a, b) => a.rang - b.rang);
}

/** The same question without the answer: narrowing alone says yes most of the time. */
function isAnyExposed(systeme: Systeme, rangs: readonly number[], perdues: ReadonlySet<number>): boolean {
  return problemsAround(systeme, rangs).some((probleme) => {
    const assez = widthNeeded(systeme, probleme, perdues);
    const gives = ({ bas, haut }: Pick<Probleme, "bas" | "haut">) =>
      bas.some((min, i) => !assez(i, min, haut[i] as number));
    const intervalles = intervallesOf(probleme);
    if (propager(probleme, intervalles).possible && gives(intervalles)) return true;
    return gives(etendues(probleme, assez));
  });
}

function problemsAround(systeme: Systeme, rangs: readonly number[]): Probleme[] {
  const vue = new Set<number>();
  const problemes: Probleme[] = [];
  for (const depart of [...rangs].sort((a, b) => a - b)) {
    if (vue.has(depart)) continue;
    const probleme = problemAround(systeme, depart);
    for (const rang of probleme.cellules) vue.add(rang);
    problemes.push(probleme);
  }
  return problemes;
}

/** Whether an unknown keeps its width between two limits; those that nothing protects any more, or need none, always do. */
function widthNeeded(systeme: Systeme, { cellules }: Probleme, perdues: ReadonlySet<number>): Assez {
  return (i, min, max) => {
    const rang = cellules[i] as number;
    if (!isHidden(systeme, rang) || perdues.has(rang)) return true;
    return !isExposed(systeme.cellules[rang] as Cellule, min, max);
  };
}

/** The shown cell whose hiding costs least among the equations given, counting what it would then ask to hide elsewhere. */
function cheapest(systeme: Systeme, rang: number, par: readonly number[]): number | undefined {
  const proches = par.filter((equation) => systeme.termes[equation]?.includes(rang));
  return bestOf(systeme, proches, par) ?? bestOf(systeme, par, par);
}

function bestOf(systeme: Systeme, parmi: readonly number[], par: readonly number[]): number | undefined {
  let choix: number | undefined;
  let moindre = Infinity;
  for (const equation of parmi) {
    for (const rang of candidates(systeme, equation)) {
      const cout = costOf(systeme, rang) + followUp(systeme, rang, par);
      if (cout < moindre || (cout === moindre && choix !== undefined && rang < choix)) {
        moindre = cout;
        choix = rang;
      }
    }
  }
  return choix;
}

/** Cells whose hiding loosens an equation: its shown terms, and what must be shown for it to be known. */
function candidates({ termes, conditions, inconnue, cellules }: Systeme, equation: number): number[] {
  const tous = [...(termes[equation] as Int32Array), ...(conditions[equation] as Int32Array)];
  return tous.filter((rang) => inconnue[rang] === 0 && Number.isFinite(cellules[rang]?.cout));
}

function costOf({ cellules }: Systeme, rang: number): number {
  return Math.max(0, cellules[rang]?.cout ?? Infinity);
}

/** Least cost that hiding a cell brings in its other equations, where it would be alone. */
function followUp(systeme: Systeme, rang: number, par: readonly number[]): number {
  let cout = 0;
  for (const equation of systeme.equationsDe[rang] as readonly number[]) {
    if (par.includes(equation) || systeme.equations[equation]?.genre === "ordre") continue;
    const termes = systeme.termes[equation] as Int32Array;
    if (termes.some((autre) => systeme.inconnue[autre] === 1)) continue;
    let moindre = Infinity;
    for (const autre of candidates(systeme, equation)) {
      if (autre !== rang) moindre = Math.min(moindre, costOf(systeme, autre));
    }
    // Nothing to hide there: the cell would be found again; a last resort all the same.
    cout += Number.isFinite(moindre) ? moindre : 1e12;
  }
  return cout;
}

function hide(systeme: Systeme, rang: number, ajoutees: Set<number>): void {
  systeme.inconnue[rang] = 1;
  ajoutees.add(rang);
}

function concerned({ equationsDe, conditionDe }: Systeme, rang: number): number[] {
  return [...(equationsDe[rang] as readonly number[]), ...(conditionDe[rang] as readonly number[])];
}

function unknownsOf({ termes, inconnue }: Systeme, equation: number): number[] {
  return [...(termes[equation] as Int32Array)].filter((rang) => inconnue[rang] === 1);
}

function isHidden({ cellules, inconnue }: Systeme, rang: number): boolean {
  // A shown cell made unknown is one that was just hidden; without a figure, there is nothing to protect.
  return inconnue[rang] === 1 && (cellules[rang]?.masque !== null || cellules[rang]?.valeur !== null);
}

/** Shows again, dearest first, the added cells without which nothing more is exposed. */
function giveBack(systeme: Systeme, ajoutees: Set<number>, perdues: Set<number>): void {
  const ordre = [...ajoutees].sort((a, b) => costOf(systeme, b) - costOf(systeme, a) || b - a);
  for (const rang of ordre) {
    systeme.inconnue[rang] = 0;
    ajoutees.delete(rang);
    const voisines = concerned(systeme, rang).flatMap((equation) => unknownsOf(systeme, equation));
    if (isAnyExposed(systeme, voisines, perdues)) hide(systeme, rang, ajoutees);
    else perdues.delete(rang);
  }
}
