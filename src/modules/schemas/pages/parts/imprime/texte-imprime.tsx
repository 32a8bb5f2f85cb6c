import type { ReactNode } from "react";
import { DEFILANT } from "#platform/ui/table.tsx";
import { type BlocImprime, blocsImprimes } from "../../../papiers/blocs-imprimes.ts";

/** A text as the document prints it: its titles, paragraphs, lists and tables. */
export function TexteImprime({ texte }: { texte: string }) {
  return blocsImprimes(texte).map((bloc, index) => <Bloc key={index} bloc={bloc} />);
}

function Bloc({ bloc }: { bloc: BlocImprime }) {
  switch (bloc.genre) {
    case "intertitre":
      return bloc.niveau === 1 ? <h3>{bloc.texte}</h3> : <h4>{bloc.texte}</h4>;
    case "paragraphe":
      return <p>{lines(bloc.texte)}</p>;
    case "liste":
      return <ul>{items(bloc.elements)}</ul>;
    case "enumeration":
      return <ol>{items(bloc.elements)}</ol>;
    case "tableau": {
      const [head = [], ...rows] = bloc.lignes;
      return (
        <div className="tableau">
          <section className="tableau-region" aria-label="Tableau" {...DEFILANT}>
            <table>
              <thead>
                <tr>
                  {head.map((cell, index) => (
                    <th key={index} scope="col">
                      {cell}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, rank) => (
                  <tr key={rank}>
                    {row.map((cell, index) => (
                      <td key={index}>{lines(cell)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      );
    }
  }
}

function items(elements: readonly string[]): ReactNode {
  return elements.map((element, index) => <li key={index}>{lines(element)}</li>);
}

function lines(text: string): ReactNode {
  return text.split("\n").map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}
