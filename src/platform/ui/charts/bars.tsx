import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { formatNumber } from "#platform/values/french.ts";
import type { Ton } from "../glyphs.tsx";
import { Link } from "../link.tsx";
import { ChartFigure } from "./figure.tsx";

export type BarItem = {
  cle: string;
  label: ReactNode;
  /** 0 or more; null when unknown, which is written and not drawn. */
  valeur: number | null;
  to?: string;
  ton?: Ton;
};

export type BarsProps = {
  titre: string;
  phrase?: ReactNode;
  barres: readonly BarItem[];
  /** End of the scale; the largest value by default. */
  maximum?: number;
  /** How a value is written; a French number by default. */
  format?: (valeur: number) => string;
};

/** Horizontal bars, one a label. Label and value are plain text: the chart is its own table. */
export function Bars({ titre, phrase, barres, maximum, format = formatNumber }: BarsProps) {
  const top = maximum ?? Math.max(0, ...barres.map(({ valeur }) => valeur ?? 0));
  const x = scaleLinear([0, top > 0 ? top : 1], [0, 100]).clamp(true);
  return (
    <ChartFigure titre={titre} phrase={phrase}>
      <ul className="barres" aria-label={titre}>
        {barres.map(({ cle, label, valeur, to, ton = "primaire" }) => (
          <li key={cle}>
            <span>{to ? <Link to={to}>{label}</Link> : label}</span>
            <span className="valeur">{valeur === null ? "inconnu" : format(valeur)}</span>
            <svg className={`ton-${ton}`} width="100%" height="16" aria-hidden="true" focusable="false">
              <rect className="barre-fond" width="100%" height="100%" />
              {valeur === null ? null : (
                <rect className="barre-plein" width={`${x(valeur)}%`} height="100%" />
              )}
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
