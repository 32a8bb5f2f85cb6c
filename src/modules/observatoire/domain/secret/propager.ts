import type { Probleme } from "./probleme.ts";

/** What is possible for each unknown of a problem, and the line that said each limit last (-1: its rule). */
export type Intervalles = {
  readonly bas: Float64Array;
  readonly haut: Float64Array;
  readonly parBas: Int32Array;
  readonly parHaut: Int32Array;
};

export function intervallesOf({ bas, haut }: Pick<Probleme, "bas" | "haut">): Intervalles {
  return {
    bas: bas.slice(),
    haut: haut.slice(),
    parBas: new Int32Array(bas.length).fill(-1),
    parHaut: new Int32Array(bas.length).fill(-1),
  };
}

/** A limit of a real cell is worth propagating when it moves by more than this; a whole number never misses it. */
const PAS = 1e-9;
const ENTIER = 1e-7;
/** Two limits cross when they do by more than this. */
const CROISE = 1e-6;

/**
 * Narrows `intervalles` in place until no single line narrows them more (bounds consistency). On cells and lines that form
 * a forest what comes out is exact; elsewhere it contains what is possible.
 *
 * `depart`: the lines to begin with; all when absent. Answers false when nothing satisfies the lines, with the line that says so.
 */
export function propager(
  { lignes, lignesDe, entiere }: Probleme,
  { bas, haut, parBas, parHaut }: Intervalles,
  depart?: readonly number[],
  active?: Uint8Array,
): { readonly possible: boolean; readonly ligne: number } {
  for (let i = 0; i < bas.length; i++) {
    if ((bas[i] as number) > (haut[i] as number) + CROISE) return { possible: false, ligne: -1 };
  }
  const file = [...(depart ?? lignes.keys())].filter((ligne) => !active || active[ligne] === 1);
  const enFile = new Uint8Array(lignes.length);
  for (const ligne of file) enFile[ligne] = 1;
  // Cycles of real cells may narrow for ever, by less and less; what is left then goes to the exact programme.
  let reste = 2000 + 300 * lignes.length;
  for (let tete = 0; tete < file.length && reste > 0; tete++, reste--) {
    const courante = file[tete] as number;
    enFile[courante] = 0;
    if (tete > 4096 && tete * 2 > file.length) {
      file.splice(0, tete + 1);
      tete = -1;
    }
    const { inconnues, coefficients, min, max } = lignes[courante] as (typeof lignes)[number];
    let somme = 0;
    let infinisBas = 0;
    let sommeHaut = 0;
    let infinisHaut = 0;
    for (let t = 0; t < inconnues.length; t++) {
      const c = coefficients[t] as number;
      const i = inconnues[t] as number;
      const petit = c > 0 ? c * (bas[i] as number) : c * (haut[i] as number);
      const grand = c > 0 ? c * (haut[i] as number) : c * (bas[i] as number);
      if (petit === -Infinity) infinisBas++;
      else somme += petit;
      if (grand === Infinity) infinisHaut++;
      else sommeHaut += grand;
    }
    const marge = CROISE * Math.max(1, Math.abs(somme) * 1e-6);
    if ((infinisBas === 0 && somme > max + marge) || (infinisHaut === 0 && sommeHaut < min - marge)) {
      return { possible: false, ligne: courante };
    }
    for (let t = 0; t < inconnues.length; t++) {
      const c = coefficients[t] as number;
      const i = inconnues[t] as number;
      const b = bas[i] as number;
      const h = haut[i] as number;
      const petit = c > 0 ? c * b : c * h;
      const grand = c > 0 ? c * h : c * b;
      // What the others take at least and at most.
      const moins =
        infinisBas === 0 ? somme - petit : infinisBas === 1 && petit === -Infinity ? somme : -Infinity;
      const plus =
        infinisHaut === 0
          ? sommeHaut - grand
          : infinisHaut === 1 && grand === Infinity
            ? sommeHaut
            : Infinity;
      let nouveauHaut = c > 0 ? (max - moins) / c : (min - plus) / c;
      let nouveauBas = c > 0 ? (min - plus) / c : (max - moins) / c;
      if (entiere[i] === 1) {
        nouveauHaut = Math.floor(nouveauHaut + ENTIER);
        nouveauBas = Math.ceil(nouveauBas - ENTIER);
      }
      let change = false;
      if (nouveauHaut < h - PAS * Math.max(1, Math.abs(h === Infinity ? 0 : h))) {
        haut[i] = nouveauHaut;
        parHaut[i] = courante;
        change = true;
      }
      if (nouveauBas > b + PAS * Math.max(1, Math.abs(b === -Infinity ? 0 : b))) {
        bas[i] = nouveauBas;
        parBas[i] = courante;
        change = true;
      }
      if (!change) continue;
      if ((bas[i] as number) > (haut[i] as number)) {
        if ((bas[i] as number) > (haut[i] as number) + CROISE) return { possible: false, ligne: courante };
        // The same real figure, written twice.
        const milieu = ((bas[i] as number) + (haut[i] as number)) / 2;
        bas[i] = milieu;
        haut[i] = milieu;
      }
      // The sums of this line hold the old limits of the cell: still true, only wider. It comes back for the rest.
      for (const ligne of lignesDe[i] as readonly number[]) {
        if (enFile[ligne] === 1 || (active && active[ligne] !== 1)) continue;
        enFile[ligne] = 1;
        file.push(ligne);
      }
    }
  }
  return { possible: true, ligne: -1 };
}
