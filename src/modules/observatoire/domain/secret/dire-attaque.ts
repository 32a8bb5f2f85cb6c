import type { Attaque, Equation } from "./modele.ts";

/** The name of a cell for readers: « Allocataires monoparents, Ville Centre, 2020 ». */
export type Nommer = (cle: string) => string;

/**
 * What an attack says of one hidden cell, in French, one sentence by equation: what protects it, or what gives it away. No
 * figure is in it, neither the value nor its limits.
 */
export function sayAttaque(attaque: Attaque, nommer: Nommer): string[] {
  const { cle, exposee, par, contradictoire = [] } = attaque;
  const phrases = exposee
    ? par.length === 0
      ? ["Sa règle seule en dit trop : ce qu’elle laisse possible est plus étroit que sa protection."]
      : [
          par.length === 1
            ? "Cette case se retrouve par un calcul :"
            : "Cette case se retrouve en mettant ensemble plusieurs calculs :",
          ...par.map((equation) => `${sayEquation(equation, cle, nommer)}.`),
        ]
    : ["Tous les calculs possibles laissent cette case assez incertaine."];
  if (contradictoire.length === 0) return phrases;
  return [
    ...phrases,
    "Des chiffres publiés se contredisent autour d’elle (arrondis, ou fichiers différents) ; ceux-ci n’ont pas servi :",
    ...contradictoire.map((equation) => `${sayEquation(equation, cle, nommer)}.`),
  ];
}

/** What hides a cell that is not exposed: the other hidden cells of each equation where it stands. */
export function sayProtection(
  cle: string,
  equations: readonly Equation[],
  estMasquee: (cle: string) => boolean,
  nommer: Nommer,
): string[] {
  const siennes = equations.filter(({ termes }) => termes.some(([one]) => one === cle));
  return siennes.map((equation) => {
    const autres = equation.termes.flatMap(([one]) => (one !== cle && estMasquee(one) ? [one] : []));
    const conditions = (equation.si ?? []).filter(estMasquee);
    const debut = `${sayEquation(equation, cle, nommer)} : `;
    const gardiennes = [...autres, ...conditions];
    return gardiennes.length > 0
      ? `${debut}le calcul s’arrête là, car ${list(gardiennes, nommer)} ${gardiennes.length > 1 ? "sont masqués" : "est masqué"} aussi.`
      : `${debut}ce calcul ne donne qu’une limite.`;
  });
}

/** « Allocataires est le total dont elle est une partie, avec Isolés et Couples ». */
function sayEquation({ genre, termes, si = [] }: Equation, cle: string, nommer: Nommer): string {
  const sien = termes.find(([one]) => one === cle);
  const autres = termes.filter(([one]) => one !== cle);
  const opposes = autres.filter(([, coefficient]) => Math.sign(coefficient) !== Math.sign(sien?.[1] ?? 1));
  const pareils = autres.filter(([, coefficient]) => Math.sign(coefficient) === Math.sign(sien?.[1] ?? 1));
  const names = (some: typeof autres) =>
    list(
      some.map(([one]) => one),
      nommer,
    );
  if (!sien) return `un calcul voisin, entre ${names(termes.slice())}`;
  switch (genre) {
    case "parties":
    case "territoires":
    case "annees":
      return opposes.length === 1 && (pareils.length > 0 || genre !== "parties")
        ? `${TOTAL[genre]} ${names(opposes)}${pareils.length > 0 ? `, moins ${names(pareils)}` : ""}`
        : `elle-même est un total : ${names(opposes)}`;
    case "sources":
      return `le même chiffre est montré ailleurs : ${names(autres)}`;
    case "arrondi":
      return `le même chiffre est montré arrondi : ${names(autres)}`;
    case "ordre":
      return opposes.length > 0 ? `elle et ${names(opposes)} sont une partie et son tout` : names(autres);
    case "ratio":
      return `le rapport de deux effectifs : ${list([...si, ...autres.map(([one]) => one)], nommer)}`;
  }
}

const TOTAL = {
  parties: "le total",
  territoires: "le total du territoire",
  annees: "le total de la période",
} as const;

/** Names beyond which the others are counted. */
const NOMMES = 4;

function list(cles: readonly string[], nommer: Nommer): string {
  const names = cles.slice(0, NOMMES).map((cle) => `« ${nommer(cle)} »`);
  const reste = cles.length - names.length;
  if (reste > 0) return `${names.join(", ")} et ${reste} ${reste > 1 ? "autres" : "autre"}`;
  return new Intl.ListFormat("fr", { type: "conjunction" }).format(names);
}
