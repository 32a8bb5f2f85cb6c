import { formatList, formatNumber, NBSP, plural, uncapitalise } from "#platform/values/french.ts";
import { sayCase, withUnit } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import { parTheme } from "../../../domain/portrait/themes.ts";
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
        // Large letters on a narrow screen: the unit goes to the next line rather than being cut.
        valeur: withUnit(sayCase(own, indicateur.decimales), indicateur.unite).replace(NBSP, " "),
        precision: `${sayMillesime(millesime)}${short ? "" : `, ${indicateur.unite}`}${own.calcul ? `, ${own.calcul}` : ""}`,
      },
    ];
  });
}

/** Where the comparison has no column, for nothing is published: said once, rather than by rows of empty cells. */
export function manquesOf(
  territoires: readonly TerritoirePortrait[],
  lignes: readonly LigneChiffres[],
): string | null {
  const themes = parTheme(lignes).filter((theme) => theme.lignes.length > 0);
  const parts = territoires.slice(1).flatMap(({ nom }, index) => {
    const missing = themes.filter((theme) => theme.lignes.every(({ cases }) => !cases[index + 1]));
    if (missing.length === 0) return [];
    const which = formatList(missing.map(({ titre }) => uncapitalise(titre)));
    return [missing.length === themes.length ? nom : `${nom} (${which})`];
  });
  return parts.length === 0 ? null : `Non publié ici, et donc sans colonne : ${formatList(parts)}.`;
}

/** More sums than this are counted. */
const NOMMES = 3;

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
    const named = own.slice(0, NOMMES).map(({ libelle }) => uncapitalise(libelle));
    const rest = own.length - named.length;
    const names = formatList([
      ...named,
      ...(rest > 0 ? [plural(rest, "autre chiffre", "autres chiffres")] : []),
    ]);
    return [
      `Sans total (${sayMillesime(first.millesime)}) : ${names}. ${plural(first.connues, "commune")} sur ${formatNumber(first.communes)} ${first.connues < 2 ? "a" : "ont"} un chiffre publié, et une somme incomplète n’est pas un chiffre.`,
    ];
  });
}
