/**
 * Two mandats of one role from one day, of two persons found to be one: the longer stays. `reste` and `part` are rows of
 * `role_personne`.
 */
export function arbitreMandat(
  reste: Readonly<Record<string, unknown>>,
  part: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  if (reste.au === null) return null;
  return part.au === null || String(part.au) > String(reste.au) ? { au: part.au } : null;
}
