/** One part of a text that a person typed or pasted. */
export type BlocTexte =
  | { readonly genre: "paragraphe"; readonly texte: string }
  | { readonly genre: "liste" | "enumeration"; readonly elements: readonly string[] }
  /** Rows of cells, the first one as header: a table pasted from another program. */
  | { readonly genre: "tableau"; readonly lignes: readonly (readonly string[])[] };

const PUCE = /^\s*[-–—•·▪◦*]\s+(?=\S)/;
const NUMERO = /^\s*\d{1,3}[.)]\s+(?=\S)/;

/**
 * The parts of a text kept as lines: paragraphs between empty lines, lists of lines that begin with a dash or a number,
 * tables where Word and spreadsheets leave tabs between cells. The same for PDF and Word.
 */
export function blocsDeTexte(texte: string | null): BlocTexte[] {
  if (texte === null) return [];
  const lines = texte.replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n").split("\n");
  const blocs: BlocTexte[] = [];
  for (let at = 0; at < lines.length; ) {
    const nature = natureOf(lines[at] ?? "");
    let end = at + 1;
    while (end < lines.length && natureOf(lines[end] ?? "") === nature) end += 1;
    blocs.push(...blocsOf(nature, lines.slice(at, end)));
    at = end;
  }
  return blocs;
}

type Nature = "vide" | "texte" | "liste" | "enumeration" | "tableau";

function natureOf(line: string): Nature {
  if (line.trim() === "") return "vide";
  if (PUCE.test(line)) return "liste";
  if (NUMERO.test(line)) return "enumeration";
  return line.trim().includes("\t") ? "tableau" : "texte";
}

function blocsOf(nature: Nature, lines: readonly string[]): BlocTexte[] {
  const plain = lines.map((line) => line.trim());
  switch (nature) {
    case "vide":
      return [];
    case "liste":
      return [{ genre: "liste", elements: lines.map((line) => line.replace(PUCE, "").trim()) }];
    case "enumeration":
      return [{ genre: "enumeration", elements: lines.map((line) => line.replace(NUMERO, "").trim()) }];
    case "tableau":
      // A tab in one line alone is an indentation, not a table.
      return lines.length > 1
        ? [{ genre: "tableau", lignes: cells(lines) }]
        : [{ genre: "paragraphe", texte: plain.join("\n").replace(/\t+/g, " ") }];
    case "texte":
      return [{ genre: "paragraphe", texte: plain.join("\n") }];
  }
}

/** Rows of one length, without the columns that are empty from top to bottom. */
function cells(lines: readonly string[]): string[][] {
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = Math.max(...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => row[column]),
  );
  return rows.map((row) => kept.map((column) => row[column] ?? ""));
}
