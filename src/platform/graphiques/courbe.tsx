import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { type ReactNode, useId } from "react";
import { ChartFigure } from "#platform/ui/charts/figure.tsx";
import { NBSP } from "#platform/values/french.ts";
import { ENCRE, ENCRE_2, FILET_FORT, FOND, TRAITS } from "./couleurs.ts";

export type PointCourbe = {
  /** A year, and its fraction when it is a day. */
  annee: number;
  /** Null: no figure that year; the curve is not drawn through it. */
  valeur: number | null;
  /** What is written of it in the table: « 59,3 », « masqué ». */
  texte: string;
  /** What it counts: two definitions are never joined. */
  definition: string;
  /** In what outline the territory was counted, when it is not today's: two outlines are never joined either. */
  perimetre?: string;
};

export type SerieCourbe = { cle: string; label: string; points: readonly PointCourbe[] };

export type CourbeProps = {
  titre: string;
  phrase: ReactNode;
  /** The territory first, then what it is compared with. */
  series: readonly SerieCourbe[];
  /** What the values are, with their unit. */
  legende: string;
  format: (valeur: number) => string;
  notice?: ReactNode;
};

export const TIRETS = [undefined, "7 4", "2 4", "10 3 2 3", "5 2", "1 5"] as const;
const AUJOURDHUI = "territoires d’aujourd’hui";
export const HAUTEUR = 260;
const GAUCHE = 9;

/** Runs of points to join: consecutive, with a figure, of one definition and one outline. */
export function morceaux(points: readonly PointCourbe[]): PointCourbe[][] {
  const runs: PointCourbe[][] = [];
  let before: PointCourbe | null = null;
  for (const point of [...points].sort((a, b) => a.annee - b.annee)) {
    if (point.valeur !== null) {
      const last = runs.at(-1);
      if (last && before && before.valeur !== null && isSame(before, point)) last.push(point);
      else runs.push([point]);
    }
    before = point;
  }
  return runs;
}

function isSame(a: PointCourbe, b: PointCourbe): boolean {
  return a.definition === b.definition && a.perimetre === b.perimetre;
}

/** Years from which another definition or another outline holds, on any curve, with what changes in words. */
export function ruptures(series: readonly SerieCourbe[]): { annee: number; change: string }[] {
  const found = new Map<number, string>();
  for (const { points } of series) {
    const sorted = points.filter(({ valeur }) => valeur !== null).sort((a, b) => a.annee - b.annee);
    sorted.slice(1).forEach((point, index) => {
      const before = sorted[index];
      if (!before || isSame(before, point)) return;
      found.set(
        point.annee,
        point.definition === before.definition
          ? `le périmètre change (${point.perimetre ?? AUJOURDHUI})`
          : `la définition change (${point.definition})`,
      );
    });
  }
  return [...found].map(([annee, change]) => ({ annee, change })).sort((a, b) => a.annee - b.annee);
}

/** A curve by territory through the years, broken where its definition changes; legend, notice, table of the figures. */
export function Courbe({ titre, phrase, series, legende, format, notice }: CourbeProps) {
  const id = useId();
  const drawn = series.filter(({ points }) => points.some(({ valeur }) => valeur !== null));
  const annees = [...new Set(series.flatMap(({ points }) => points.map(({ annee }) => annee)))].sort(
    (a, b) => a - b,
  );
  const cuts = ruptures(series);
  const definitions = new Set(series.flatMap(({ points }) => points.map(({ definition }) => definition)));
  const perimetres = series.some(({ points }) => points.some(({ perimetre }) => perimetre !== undefined));
  return (
    <ChartFigure
      titre={titre}
      phrase={phrase}
      donnees={{
        entetes: [
          "Année",
          ...series.map(({ label }) => label),
          ...(definitions.size > 1 ? ["Définition"] : []),
          ...(perimetres ? ["Périmètre"] : []),
        ],
        lignes: annees.map((annee) => {
          const own = series.map(({ points }) => points.find((one) => one.annee === annee));
          return [
            String(annee),
            ...own.map((point) => point?.texte ?? "—"),
            ...(definitions.size > 1 ? [own.find((point) => point)?.definition ?? ""] : []),
            ...(perimetres ? [own.find((point) => point)?.perimetre ?? AUJOURDHUI] : []),
          ];
        }),
      }}
    >
      <svg className="courbe" width="100%" height={HAUTEUR} role="img" aria-labelledby={`${id}-t`}>
        <title id={`${id}-t`}>{`${titre}. ${legende}.`}</title>
        <Trace series={drawn} cuts={cuts} format={format} />
      </svg>
      <p className="discret">{legende}</p>
      <ul className="legende">
        {drawn.map(({ cle, label }, index) => (
          <li key={cle}>
            <svg viewBox="0 0 28 16" aria-hidden="true" focusable="false">
              <line
                className={`trait-${index}`}
                x2="28"
                y1="8"
                y2="8"
                stroke={TRAITS[index % TRAITS.length]}
                strokeWidth={index === 0 ? 4 : 2}
                strokeDasharray={TIRETS[index % TIRETS.length]}
              />
            </svg>
            {label}
          </li>
        ))}
        {cuts.map(({ annee, change }) => (
          <li key={annee}>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <line className="courbe-rupture" x1="10" x2="10" y2="16" stroke={ENCRE} strokeDasharray="2 2" />
            </svg>
            {`${annee}${NBSP}: ${change}`}
          </li>
        ))}
      </ul>
      {notice ? <p className="discret">{notice}</p> : null}
    </ChartFigure>
  );
}

