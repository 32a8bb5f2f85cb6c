import type { ReactNode } from "react";
import { NBSP } from "#platform/values/french.ts";
import { DEFILANT } from "../table.tsx";

/** The figures of a chart as a table: first column names the row. */
export type ChartData = { entetes: readonly string[]; lignes: readonly (readonly string[])[] };

export type ChartFigureProps = {
  titre: string;
  /** What the chart shows, in one sentence with its figures. */
  phrase?: ReactNode;
  /** Behind « Voir les données »; left out when the chart already writes them all. */
  donnees?: ChartData;
  children: ReactNode;
};

/** Frame of every chart: title, sentence, drawing, and the same figures as a table. */
export function ChartFigure({ titre, phrase, donnees, children }: ChartFigureProps) {
  return (
    <figure className="figure">
      <figcaption>
        <p className="figure-titre">{titre}</p>
        {phrase ? <p className="figure-phrase">{phrase}</p> : null}
      </figcaption>
      {children}
      {donnees ? <ChartTable titre={titre} donnees={donnees} /> : null}
    </figure>
  );
}

function ChartTable({ titre, donnees }: { titre: string; donnees: ChartData }) {
  return (
    <details className="donnees">
      <summary>
        Voir les données<span className="vh">{`${NBSP}: ${titre}`}</span>
      </summary>
      <section className="donnees-region" aria-label={`Données${NBSP}: ${titre}`} {...DEFILANT}>
        <table>
          <caption className="vh">{titre}</caption>
          <thead>
            <tr>
              {donnees.entetes.map((header, index) => (
                <th key={index} scope="col" className={index > 0 ? "fin" : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {donnees.lignes.map(([head, ...cells], index) => (
              <tr key={index}>
                <th scope="row">{head}</th>
                {cells.map((cell, column) => (
                  <td key={column} className="fin">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
