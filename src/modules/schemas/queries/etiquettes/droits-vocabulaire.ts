import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type DroitsVocabulaire, enVigueur } from "../../rights-sets.ts";

/** Who holds a scheme of the département today, for the rule on its words. */
export async function droitsVocabulaire(ctx: Contexte): Promise<DroitsVocabulaire> {
  const moment = { departement: ctx.departement, today: ctx.today.toString() };
  const { rows } = await sql<{ institution: DroitsVocabulaire["copilotesDuDepartement"][number] }>`
    SELECT DISTINCT tenu.institution FROM schema_membre tenu
     WHERE ${enVigueur(moment, sql`tenu.role = 'copilote' AND tenu.portee = 'schema'`)}`.execute(ctx.tx);
  return { copilotesDuDepartement: rows.map(({ institution }) => institution) };
}
