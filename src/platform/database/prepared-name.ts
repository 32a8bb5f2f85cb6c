/** Reads only, the work of every page; a bulk write has a text of its own for each number of rows. */
const READ = /^\s*(?:select|with)\b/i;

/** A connection keeps every statement it prepared: past this many different texts the others stay unprepared. */
const MAXIMUM = 300;

const names = new Map<string, string>();
const seen = new Set<string>();

/**
 * The name under which PostgreSQL keeps the plan of a reading, so that it is parsed and planned once a connection and
 * not once a page; null for a write, and for a text met for the first time, which may never come back.
 */
export function preparedName(sql: string): string | null {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= MAXIMUM || !READ.test(sql)) return null;
  if (!seen.delete(sql)) {
    if (seen.size >= MAXIMUM) seen.clear();
    seen.add(sql);
    return null;
  }
  const name = `lecture_${names.size + 1}`;
  names.set(sql, name);
  return name;
}
