import { type Atteint, emptyAtteint, note, plonger } from "./plonger.ts";
import type { Probleme } from "./probleme.ts";
import { Programme } from "./programme.ts";
import { type Intervalles, intervallesOf, propager } from "./propager.ts";

/** The exact limits of the unknowns of a problem. */
export type Etendues = Intervalles & {
  /** Lines set aside, because nothing satisfies them with the ones before. */
  readonly ecartees: readonly number[];
};

/**
 * Whether an interval is wide enough for one unknown: a search of exposed cells does not need the last unit. What was reached
 * is enough, or what cannot be passed is not: either way the search stops.
 */
export type Assez = (inconnue: number, bas: number, haut: number) => boolean;

/** Exact limits of every unknown; with `assez`, those of an unknown may stay narrower than what is possible once it says so. */
export function etendues(probleme: Probleme, assez?: Assez): Etendues {
  const intervalles = intervallesOf(probleme);
  if (!propager(probleme, intervalles).possible) return withoutContradictions(probleme, assez);
  if (isSettled(probleme)) return { ...intervalles, ecartees: [] };
  return searched(probleme, intervalles, assez) ?? withoutContradictions(probleme, assez);
}

/**
 * Whether narrowing line by line is already exact: no cycle between unknowns and lines, and either no whole number, or
 * whole numbers only, all counted the same within a line (a sum of intervals of whole numbers then leaves no hole).
 */
function isSettled({ cellules, lignes, entiere }: Probleme): boolean {
  let liens = 0;
  for (const { inconnues } of lignes) liens += inconnues.length;
  if (liens !== cellules.length + lignes.length - 1) return false;
  if (!entiere.includes(1)) return true;
  return lignes.every(({ inconnues, coefficients }) => {
    if (inconnues.length === 1) return true;
    const pas = Math.abs(coefficients[0] as number);
    return inconnues.every((i, t) => entiere[i] === 1 && Math.abs(coefficients[t] as number) === pas);
  });
}

/** Limits by figures found possible (dives), and by the exact programme for what they leave open; null when none is possible. */
function searched(probleme: Probleme, intervalles: Intervalles, assez?: Assez): Etendues | null {
  const { bas, haut } = intervalles;
  const taille = bas.length;
  const atteint = emptyAtteint(taille);
  const dive = !probleme.entiere.includes(0);
  let programme: Programme | null = null;
  try {
    for (let i = 0; i < taille; i++) {
      for (const sens of ["min", "max"] as const) {
        while (!isDone(i, sens, intervalles, atteint)) {
          if (assez && isAnswered(assez, i, intervalles, atteint)) break;
          const limite = (sens === "min" ? bas[i] : haut[i]) as number;
          if (dive && Number.isFinite(limite)) {
            const plongee = plonger(probleme, intervalles, { inconnue: i, valeur: limite }, atteint);
            if (plongee.genre === "trouve") {
              note(atteint, plongee.solution);
              break;
            }
            if (plongee.genre === "impossible") {
              if (!tighten(probleme, intervalles, i, sens)) return null;
              continue;
            }
          }
          programme ??= new Programme(probleme, bas, haut);
          const optimum = programme.optimum(i, sens);
          if (optimum.genre === "impossible") return null;
          if (optimum.solution) note(atteint, optimum.solution);
          narrow(probleme, intervalles, i, sens, optimum.valeur);
          break;
        }
      }
    }
  } finally {
    programme?.dispose();
  }
  if (assez) {
    for (let i = 0; i < taille; i++) {
      if (!assez(i, atteint.bas[i] as number, atteint.haut[i] as number)) continue;
      bas[i] = atteint.bas[i] as number;
      haut[i] = atteint.haut[i] as number;
    }
  }
  return { ...intervalles, ecartees: [] };
}

