import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { require } from "#platform/rights/rights.ts";
import { operationsSchemas } from "../../rights.ts";

/**
 * Writes that the person came today, once a day. Not in the journal: nothing of the scheme changed, and a page that is
 * only read must not make the others be computed again.
 */
export async function noteVisite(ctx: Contexte): Promise<void> {
  require(ctx, operationsSchemas.suivre, null);
  const personne = personneDe(ctx.principal, ctx.departement);
  if (!personne) return;
  const today = ctx.today.toString();
  await sql`
    INSERT INTO visite_personne AS v (departement, personne, jour)
    VALUES (${ctx.departement}, ${personne.personne}, ${today}::date)
        ON CONFLICT (departement, personne) DO UPDATE SET jour = excluded.jour, precedente = v.jour
     WHERE v.jour < excluded.jour`.execute(ctx.tx);
}
