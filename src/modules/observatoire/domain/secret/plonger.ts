import type { Probleme } from "./probleme.ts";
import { type Intervalles, propager } from "./propager.ts";

/** Figures already found possible: the lowest and the highest of each unknown. */
export type Atteint = { readonly bas: Float64Array; readonly haut: Float64Array };

export function emptyAtteint(taille: number): Atteint {
  return { bas: new Float64Array(taille).fill(Infinity), haut: new Float64Array(taille).fill(-Infinity) };
}

export function note(atteint: Atteint, solution: Float64Array): void {
  for (let i = 0; i < solution.length; i++) {
    const x = solution[i] as number;
    if (x < (atteint.bas[i] as number)) atteint.bas[i] = x;
    if (x > (atteint.haut[i] as number)) atteint.haut[i] = x;
  }
}

/** Narrowings after which the search gives up: the exact programme then decides. */
const ESSAIS = 400;

export type Plongee =
  /** Figures that satisfy every line, with the value asked. */
  | { readonly genre: "trouve"; readonly solution: Float64Array }
  /** Everything was tried: no figure of the others goes with this value. */
  | { readonly genre: "impossible" }
  | { readonly genre: "abandon" };

type Recherche = {
  readonly probleme: Probleme;
  readonly ordre: Int32Array;
  readonly depart: Intervalles;
  readonly atteint: Atteint;
  reste: number;
};

/**
 * Looks for whole figures that satisfy every line with one unknown at the value given: settles the unknowns one after the
 * other, each first at a limit that no figure has reached yet, narrows the rest every time, and comes back on its choices.
 */
export function plonger(
  probleme: Probleme,
  depart: Intervalles,
  { inconnue, valeur }: { inconnue: number; valeur: number },
  atteint: Atteint,
): Plongee {
  const ordre = nearestFirst(probleme, inconnue);
  const recherche: Recherche = { probleme, ordre, depart, atteint, reste: ESSAIS };
  const fixe = within(recherche, depart, inconnue, valeur, valeur);
  return fixe ? descend(recherche, fixe, 0) : { genre: "impossible" };
}

function descend(recherche: Recherche, courant: Intervalles, depuis: number): Plongee {
  const { ordre } = recherche;
  let rang = depuis;
  while (rang < ordre.length && isFixed(courant, ordre[rang] as number)) rang++;
  if (rang === ordre.length) return { genre: "trouve", solution: courant.bas };
  const i = ordre[rang] as number;
  const bas = courant.bas[i] as number;
  const haut = courant.haut[i] as number;
  const parLeHaut = haut !== Infinity && wantsHigh(recherche, i);
  const essai = parLeHaut ? haut : bas;
  const fixe = within(recherche, courant, i, essai, essai);
  if (fixe) {
    const dessous = descend(recherche, fixe, rang + 1);
    if (dessous.genre !== "impossible") return dessous;
  }
  if (recherche.reste <= 0 || bas === -Infinity) return { genre: "abandon" };
  const autres = parLeHaut
    ? within(recherche, courant, i, bas, haut - 1)
    : within(recherche, courant, i, bas + 1, haut);
  return autres ? descend(recherche, autres, rang) : { genre: "impossible" };
}

function isFixed({ bas, haut }: Intervalles, i: number): boolean {
  return bas[i] === haut[i];
}

function wantsHigh({ depart, atteint }: Recherche, i: number): boolean {
  const manqueBas = (atteint.bas[i] as number) > (depart.bas[i] as number);
  return !manqueBas && (atteint.haut[i] as number) < (depart.haut[i] as number);
}

/** The intervals once one unknown is kept between two values; null when nothing satisfies the lines. */
function within(
  recherche: Recherche,
  depuis: Intervalles,
  i: number,
  bas: number,
  haut: number,
): Intervalles | null {
  recherche.reste--;
  const copie: Intervalles = { ...depuis, bas: depuis.bas.slice(), haut: depuis.haut.slice() };
  copie.bas[i] = bas;
  copie.haut[i] = haut;
  const { probleme } = recherche;
  return propager(probleme, copie, probleme.lignesDe[i]).possible ? copie : null;
}

/** Unknowns by distance from one: what it constrains most is settled first. */
function nearestFirst({ lignes, lignesDe, cellules }: Probleme, depart: number): Int32Array {
  const ordre = new Int32Array(cellules.length);
  const vue = new Uint8Array(cellules.length);
  const ligneVue = new Uint8Array(lignes.length);
  ordre[0] = depart;
  vue[depart] = 1;
  let fin = 1;
  for (let tete = 0; tete < fin; tete++) {
    for (const ligne of lignesDe[ordre[tete] as number] as readonly number[]) {
      if (ligneVue[ligne] === 1) continue;
      ligneVue[ligne] = 1;
      for (const autre of (lignes[ligne] as (typeof lignes)[number]).inconnues) {
        if (vue[autre] === 1) continue;
        vue[autre] = 1;
        ordre[fin++] = autre;
      }
    }
  }
  return ordre;
}
