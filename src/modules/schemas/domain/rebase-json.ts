/**
 * A value kept in JSON where one acteur takes the place of another, at any depth. Lists in which both stood, as
 * identifiers or as rows that differ by their rank alone, name the one that stays once, in the place of the first.
 */
export function rebaseJson(value: unknown, de: string, vers: string): unknown {
  if (typeof value === "string") return value === de ? vers : value;
  if (Array.isArray(value))
    return once(
      value.map((item) => rebaseJson(item, de, vers)),
      vers,
    );
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, rebaseJson(inner, de, vers)]),
  );
}

/** Drops what repeats, among items that name `vers`: the others are none of our business. */
function once(items: readonly unknown[], vers: string): unknown[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = said(item);
    if (!key.includes(vers)) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function said(item: unknown): string {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return JSON.stringify(item);
  const { ordre: _ordre, ...rest } = item as Record<string, unknown>;
  return JSON.stringify(rest);
}