/** Places are per cent and pixels, so that texts keep their size at every width; curves stretch inside. */
export function Trace({
  series,
  cuts,
  format,
  largeur,
}: {
  series: readonly SerieCourbe[];
  cuts: readonly { annee: number }[];
  format: (valeur: number) => string;
  /** Pixels of a file, which does not stretch; without it places are per cent of what holds the drawing. */
  largeur?: number;
}) {
  const at = (percent: number) => (largeur === undefined ? `${percent}%` : (percent * largeur) / 100);
  const points = series.flatMap(({ points: own }) => own.filter(({ valeur }) => valeur !== null));
  const annees = points.map(({ annee }) => annee);
  const [first, last] = [Math.min(...annees), Math.max(...annees)];
  const top = Math.max(...points.map(({ valeur }) => valeur ?? 0));
  const low = Math.min(0, ...points.map(({ valeur }) => valeur ?? 0));
  const x = scaleLinear(first === last ? [first - 1, last + 1] : [first, last], [GAUCHE + 3, 96]);
  const y = scaleLinear([low, top > low ? top : low + 1], [HAUTEUR - 34, 16]).nice(4);
  const step = Math.max(1, Math.ceil((last - first) / 6));
  const ticks = [...new Set(annees)].sort((a, b) => a - b).filter((annee) => (last - annee) % step === 0);
  const draw = line<PointCourbe>()
    .x(({ annee }) => (largeur === undefined ? x(annee) : (x(annee) * largeur) / 100))
    .y(({ valeur }) => y(valeur ?? 0));
  return (
    <>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className="courbe-filet"
            x1={at(GAUCHE)}
            x2={at(100)}
            y1={y(tick)}
            y2={y(tick)}
            stroke={FILET_FORT}
            strokeOpacity="0.35"
          />
          <text className="courbe-axe" x={at(GAUCHE - 1)} y={y(tick) + 4} textAnchor="end" fill={ENCRE_2}>
            {format(tick)}
          </text>
        </g>
      ))}
      {ticks.map((annee) => (
        <text
          key={annee}
          className="courbe-axe"
          x={at(x(annee))}
          y={HAUTEUR - 10}
          textAnchor="middle"
          fill={ENCRE_2}
        >
          {annee}
        </text>
      ))}
      {cuts.map(({ annee }) => (
        <line
          key={annee}
          className="courbe-rupture"
          x1={at(x(annee - 0.5))}
          x2={at(x(annee - 0.5))}
          y1="8"
          y2={HAUTEUR - 28}
          stroke={ENCRE}
          strokeDasharray="4 3"
        />
      ))}
      <svg
        viewBox={`0 0 ${largeur ?? 100} ${HAUTEUR}`}
        preserveAspectRatio="none"
        width={at(100)}
        height={HAUTEUR}
        overflow="visible"
        aria-hidden="true"
      >
        {series.map(({ cle, points: own }, index) => (
          <path
            key={cle}
            className={`courbe-ligne trait-${index}`}
            d={morceaux(own)
              .map((run) => draw(run))
              .join("")}
            fill="none"
            stroke={TRAITS[index % TRAITS.length]}
            strokeWidth={index === 0 ? 3 : 2}
            strokeDasharray={TIRETS[index % TIRETS.length]}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {series.map(({ cle, label, points: own }, index) =>
        own.flatMap((point) =>
          point.valeur === null
            ? []
            : [
                <circle
                  key={`${cle} ${point.annee} ${point.definition}`}
                  className={`courbe-point trait-${index}`}
                  cx={at(x(point.annee))}
                  cy={y(point.valeur)}
                  r={index === 0 ? 5 : 3.5}
                  fill={index === 0 ? TRAITS[0] : FOND}
                  stroke={TRAITS[index % TRAITS.length]}
                  strokeWidth="2"
                >
                  <title>{`${label}, ${point.annee}${NBSP}: ${point.texte}`}</title>
                </circle>,
              ],
        ),
      )}
    </>
  );
}
