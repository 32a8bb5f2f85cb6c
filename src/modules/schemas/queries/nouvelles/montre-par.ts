import { sql } from "kysely";

/**
 * SQL: the news of `f` are read from `a`: itself, or the action into which it was merged. They stay those of the action of
 * which they were said.
 */
export const MONTRE_PAR = sql<boolean>`a.departement = f.departement AND a.id = coalesce(f.fusionnee_dans, f.id)`;
