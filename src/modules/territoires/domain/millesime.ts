/** Vintage of the official geographic code that `@etalab/decoupage-administratif` 6 ships. */
export const MILLESIME = 2026;
