export type CsvCell = string | number | null;

/**
 * A list as the CSV that French spreadsheet programs open well: UTF-8 with its mark, semicolons, CRLF. A text that
 * begins like a formula (`= + - @`, or a tab or line break that hides one) is prefixed by `'`, so that opening the file
 * computes nothing; the import strips that mark. Null is an empty cell.
 */
export function csvText(headers: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${csvLines([headers, ...rows])}`;
}

/** Rows of such a file, without its mark: what is sent piece by piece begins with it once. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(";")}\r\n`).join("");
}

/** The answer that makes a browser save `rows` as `fileName`. */
export function csvResponse(
  fileName: string,
  headers: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): Response {
  return new Response(csvText(headers, rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