function isAnswered(assez: Assez, i: number, { bas, haut }: Intervalles, atteint: Atteint): boolean {
  return (
    assez(i, atteint.bas[i] as number, atteint.haut[i] as number) ||
    !assez(i, bas[i] as number, haut[i] as number)
  );
}

/** Real figures are reached within this. */
const PRES = 1e-6;

function isDone(i: number, sens: "min" | "max", { bas, haut }: Intervalles, atteint: Atteint): boolean {
  const limite = (sens === "min" ? bas[i] : haut[i]) as number;
  const vue = (sens === "min" ? atteint.bas[i] : atteint.haut[i]) as number;
  return Number.isFinite(vue) && Math.abs(limite - vue) <= PRES * Math.max(1, Math.abs(vue));
}

function narrow(
  probleme: Probleme,
  intervalles: Intervalles,
  i: number,
  sens: "min" | "max",
  valeur: number,
): void {
  const cote = sens === "min" ? intervalles.bas : intervalles.haut;
  const par = sens === "min" ? intervalles.parBas : intervalles.parHaut;
  if (sens === "min" ? valeur <= (cote[i] as number) : valeur >= (cote[i] as number)) return;
  const arrondie = sens === "min" ? Math.ceil(valeur - PRES) : Math.floor(valeur + PRES);
  cote[i] = probleme.entiere[i] === 1 ? arrondie : valeur;
  par[i] = PROGRAMME;
}

/** Gives up the limit of a count, proved out of reach; false when nothing is left. */
function tighten(probleme: Probleme, intervalles: Intervalles, i: number, sens: "min" | "max"): boolean {
  const { bas, haut, parBas, parHaut } = intervalles;
  if (sens === "min") bas[i] = (bas[i] as number) + 1;
  else haut[i] = (haut[i] as number) - 1;
  (sens === "min" ? parBas : parHaut)[i] = PROGRAMME;
  return (
    (bas[i] as number) <= (haut[i] as number) &&
    propager(probleme, intervalles, probleme.lignesDe[i]).possible
  );
}

/** A limit that no single line says: all of them together do. */
export const PROGRAMME = -2;

/** Takes the lines one by one, in their order, and sets aside those that the ones before make impossible. */
function withoutContradictions(probleme: Probleme, assez?: Assez): Etendues {
  const active = new Uint8Array(probleme.lignes.length);
  const ecartees: number[] = [];
  let intervalles = intervallesOf(saneLimits(probleme));
  for (let ligne = 0; ligne < active.length; ligne++) {
    active[ligne] = 1;
    const essai: Intervalles = {
      bas: intervalles.bas.slice(),
      haut: intervalles.haut.slice(),
      parBas: intervalles.parBas.slice(),
      parHaut: intervalles.parHaut.slice(),
    };
    if (propager(probleme, essai, [ligne], active).possible) {
      intervalles = essai;
      continue;
    }
    active[ligne] = 0;
    ecartees.push(ligne);
  }
  const restant = keepLines(probleme, active);
  const trouve = searched(restant, intervalles, assez);
  // Lines that only clash all together: nothing says which one is wrong, so none is trusted.
  if (!trouve) return { ...intervallesOf(saneLimits(probleme)), ecartees: [...active.keys()] };
  return { ...trouve, ecartees };
}

/** A rule that no figure satisfies (its lowest above its highest) is no rule. */
function saneLimits(probleme: Probleme): Probleme {
  const bas = probleme.bas.slice();
  const haut = probleme.haut.slice();
  for (let i = 0; i < bas.length; i++) {
    if ((bas[i] as number) <= (haut[i] as number)) continue;
    bas[i] = -Infinity;
    haut[i] = Infinity;
  }
  return { ...probleme, bas, haut };
}

function keepLines(probleme: Probleme, active: Uint8Array): Probleme {
  const lignes = probleme.lignes.map((ligne, index) =>
    active[index] === 1 ? ligne : { ...ligne, min: -Infinity, max: Infinity },
  );
  return { ...probleme, lignes };
}
