/** The fields that differ, before and after, for the journal; null when none does. Lists are compared in their order. */
export function changedOnly<T extends object>(
  avant: T,
  apres: T,
): { avant: Partial<T>; apres: Partial<T> } | null {
  const names = (Object.keys(apres) as (keyof T)[]).filter(
    (name) => JSON.stringify(canonical(avant[name])) !== JSON.stringify(canonical(apres[name])),
  );
  if (names.length === 0) return null;
  const pick = (from: T) => Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;
  return { avant: pick(avant), apres: pick(apres) };
}

/** Objects read from the base and made here hold the same keys in another order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}
