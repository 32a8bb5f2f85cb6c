import { type RawBuilder, type SqlBool, sql } from "kysely";

/**
 * `figures` of the place that the row `c` of the FROM names (`departement, indicateur, definition, maille, millesime`), as `o`,
 * to be cross-joined. OFFSET 0 holds the planner to the primary key, one place after the other: on tables just written, whose
 * statistics say nothing yet, it would read them whole for each row (a hundred times slower, seen three times).
 */
export function figuresDeLaPlace(
  figures: RawBuilder<unknown>,
  condition: RawBuilder<SqlBool> = sql<SqlBool>`true`,
): RawBuilder<unknown> {
  return sql`LATERAL (
           SELECT o.* FROM ${figures} o
            WHERE o.departement = c.departement AND o.indicateur = c.indicateur AND o.definition = c.definition
              AND o.maille = c.maille AND o.millesime = c.millesime AND ${condition}
           OFFSET 0) o`;
}
