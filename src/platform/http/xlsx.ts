import type { CsvCell } from "./csv.ts";

export const TYPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The answer that makes a browser save `rows` as the workbook `fileName`, with one sheet: a line of headers that stays in
 * sight, filters on it. Every text is a text: none can be taken for a formula. `notice`: what must be known to read
 * the figures, on a sheet of its own.
 */
export async function xlsxResponse(
  fileName: string,
  sheetName: string,
  headers: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  notice: readonly string[] = [],
): Promise<Response> {
  // Loaded when somebody asks for it: most processes never do.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow([...headers]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  for (const [index, header] of headers.entries()) {
    const longest = Math.max(header.length, ...rows.map((row) => String(row[index] ?? "").length));
    sheet.getColumn(index + 1).width = Math.min(60, Math.max(8, longest + 2));
    sheet.getColumn(index + 1).alignment = { vertical: "top", wrapText: longest > 60 };
  }
  if (notice.length > 0) {
    const about = workbook.addWorksheet("Notice");
    about.getColumn(1).width = 110;
    about.getColumn(1).alignment = { vertical: "top", wrapText: true };
    for (const line of notice) about.addRow([line]);
  }
  return new Response(new Uint8Array(await workbook.xlsx.writeBuffer()), {
    headers: {
      "Content-Type": TYPE_XLSX,
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}
