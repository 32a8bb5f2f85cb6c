import { formatList, formatNumber, plural, uncapitalise } from "#platform/values/french.ts";
import { sayCase, withUnit } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import type {
  LigneChiffres,
  SommePartielle,
  TerritoirePortrait,
} from "../../../queries/portrait/read-chiffres.ts";

/** Figures that everybody asks first, when they are known. */
const ESSENTIELS = ["population", "taux-couverture", "filosofi-q2", "taux-pauvrete"];

export function essentiels(lignes: readonly LigneChiffres[]) {
  return ESSENTIELS.flatMap((cle) => {
    const ligne = lignes.find(({ indicateur }) => indicateur.code === cle);
    const [own] = ligne?.cases ?? [];
    if (!ligne || !own) return [];
    const { indicateur, millesime } = ligne;
    const short = indicateur.unite.length <= 10;
    return [
      {
        label: indicateur.libelle,
        valeur: withUnit(sayCase(own, indicateur.decimales), indicateur.unite),
        precision: `${sayMillesime(millesime)}${short ? "" : `, ${indicateur.unite}`}${own.calcul ? `, ${own.calcul}` : ""}`,
      },
    ];
  });
}

/** Territories of the comparison of which nothing is published: said rather than left to be noticed. */
export function manquesOf(
  territoires: readonly TerritoirePortrait[],
  lignes: readonly LigneChiffres[],
): string | null {
  const without = territoires.filter((_, place) => lignes.every(({ cases }) => !cases[place]));
  return without.length === 0
    ? null
    : `Aucun chiffre comparable n’est publié ici pour : ${formatList(without.map(({ nom }) => nom))}.`;
}

/** The sums that are not given, by how many communes they know: « 3 communes sur 30 ». */
export function partiellesOf(partielles: readonly SommePartielle[], familles: readonly string[]): string[] {
  const groups = new Map<string, SommePartielle[]>();
  for (const one of partielles.filter(({ famille }) => familles.includes(famille))) {
    const key = `${one.millesime} ${one.connues} ${one.communes}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const names = formatList(own.map(({ libelle }) => uncapitalise(libelle)));
    return [
      `Sans total (${sayMillesime(first.millesime)}) : ${names}. ${plural(first.connues, "commune")} sur ${formatNumber(first.communes)} ${first.connues < 2 ? "a" : "ont"} un chiffre publié, et une somme incomplète n’est pas un chiffre.`,
    ];
  });
}
