import { formatNumber } from "#platform/values/french.ts";

/** A figure beside what was hoped for; a miss is shown, never an error. */
export type Aim = { value: number; limit: number; at: "least" | "most" };

/** The value under which `share` (0 to 1) of `sorted` lies; ascending order, not empty. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

export function reached({ value, limit, at }: Aim): boolean {
  return at === "least" ? value >= limit : value <= limit;
}

/** « ≥ 300 : ok » or « < 100 : manqué »; empty without an aim. */
export function verdict(aim: Aim | null, unit = ""): string {
  if (!aim) return "";
  const sign = aim.at === "least" ? "≥" : "≤";
  return `${sign} ${formatNumber(aim.limit)}${unit} : ${reached(aim) ? "ok" : "manqué"}`;
}

/** A figure with three significant digits, or a dash when it could not be had. */
export function figure(value: number | null, unit = ""): string {
  if (value === null || !Number.isFinite(value)) return "—";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.1))));
  return `${formatNumber(Number(value.toFixed(Math.min(2, digits))))}${unit}`;
}

/** Prints aligned columns: the first to the left, the others to the right. */
export function printTable(
  title: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? "";
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(line(headers));
  console.log(widths.map((width) => "─".repeat(width)).join("──"));
  for (const row of rows) console.log(line(row));
}
