import { scaleLinear } from "d3-scale";
import { type ReactNode, useId } from "react";
import type { Ton } from "../glyphs.tsx";
import { Link } from "../link.tsx";
import { ChartFigure } from "./figure.tsx";
import { fondu, Motifs, motif } from "./patterns.tsx";

export type CalendarRow = {
  cle: string;
  label: ReactNode;
  to?: string;
  /** Start as a year and its fraction (2023.5 is 1 July 2023); null when it began before or is not known. */
  debut: number | null;
  /** End, excluded (2025 is the evening of 31 December 2024); null when there is none. */
  fin: number | null;
  /** True when the action goes on without end: the bar fades and bears an arrow. */
  ouvert: boolean;
  ton: Ton;
  /** State in words, beside the period. */
  etat?: string;
  /** Period in words, « à partir de 2023 ». */
  periode: string;
  /** What is to be reached on the way, as years and their fractions, with its words. */
  jalons?: readonly { position: number; fait: boolean; texte: string }[];
  /** Title of the group of rows (a volet). Rows of a group follow one another. */
  groupe: string;
};

export type CalendarChartProps = {
  titre: string;
  phrase?: ReactNode;
  rows: readonly CalendarRow[];
  /** First and last year drawn, both included. */
  de: number;
  a: number;
  /** Quarters are drawn within the years. */
  trimestres?: boolean;
  /** Today as a year and its fraction; no line outside the years drawn. */
  aujourdhui?: number;
  /** True when some row has milestones: the legend says what they look like. */
  jalons?: boolean;
  /** What each tone means. */
  legende?: readonly { ton: Ton; label: string }[];
  /** Level of the headings of the groups, 2 by default. */
  niveau?: 2 | 3 | 4;
};

/** Consecutive rows of the same group, in the order received. */
export function groupRows(rows: readonly CalendarRow[]): { groupe: string; rows: CalendarRow[] }[] {
  const groups: { groupe: string; rows: CalendarRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.groupe === row.groupe) last.rows.push(row);
    else groups.push({ groupe: row.groupe, rows: [row] });
  }
  return groups;
}

type Scale = (year: number) => number;

