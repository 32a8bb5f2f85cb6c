import type { ReactNode } from "react";
import type { CommentaireLu } from "../../../queries/echanges/select-commentaires.ts";

/** The text of a comment with its paragraphs; whom it names stands out. Nothing of it is ever markup. */
export function TexteCommente({ texte, mentions }: Pick<CommentaireLu, "texte" | "mentions">) {
  const ecrits = mentions.map(({ ecrit }) => `@${ecrit}`).filter((ecrit) => ecrit !== "@");
  return (
    <div className="commentaire-texte">
      {texte.split(/\n{2,}/).map((paragraphe, index) => (
        <p key={index}>
          {paragraphe.split("\n").map((line, rank) => (
            <span key={rank}>
              {rank > 0 && <br />}
              {named(line, ecrits)}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

function named(line: string, ecrits: readonly string[]): ReactNode[] {
  const found: ReactNode[] = [];
  let rest = line;
  while (rest) {
    const next = ecrits
      .map((ecrit) => ({ ecrit, at: rest.indexOf(ecrit) }))
      .filter(({ at }) => at !== -1)
      .sort((a, b) => a.at - b.at || b.ecrit.length - a.ecrit.length)[0];
    if (!next) break;
    found.push(rest.slice(0, next.at), <strong key={found.length}>{next.ecrit}</strong>);
    rest = rest.slice(next.at + next.ecrit.length);
  }
  return [...found, rest];
}
