/** Heights of the rows of the sheet: no spreadsheet program finds them for merged cells. Pure. */

/** One column: what its cells say, by row, how many letters a line of it holds, and the rows that one cell covers. */
export type ColonneMesuree = {
  textes: readonly string[];
  lettres: number;
  /** « First to last », from 0; a row of no range is a cell of its own. */
  plages: readonly [number, number][];
};

/** Lines that a text takes in a column. */
export function linesIn(texte: string, lettres: number): number {
  const width = Math.max(1, lettres);
  return texte.split("\n").reduce((sum, line) => sum + wrapped(line, width), 0);
}

/** Words go to the next line whole, as spreadsheets do; a longer one is cut. */
function wrapped(line: string, width: number): number {
  let lines = 1;
  let left = width;
  for (const { length } of line.split(" ")) {
    if (length <= left) left -= length + 1;
    else {
      lines += Math.max(1, Math.ceil(length / width) - (left === width ? 1 : 0));
      left = width - (length % width || width) - 1;
    }
  }
  return lines;
}

/** Lines of each row: each cell has room for its text, what a merged one lacks is spread over its rows. */
export function hauteursOf(rows: number, colonnes: readonly ColonneMesuree[]): number[] {
  const heights = Array.from({ length: rows }, () => 1);
  // The shortest ranges first: what they need is already there for the longer ones.
  const cells = colonnes.flatMap(cellsOf(rows)).sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, lines } of cells) {
    const there = heights.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
    for (let missing = lines - there, row = from; missing > 0; missing -= 1) {
      heights[row] = (heights[row] ?? 1) + 1;
      row = row === to ? from : row + 1;
    }
  }
  return heights;
}

function cellsOf(rows: number) {
  return ({ textes, lettres, plages }: ColonneMesuree) => {
    const covered = new Set(
      plages.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
    );
    const alone = Array.from({ length: rows }, (_, row): [number, number] => [row, row]);
    return [...plages, ...alone.filter(([row]) => !covered.has(row))].map(([from, to]) => ({
      from,
      to,
      lines: linesIn(textes[from] ?? "", lettres),
    }));
  };
}