/** Two decimals are a tenth of a pixel on a wide screen, and shorten the page by thousands of characters. */
function pct(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

function Track({ row, x, prefix }: { row: CalendarRow; x: Scale; prefix: string }) {
  const { debut, fin, ouvert, ton } = row;
  const undated = debut === null && fin === null && !ouvert;
  const from = debut === null ? 0 : x(debut);
  const until = fin === null ? 100 : x(fin);
  const fading = ouvert || fin === null;
  return (
    <svg
      className={`calendrier-piste ton-${ton}`}
      width="100%"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      {undated ? (
        <line className="calendrier-sans-date" x1="0" x2="100%" y1="10" y2="10" />
      ) : (
        <>
          <rect
            className="calendrier-barre"
            x={pct(from)}
            y="4"
            width={pct(Math.max(until - from, 0.8))}
            height="12"
            fill={fading ? fondu(prefix, ton) : motif(prefix, ton)}
          />
          {debut === null ? <path className="calendrier-avant" d="M11 5 6 10l5 5" /> : null}
          {fading ? (
            <svg x="100%" y="10" width="1" height="1" overflow="visible" aria-hidden="true">
              <path className="calendrier-fleche" d="M-7-5 -1 0-7 5" />
            </svg>
          ) : null}
        </>
      )}
      {row.jalons?.map(({ position, fait, texte }) =>
        x(position) <= 0 || x(position) >= 100 ? null : (
          <svg
            key={texte}
            x={pct(x(position))}
            y="10"
            width="1"
            height="1"
            overflow="visible"
            aria-hidden="true"
          >
            <path
              className={fait ? "calendrier-jalon calendrier-jalon--fait" : "calendrier-jalon"}
              d={LOSANGE}
            />
          </svg>
        ),
      )}
    </svg>
  );
}

/** A milestone, around the point where it stands. */
const LOSANGE = "M0-6 6 0 0 6-6 0Z";

const TRIMESTRES = [0, 1, 2, 3] as const;

function Axis({ years, x, trimestres }: { years: readonly number[]; x: Scale; trimestres: boolean }) {
  // On a phone the quarters of several years would run into one another.
  const names =
    years.length > 1 ? "calendrier-trimestre calendrier-trimestre--serre" : "calendrier-trimestre";
  return (
    <svg
      className={trimestres ? "calendrier-axe calendrier-axe--trimestres" : "calendrier-axe"}
      width="100%"
      height={trimestres ? 36 : 20}
      aria-hidden="true"
      focusable="false"
    >
      {trimestres
        ? years.flatMap((year) =>
            TRIMESTRES.map((one) => (
              <text
                key={`${year} ${one}`}
                className={names}
                x={pct(x(year + (one + 0.5) / 4))}
                y="30"
                textAnchor="middle"
              >
                {`T${one + 1}`}
              </text>
            )),
          )
        : null}
      {years.map((year) => (
        <text key={year} x={pct(x(year + 0.5))} y="14" textAnchor="middle">
          {year}
        </text>
      ))}
    </svg>
  );
}

function Grid({
  years,
  x,
  today,
  trimestres,
}: {
  years: readonly number[];
  x: Scale;
  today: number | null;
  trimestres: boolean;
}) {
  return (
    <svg className="calendrier-grille" aria-hidden="true" focusable="false">
      {trimestres
        ? years.flatMap((year) =>
            TRIMESTRES.slice(1).map((one) => {
              const at = pct(x(year + one / 4));
              return <line key={`${year} ${one}`} className="trimestre" x1={at} x2={at} y1="0" y2="100%" />;
            }),
          )
        : null}
      {years.map((year) => (
        <line key={year} x1={pct(x(year))} x2={pct(x(year))} y1="0" y2="100%" />
      ))}
      {today === null ? null : (
        <line className="aujourdhui" x1={pct(x(today))} x2={pct(x(today))} y1="0" y2="100%" />
      )}
    </svg>
  );
}

/**
 * Calendar of actions by group: label, period in words and a bar over the years. Every figure is written in its
 * row, so the chart is its own table. On a phone the bar goes under its label.
 */
export function CalendarChart({
  titre,
  phrase,
  rows,
  de,
  a,
  trimestres = false,
  aujourdhui,
  legende = [],
  jalons = false,
  niveau = 2,
}: CalendarChartProps) {
  const prefix = useId();
  const Heading = `h${niveau}` as const;
  const x = scaleLinear([de, a + 1], [0, 100]).clamp(true);
  const years = Array.from({ length: a - de + 1 }, (_, index) => de + index);
  const step = Math.ceil(years.length / 12);
  const today = aujourdhui !== undefined && aujourdhui >= de && aujourdhui <= a + 1 ? aujourdhui : null;
  const tons = [...rows.map(({ ton }) => ton), ...legende.map(({ ton }) => ton)];
  return (
    <ChartFigure titre={titre} phrase={phrase}>
      <Motifs prefix={prefix} tons={tons} ouverts />
      <ul className="legende">
        {legende.map(({ ton, label }) => (
          <li key={label}>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <rect width="20" height="16" fill={motif(prefix, ton)} />
            </svg>
            {label}
          </li>
        ))}
        {jalons ? (
          <>
            <li>
              <svg viewBox="-10 -8 20 16" aria-hidden="true" focusable="false">
                <path className="calendrier-jalon calendrier-jalon--fait" d={LOSANGE} />
              </svg>
              Jalon atteint
            </li>
            <li>
              <svg viewBox="-10 -8 20 16" aria-hidden="true" focusable="false">
                <path className="calendrier-jalon" d={LOSANGE} />
              </svg>
              Jalon à venir
            </li>
          </>
        ) : null}
        {today === null ? null : (
          <li>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <line className="trait-aujourdhui" x1="10" x2="10" y1="0" y2="16" />
            </svg>
            Aujourd’hui
          </li>
        )}
      </ul>
      <div className="calendrier">
        {groupRows(rows).map(({ groupe, rows: lines }) => (
          <section key={groupe} className="calendrier-groupe">
            <div className="calendrier-tete">
              <div className="calendrier-tete-rang">
                <Heading>{groupe}</Heading>
                <Axis years={years.filter((_, index) => index % step === 0)} x={x} trimestres={trimestres} />
              </div>
            </div>
            <div className="calendrier-corps">
              <Grid years={years} x={x} today={today} trimestres={trimestres} />
              <ul className="calendrier-lignes">
                {lines.map((row) => (
                  <li key={row.cle}>
                    <div className="calendrier-libelle">
                      {row.to ? <Link to={row.to}>{row.label}</Link> : row.label}
                      <span className="calendrier-periode">
                        {row.etat ? `${row.etat} — ${row.periode}` : row.periode}
                      </span>
                      {row.jalons && row.jalons.length > 0 ? (
                        <span className="calendrier-jalons">
                          {row.jalons.map(({ texte }) => texte).join("\u00a0; ")}
                        </span>
                      ) : null}
                    </div>
                    <Track row={row} x={x} prefix={prefix} />
                  </li>
                ))}
              </ul>
            </div>
          </section>
        ))}
      </div>
    </ChartFigure>
  );
}
