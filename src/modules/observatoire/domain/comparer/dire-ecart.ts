import { NBSP, NNBSP } from "#platform/values/french.ts";
import { formatFigure, withUnit } from "../dire.ts";

/** What is compared: the figures of one line, in the order of the territories. */
export type AComparer = {
  readonly noms: readonly string[];
  readonly valeurs: readonly (number | null)[];
  readonly unite: string;
  readonly decimales: number;
  /** A count: how many times one is in the other says more than what separates them. */
  readonly effectif: boolean;
};

/** The difference between territories, in words: « Riom : 5,6 de plus que Thiers ». Never of what has no figure. */
export function direEcart({ noms, valeurs, unite, decimales, effectif }: AComparer): string {
  const known = noms
    .flatMap((nom, index) => {
      const valeur = valeurs[index];
      return valeur === null || valeur === undefined ? [] : [{ nom, valeur }];
    })
    .sort((a, b) => b.valeur - a.valeur);
  const [high, low] = [known[0], known.at(-1)];
  if (!high || !low) return "Aucun de ces territoires n’a ce chiffre.";
  if (known.length === 1) return `Seul chiffre connu${NBSP}: ${high.nom}.`;
  const ecart = written(high.valeur - low.valeur, unite, decimales);
  if (formatFigure(high.valeur, decimales) === formatFigure(low.valeur, decimales)) {
    return known.length === 2 ? "Même valeur." : "Même valeur partout.";
  }
  if (effectif && low.valeur > 0) {
    const ratio = Math.round((high.valeur / low.valeur) * 10) / 10;
    const times = formatFigure(ratio, Number.isInteger(ratio) ? 0 : 1);
    const fois = high.valeur / low.valeur >= 1.1 ? `${times}${NNBSP}fois` : "un peu plus que";
    return known.length === 2
      ? `${high.nom}${NBSP}: ${fois} ${low.nom}.`
      : `${high.nom}${NBSP}: ${fois} ${low.nom}, le plus petit.`;
  }
  return known.length === 2
    ? `${high.nom}${NBSP}: ${ecart} de plus que ${low.nom}.`
    : `${low.nom} le plus bas, ${high.nom} le plus haut${NBSP}: ${ecart} d’écart.`;
}

/** A difference of percentages is in points. */
function written(ecart: number, unite: string, decimales: number): string {
  const figure = formatFigure(ecart, decimales);
  if (unite.startsWith("%")) return `${figure}${NBSP}${ecart < 2 ? "point" : "points"}`;
  return withUnit(figure, unite);
}
