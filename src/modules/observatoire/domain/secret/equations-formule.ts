/** Equations between a rate, or a figure that a formula gives, and the figures that it is made of. */
import type { Entree, Noeud } from "../formule/lire-formule.ts";
import type { Ecrite } from "./equations-sommes.ts";
import { EXACT, equationOf, type Terme } from "./marge.ts";
import type { Equation } from "./modele.ts";

/** What is written in a cell; null: nothing. */
export type Valeur = (cle: string) => number | null;

/** A sum of cells with coefficients, and a constant. */
type Affine = { readonly constante: number; readonly termes: ReadonlyMap<string, number> };
type Quotient = { readonly haut: Affine; readonly bas: Affine };

const UN: Affine = { constante: 1, termes: new Map() };

/** numerator ÷ denominator × factor = rate. */
export function equationsOfRatio(
  taux: Ecrite,
  { numerateur, denominateur, facteur }: { numerateur: string; denominateur: string; facteur: number },
  valeur: Valeur,
): Equation[] {
  return equationsOfQuotient(
    taux,
    {
      haut: { constante: 0, termes: new Map([[numerateur, facteur]]) },
      bas: { constante: 0, termes: new Map([[denominateur, 1]]) },
    },
    valeur,
  );
}

/**
 * What a formula says between its result and the figures that it takes. A formula that is no quotient of two sums (a product
 * of two figures) says nothing here; its result is hidden as soon as one of its figures is, so it gives none away.
 *
 * @param cellule the cell of a figure of the formula; null: it is not in the table, and the formula says nothing.
 */
export function equationsOfFormule(
  resultat: Ecrite,
  formule: Noeud,
  cellule: (entree: Entree) => string | null,
  valeur: Valeur,
): Equation[] {
  const quotient = quotientOf(formule, cellule);
  return quotient === null ? [] : equationsOfQuotient(resultat, quotient, valeur);
}

/**
 * result = top ÷ bottom, the bottom being a count (0 or more): known of the top and the bottom while the result is shown,
 * and of the result while the bottom is.
 */
function equationsOfQuotient(resultat: Ecrite, { haut, bas }: Quotient, valeur: Valeur): Equation[] {
  const equations: Equation[] = [];
  const ecrit = valeur(resultat.cle);
  const si = [resultat.cle];
  const { moins, plus } = resultat.marge;
  if (ecrit !== null && (haut.termes.size > 0 || bas.termes.size > 0)) {
    const dessus = combine(haut, bas, -(ecrit + plus));
    const dessous = combine(haut, bas, -(ecrit + moins));
    const exacte = plus === 0 && moins === 0;
    equations.push(
      equationOf("ratio", termsOf(dessus), {
        min: exacte ? -dessus.constante : -Infinity,
        max: -dessus.constante,
        si,
      }),
    );
    if (!exacte) {
      equations.push(equationOf("ratio", termsOf(dessous), { min: -dessous.constante, max: Infinity, si }));
    }
  }
  const diviseur = evaluate(bas, valeur);
  if (diviseur === null || diviseur === 0) return equations;
  equations.push(
    equationOf(
      "ratio",
      [
        { cle: resultat.cle, coefficient: diviseur, marge: resultat.marge },
        ...termsOf(combine({ ...UN, constante: 0 }, haut, -1)),
      ],
      { min: haut.constante, max: haut.constante, si: [...bas.termes.keys()] },
    ),
  );
  return equations;
}

function termsOf({ termes }: Affine): Terme[] {
  return [...termes].map(([cle, coefficient]) => ({ cle, coefficient, marge: EXACT }));
}

function evaluate({ constante, termes }: Affine, valeur: Valeur): number | null {
  let somme = constante;
  for (const [cle, coefficient] of termes) {
    const x = valeur(cle);
    if (x === null) return null;
    somme += coefficient * x;
  }
  return somme;
}

/** a + k × b. */
function combine(a: Affine, b: Affine, k: number): Affine {
  const termes = new Map(a.termes);
  for (const [cle, coefficient] of b.termes) {
    const somme = (termes.get(cle) ?? 0) + k * coefficient;
    if (somme === 0) termes.delete(cle);
    else termes.set(cle, somme);
  }
  return { constante: a.constante + k * b.constante, termes };
}

function scale(a: Affine, k: number): Affine {
  return combine({ constante: 0, termes: new Map() }, a, k);
}

function isConstant({ termes }: Affine): boolean {
  return termes.size === 0;
}

/** A product of sums, where at most one is not a constant; null otherwise. */
function product(a: Affine, b: Affine): Affine | null {
  if (isConstant(a)) return scale(b, a.constante);
  return isConstant(b) ? scale(a, b.constante) : null;
}

function quotientOf(noeud: Noeud, cellule: (entree: Entree) => string | null): Quotient | null {
  switch (noeud.genre) {
    case "nombre":
      return { haut: { constante: noeud.valeur, termes: new Map() }, bas: UN };
    case "entree": {
      const cle = cellule(noeud);
      return cle === null ? null : { haut: { constante: 0, termes: new Map([[cle, 1]]) }, bas: UN };
    }
    case "oppose": {
      const de = quotientOf(noeud.de, cellule);
      return de && { haut: scale(de.haut, -1), bas: de.bas };
    }
    case "operation": {
      const gauche = quotientOf(noeud.gauche, cellule);
      const droite = quotientOf(noeud.droite, cellule);
      if (!gauche || !droite) return null;
      if (noeud.signe === "*") return times(gauche, droite);
      if (noeud.signe === "/") return times(gauche, { haut: droite.bas, bas: droite.haut });
      return plus(gauche, droite, noeud.signe === "-" ? -1 : 1);
    }
  }
}

function times(a: Quotient, b: Quotient): Quotient | null {
  const haut = product(a.haut, b.haut);
  const bas = product(a.bas, b.bas);
  return haut && bas && { haut, bas };
}

function plus(a: Quotient, b: Quotient, k: number): Quotient | null {
  if (sameAs(a.bas, b.bas)) return { haut: combine(a.haut, b.haut, k), bas: a.bas };
  const gauche = product(a.haut, b.bas);
  const droite = product(b.haut, a.bas);
  const bas = product(a.bas, b.bas);
  return gauche && droite && bas && { haut: combine(gauche, droite, k), bas };
}

function sameAs(a: Affine, b: Affine): boolean {
  const { constante, termes } = combine(a, b, -1);
  return constante === 0 && termes.size === 0;
}
