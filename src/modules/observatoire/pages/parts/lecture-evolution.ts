import type { PointCourbe, SerieCourbe } from "#platform/graphiques/courbe.tsx";
import { formatList, NBSP, plural } from "#platform/values/french.ts";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime, yearOf } from "../../domain/millesime.ts";
import type { Evolution, PointEvolution, SerieEvolution } from "../../queries/evolution/read-evolution.ts";
import type { IndicateurListe } from "../../queries/list-indicateurs.ts";
import { direOrigine } from "./sources-chiffres.tsx";

export function readChoixEvolution(request: Request) {
  const params = new URL(request.url).searchParams;
  return {
    indicateur: params.get("indicateur")?.slice(0, 80) || null,
    territoire: params.get("territoire")?.trim().slice(0, 100) || null,
  };
}

/** The curves: each point under its definition and its outline; what has no date is on no curve. */
export function courbesOf(series: readonly SerieEvolution[], indicateur: IndicateurListe): SerieCourbe[] {
  const names = new Map(indicateur.definitions.map(({ no, libelle }) => [no, libelle]));
  return series.map(({ territoire, points }) => ({
    cle: territoire.code,
    label: territoire.nom,
    points: points.flatMap((point): PointCourbe[] => {
      const annee = yearOf(point.millesime);
      if (annee === null) return [];
      return [
        {
          ...{ annee, valeur: point.valeur, texte: direPoint(point, indicateur) },
          definition: names.get(point.definition) ?? "",
          ...(point.perimetre !== null && { perimetre: `territoires de ${point.perimetre}` }),
        },
      ];
    }),
  }));
}

export function direPoint(point: PointEvolution, { decimales, unite }: IndicateurListe): string {
  return withUnit(sayCase(point, decimales), unite);
}

/** What the series says, between its first and its last figure that may be compared; refuses to when none may. */
export function phraseEvolution(evolution: Evolution): string {
  const { indicateur, series } = evolution;
  const [main] = series;
  const known = main?.points.filter(({ valeur }) => valeur !== null) ?? [];
  const last = known.at(-1);
  if (!indicateur || !main || !last) return "Aucun chiffre publié de ce territoire.";
  const same = known.filter((one) => one.definition === last.definition && one.perimetre === last.perimetre);
  const first = same[0];
  const say = (one: PointEvolution) => `${direPoint(one, indicateur)} en ${sayMillesime(one.millesime)}`;
  if (!first || first === last) {
    return known.length === 1
      ? `Une seule année${NBSP}: ${say(last)}.`
      : `${say(last)}. Les années d’avant n’ont pas la même définition ou le même périmètre${NBSP}: aucune évolution n’est calculée.`;
  }
  const change = (last.valeur ?? 0) - (first.valeur ?? 0);
  const written = withUnit(formatFigure(Math.abs(change), indicateur.decimales), indicateur.unite);
  const said =
    formatFigure(Math.abs(change), indicateur.decimales) === formatFigure(0, indicateur.decimales)
      ? "sans changement"
      : `${written} de ${change > 0 ? "plus" : "moins"}`;
  return `De ${say(first)} à ${say(last)}${NBSP}: ${said}.`;
}

/** How the outline of today was kept, and what stands against it. */
export function perimetreOf({ indicateur, series }: Evolution): string[] {
  const [main] = series;
  if (!indicateur || !main) return [];
  const { territoire, points, communes, dehors, passages } = main;
  const years = (kept: readonly PointEvolution[]) =>
    formatList(kept.map(({ millesime }) => sayMillesime(millesime)));
  const added = points.filter(({ recalcule }) => recalcule);
  const apart = points.filter(({ perimetre }) => perimetre !== null);
  return [
    ...(added.length > 0 && communes > 1 && indicateur.calcul !== "formule"
      ? [
          `À périmètre constant (${years(added)})${NBSP}: les ${communes} communes que ${territoire.nom} compte aujourd’hui, additionnées chaque année.`,
        ]
      : []),
    ...passages.map(
      ({ anciens, nom }) =>
        `Passage${NBSP}: ${formatList(anciens)} ${anciens.length > 1 ? "sont comptées" : "est comptée"} avec ${nom}.`,
    ),
    ...(dehors > 0 && added.length > 0
      ? [`${plural(dehors, "commune")} hors du département ${dehors > 1 ? "n’y sont" : "n’y est"} pas.`]
      : []),
    ...added.flatMap(({ note, millesime }) =>
      note ? [`${sayMillesime(millesime)}${NBSP}: ${note}, pas de total.`] : [],
    ),
    ...(apart.length > 0
      ? [
          `${years(apart)}${NBSP}: publié dans les territoires de ${formatList([...new Set(apart.map(({ perimetre }) => String(perimetre)))])}, dont rien ne dit que le périmètre est celui d’aujourd’hui. ${indicateur.agregation === "non_agregable" ? "Ce chiffre ne se recalcule pas" : "Les chiffres des communes manquent pour le recalculer"}${NBSP}: la courbe est coupée.`,
        ]
      : []),
  ];
}

/** Sources, definition and outline, one a line, as the curve and its files say them. */
export function noticeEvolution(evolution: Evolution, adresse: string): string[] {
  const { indicateur, series } = evolution;
  if (!indicateur) return [];
  const points = series.flatMap((one) => one.points);
  const used = new Set(points.map(({ definition }) => definition));
  return [
    ...new Set(points.map(({ origine }) => `Source${NBSP}: ${direOrigine(origine)}`)),
    ...indicateur.definitions
      .filter(({ no }) => used.has(no))
      .map(({ texte }) => `Définition${NBSP}: ${texte}`),
    ...indicateur.avertissements.map((one) => `À savoir${NBSP}: ${one}`),
    ...perimetreOf(evolution),
    `Adresse${NBSP}: ${adresse}`,
  ];
}
