import { worstStatut } from "../statuts.ts";
import type { Statut } from "../vocabulaire.ts";
import { cleEntree, entreesOf, type Noeud } from "./lire-formule.ts";

/** A figure that a formula takes; `valeur` is null when there is none, `statut` then says why. */
export type EntreeLue = { readonly valeur: number | null; readonly statut: Statut };

/** What a formula gives. `manquantes`: the figures that it lacked, by their names in the formula. */
export type Resultat = {
  readonly valeur: number | null;
  readonly statut: Statut;
  readonly manquantes: readonly string[];
};

/**
 * Computes. The status is the worst of those of the figures taken; without one of them there is no result, and a hidden
 * one hides it. A division by zero has no object.
 */
export function computeFormule(formule: Noeud, entrees: ReadonlyMap<string, EntreeLue>): Resultat {
  const needed = entreesOf(formule).map((one) => [cleEntree(one), entrees.get(cleEntree(one))] as const);
  const statut = worstStatut(needed.map(([, one]) => one?.statut ?? "non_disponible"));
  const manquantes = needed.filter(([, one]) => (one?.valeur ?? null) === null).map(([cle]) => cle);
  if (manquantes.length > 0) return { valeur: null, statut, manquantes };
  const valeur = evaluate(formule, entrees);
  return Number.isFinite(valeur)
    ? { valeur, statut, manquantes }
    : { valeur: null, statut: "non_applicable", manquantes };
}

function evaluate(noeud: Noeud, entrees: ReadonlyMap<string, EntreeLue>): number {
  switch (noeud.genre) {
    case "nombre":
      return noeud.valeur;
    case "entree":
      return entrees.get(cleEntree(noeud))?.valeur ?? Number.NaN;
    case "oppose":
      return -evaluate(noeud.de, entrees);
    case "operation": {
      const gauche = evaluate(noeud.gauche, entrees);
      const droite = evaluate(noeud.droite, entrees);
      if (noeud.signe === "+") return gauche + droite;
      if (noeud.signe === "-") return gauche - droite;
      return noeud.signe === "*" ? gauche * droite : gauche / droite;
    }
  }
}

/** One territory of a smaller mesh, and the one that it belongs to. */
export type Membre = { readonly code: string; readonly dans: string };

/** A count with what it lacks: members without a figure. */
export type Agregat = EntreeLue & { readonly sans: readonly string[] };

/**
 * Adds counts of the members of each territory. One member without a figure leaves the sum unknown: it is not 0. The status
 * is the worst of the members'.
 */
export function sumMembers(
  membres: readonly Membre[],
  comptes: ReadonlyMap<string, EntreeLue>,
): Map<string, Agregat> {
  const sums = new Map<string, { somme: number; statuts: Set<Statut>; sans: string[] }>();
  for (const { code, dans } of membres) {
    const own = sums.get(dans) ?? { somme: 0, statuts: new Set<Statut>(), sans: [] };
    sums.set(dans, own);
    const compte = comptes.get(code);
    own.statuts.add(compte?.statut ?? "non_disponible");
    if (compte === undefined || compte.valeur === null) own.sans.push(code);
    else own.somme += compte.valeur;
  }
  return new Map(
    [...sums].map(([dans, { somme, statuts, sans }]): [string, Agregat] => [
      dans,
      { valeur: sans.length > 0 ? null : somme, statut: worstStatut(statuts), sans: sans.sort() },
    ]),
  );
}
