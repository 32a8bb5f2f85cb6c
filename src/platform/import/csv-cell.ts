/** What a spreadsheet program would run as a formula when it opens the file (OWASP, CSV injection). */
const DANGEROUS = /^[=+\-@\t\r]/;

/** A text that a spreadsheet will show and not run; the import strips the apostrophe. */
export function safeCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/**
 * Rows as French spreadsheet programs open them at a double click: semicolons, CRLF, UTF-8 announced by its mark.
 * Cells are made safe.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quote(safeCell(cell))).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function quote(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
