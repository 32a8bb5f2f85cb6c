/** PostgreSQL takes 65 535 parameters a statement: long inserts go in slices of this many rows. */
const ROWS = 1_000;

/** Calls `work` with slices of `rows`, in order; never with an empty one. */
export async function inChunks<T>(rows: readonly T[], work: (slice: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) await work(rows.slice(start, start + ROWS));
}
