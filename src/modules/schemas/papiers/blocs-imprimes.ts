import { type BlocTexte, blocsDeTexte } from "#platform/documents/blocs.ts";

/** A part of an editorial text: those of any text, and titles inside it (1: just under the title of the text). */
export type BlocImprime =
  | BlocTexte
  | { readonly genre: "intertitre"; readonly niveau: 1 | 2; readonly texte: string };

const INTERTITRE = /^(#{1,3})\s+(\S.*)$/;
const RANGEE = /^\s*\|(.+)\|\s*$/;
const FILET = /^[\s|:-]+$/;

/**
 * The parts of a text as the copilots write it: « ## Titre » makes a title, tabs (what Word and spreadsheets leave between
 * cells) or « | a | b | » a table; the rest as {@link blocsDeTexte}. Nothing of the text is lost.
 */
export function blocsImprimes(texte: string): BlocImprime[] {
  const blocs: BlocImprime[] = [];
  let waiting: string[] = [];
  const flush = () => {
    blocs.push(...blocsDeTexte(waiting.join("\n")));
    waiting = [];
  };
  for (const line of joinCells(texte.replace(/\r\n?/g, "\n").split("\n"))) {
    const [, marks, titre] = INTERTITRE.exec(line) ?? [];
    if (marks !== undefined && titre !== undefined) {
      flush();
      blocs.push({ genre: "intertitre", niveau: marks.length > 2 ? 2 : 1, texte: titre.trim() });
    } else if (!RANGEE.test(line)) waiting.push(line);
    // The rule under the header of a table written with bars says nothing.
    else if (!FILET.test(line)) waiting.push(cells(line));
  }
  flush();
  return blocs;
}

function cells(line: string): string {
  return (RANGEE.exec(line)?.[1] ?? line)
    .split("|")
    .map((cell) => cell.trim())
    .join("\t");
}

/**
 * A cell of Word that holds several paragraphs is pasted on several lines: the lines that a row of the table lacks are put
 * back into its last cell, as long as the row has not all its cells.
 */
function joinCells(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let width = 0;
  for (const line of lines) {
    const last = joined.at(-1);
    const count = line.split("\t").length;
    const before = last === undefined ? 0 : last.split("\t").length;
    if (line.trim() === "") width = 0;
    else if (last !== undefined && width > 1 && before < width && before + count - 1 <= width) {
      joined[joined.length - 1] = `${last} ${line.trim()}`;
      continue;
    } else width = count > 1 ? Math.max(width, count) : 0;
    joined.push(line);
  }
  return joined;
}
