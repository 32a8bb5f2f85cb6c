/** Equations between figures that add up: parts of a whole, territories, years; and those that stay in order. */
import type { Controle } from "../imports/prereglage.ts";
import { equationOf, type Marge, type Terme } from "./marge.ts";
import type { Equation } from "./modele.ts";

/** A figure that was published: its cell, and how it was rounded. */
export type Ecrite = { readonly cle: string; readonly marge: Marge };

/** A cell of one territory and one year by the code of its indicator; null: it is not in the table. */
export type Trouver = (code: string) => Ecrite | null;

const term = ({ cle, marge }: Ecrite, coefficient: number): Terme => ({ cle, marge, coefficient });

/**
 * What holds between the indicators of one territory and one year. A sum with a part that is in no table still says that
 * the others are not above it, as the parts are counts.
 */
export function equationsOfControles(controles: readonly Controle[], trouver: Trouver): Equation[] {
  return controles.flatMap((controle): Equation[] => {
    if (controle.genre === "ordre") {
      const [petite, grande] = controle.croissants.map(trouver);
      return petite && grande ? [inOrder(petite, grande)] : [];
    }
    const total = trouver(controle.total);
    return total
      ? sumOf("parties", total, controle.parties.map(trouver), "complete", controle.tolerance)
      : [];
  });
}

/** A part, or a lower figure, is never above the other one. */
export function inOrder(petite: Ecrite, grande: Ecrite): Equation {
  return equationOf("ordre", [term(grande, 1), term(petite, -1)], { min: 0, max: Infinity });
}

/**
 * A territory and those that it is made of: an EPCI and its communes, a commune and its Iris. `liste`: whether they are known
 * to make all of it; with one that has no cell, or when they may not, they only stay under the total.
 */
export function equationsOfTerritoire(
  total: Ecrite,
  parties: readonly (Ecrite | null)[],
  liste: "complete" | "partielle",
): Equation[] {
  return sumOf("territoires", total, parties, liste);
}

/** A figure of several years (a period, a flow since a date) and those of each. */
export function equationsOfAnnees(
  periode: Ecrite,
  annees: readonly (Ecrite | null)[],
  liste: "complete" | "partielle" = "complete",
): Equation[] {
  return sumOf("annees", periode, annees, liste);
}

function sumOf(
  genre: "parties" | "territoires" | "annees",
  total: Ecrite,
  parties: readonly (Ecrite | null)[],
  liste: "complete" | "partielle",
  tolerance = 0,
): Equation[] {
  const presentes = parties.filter((one) => one !== null);
  if (presentes.length === 0) return [];
  const entiere = liste === "complete" && presentes.length === parties.length;
  const termes = [term(total, 1), ...presentes.map((one) => term(one, -1))];
  return [equationOf(genre, termes, { min: -tolerance, max: entiere ? tolerance : Infinity })];
}

/**
 * The same figure, said by several sources or editions: each against the first that was not rounded, or the first of all.
 * Two editions that differ clash, and the attack says so: the newest is what readers believe, so give it first.
 */
export function equationsOfSources(dites: readonly Ecrite[]): Equation[] {
  const repere = dites.find(({ marge }) => marge.moins === 0 && marge.plus === 0) ?? dites[0];
  if (!repere) return [];
  return dites
    .filter((one) => one.cle !== repere.cle)
    .map((one) => {
      const exactes = [one, repere].every(({ marge }) => marge.moins === 0 && marge.plus === 0);
      return equationOf(exactes ? "sources" : "arrondi", [term(repere, 1), term(one, -1)], {
        min: 0,
        max: 0,
      });
    });
}
