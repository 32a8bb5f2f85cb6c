import type { ReactNode } from "react";
import { DEFILANT } from "./table.tsx";

export type MatrixProps = {
  /** What the matrix holds, as its caption. */
  legende: string;
  /** Head of the column of names. */
  premier: string;
  /** A short head (« 3 ») and what it stands for, said to screen readers. */
  colonnes: readonly { cle: string; court: ReactNode; long: string }[];
  lignes: readonly {
    cle: string;
    titre: ReactNode;
    /** One a column, in their order; null leaves the cell empty. */
    cases: readonly ReactNode[];
  }[];
};

/** Every row against every column. It scrolls sideways where it is too wide, the names of the rows staying in sight. */
export function Matrix({ legende, premier, colonnes, lignes }: MatrixProps) {
  return (
    <div className="matrice">
      <section className="tableau-region" aria-label={legende} {...DEFILANT}>
        <table>
          <caption className="vh">{legende}</caption>
          <thead>
            <tr>
              <th scope="col">{premier}</th>
              {colonnes.map(({ cle, court, long }) => (
                <th key={cle} scope="col" abbr={long}>
                  {court}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ cle, titre, cases }) => (
              <tr key={cle}>
                <th scope="row">{titre}</th>
                {cases.map((content, index) => (
                  <td key={colonnes[index]?.cle ?? index}>{content}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
