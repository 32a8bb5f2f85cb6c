import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { type ReactNode, useId } from "react";
import { formatNumber, formatPercent, NBSP, NNBSP } from "#platform/values/french.ts";
import type { Ton } from "../glyphs.tsx";
import { Link } from "../link.tsx";
import { ChartFigure } from "./figure.tsx";
import { Motifs, motif } from "./patterns.tsx";

export type BarStackSegment = {
  cle: string;
  label: string;
  /** A count, 0 or more. */
  valeur: number;
  ton: Ton;
  to?: string;
};

export type BarStackProps = {
  titre: string;
  /** By default the segments in words. */
  phrase?: ReactNode;
  segments: readonly BarStackSegment[];
  /** Head of the first and second columns of the table. */
  entetes?: readonly [string, string];
};

type Placed = BarStackSegment & { from: number; to100: number };

/** Places the segments end to end on a scale of 0 to 100; empty ones have no width. */
export function placeSegments(segments: readonly BarStackSegment[]): Placed[] {
  const total = segments.reduce((sum, { valeur }) => sum + valeur, 0);
  const x = scaleLinear([0, Math.max(total, 1)], [0, 100]);
  const row = Object.fromEntries(segments.map(({ cle, valeur }) => [cle, valeur]));
  const series = stack<Record<string, number>>().keys(segments.map(({ cle }) => cle))([row]);
  return segments.map((segment, index) => {
    const [from, to] = series[index]?.[0] ?? [0, 0];
    return { ...segment, from: x(from), to100: x(to) };
  });
}

/** One horizontal bar cut in parts: how a whole is shared between states. */
export function BarStack({ titre, phrase, segments, entetes = ["Part", "Nombre"] }: BarStackProps) {
  const prefix = useId();
  const total = segments.reduce((sum, { valeur }) => sum + valeur, 0);
  const words = segments
    .map(({ label, valeur }) => `${label}${NBSP}: ${formatNumber(valeur)}`)
    .join(`${NNBSP}; `);
  const share = (valeur: number) => (total === 0 ? "—" : formatPercent(valeur / total));
  return (
    <ChartFigure
      titre={titre}
      phrase={phrase}
      donnees={{
        entetes: [...entetes, "Part du total"],
        lignes: segments.map(({ label, valeur }) => [label, formatNumber(valeur), share(valeur)]),
      }}
    >
      <Motifs prefix={prefix} tons={segments.map(({ ton }) => ton)} />
      <svg className="barre-trace" role="img" aria-label={`${titre}. ${words}`} width="100%" height="32">
        <title>{`${titre}. ${words}`}</title>
        <rect className="barre-vide" width="100%" height="100%" />
        {placeSegments(segments).map(({ cle, ton, from, to100 }) =>
          to100 > from ? (
            <rect
              key={cle}
              className="barre-segment"
              x={`${from}%`}
              width={`${to100 - from}%`}
              height="100%"
              fill={motif(prefix, ton)}
            />
          ) : null,
        )}
      </svg>
      <ul className="legende">
        {segments.map(({ cle, label, valeur, ton, to }) => (
          <li key={cle}>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <rect width="20" height="16" fill={motif(prefix, ton)} />
            </svg>
            <span>
              {to ? <Link to={to}>{label}</Link> : label}{" "}
              <strong className="nombre">{formatNumber(valeur)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
