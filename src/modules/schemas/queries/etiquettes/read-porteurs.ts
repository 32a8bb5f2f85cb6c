import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Porteurs } from "../../domain/etiquettes/fusion.ts";

/** Identifiers of all that bears a tag, what is in the trash too. */
export async function readPorteurs(
  { tx, departement }: Contexte,
  etiquette: Id<"etiquette">,
): Promise<Porteurs> {
  const { rows } = await sql<{ actions: string[]; objectifs: string[] }>`
    SELECT array(SELECT action::text FROM action_etiquette
                  WHERE departement = ${departement} AND etiquette = ${etiquette} ORDER BY action) AS actions,
           array(SELECT objectif::text FROM objectif_etiquette
                  WHERE departement = ${departement} AND etiquette = ${etiquette} ORDER BY objectif) AS objectifs`.execute(
    tx,
  );
  return rows[0] ?? { actions: [], objectifs: [] };
}
