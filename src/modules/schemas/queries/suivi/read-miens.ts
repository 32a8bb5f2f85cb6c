import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";

/** The person, their institution, and what belongs to it or is run by it: in whose name they answer. */
export async function readMiens(
  ctx: Contexte,
  { personne, institution }: Pick<PrincipalPersonne, "personne" | "institution">,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM acteur
     WHERE departement = ${ctx.departement} AND parent = ${institution} AND genre <> 'personne'`.execute(
    ctx.tx,
  );
  return new Set([personne, institution, ...rows.map(({ id }) => id)]);
}
