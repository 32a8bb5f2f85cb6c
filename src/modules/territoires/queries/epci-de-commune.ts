import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { MILLESIME } from "../domain/millesime.ts";

/** Which EPCI the communes of the département belong to in a year. */
export type Appartenances = {
  /** The year that was asked, and the one whose members are given: the nearest known, the later one when two are as near. */
  readonly demandee: number;
  readonly retenue: number;
  /** Siren by code of commune, codes of the vintage `retenue`. */
  readonly parCommune: ReadonlyMap<string, string>;
};

/** {@link Appartenances} of a year. When that year was not imported, the nearest one stands for it and `retenue` says so. */
export async function epciDeCommune(ctx: Contexte, annee: number): Promise<Appartenances> {
  const known = await anneesAppartenance(ctx);
  const retenue = known.reduce((best, one) => {
    const [near, far] = [Math.abs(one - annee), Math.abs(best - annee)];
    return near < far || (near === far && one > best) ? one : best;
  }, MILLESIME);
  const { rows } = await sql<{ commune: string; epci: string }>`
    SELECT a.commune, a.epci FROM appartenance_epci a
     WHERE a.annee = ${retenue} AND a.commune LIKE ${`${ctx.departement}%`}`.execute(ctx.tx);
  return {
    demandee: annee,
    retenue,
    parCommune: new Map(rows.map(({ commune, epci }) => [commune, epci])),
  };
}

/**
 * The EPCI of the département that also have communes beyond it, in a year of which the members are known: the communes of here
 * do not make all of them.
 */
export async function epciAuDela({ tx, departement }: Contexte, annee: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ epci: string }>`
    SELECT DISTINCT a.epci FROM appartenance_epci a
     WHERE a.annee = ${annee} AND a.commune NOT LIKE ${`${departement}%`}
       AND a.epci IN (SELECT b.epci FROM appartenance_epci b
                       WHERE b.annee = ${annee} AND b.commune LIKE ${`${departement}%`})`.execute(tx);
  return new Set(rows.map(({ epci }) => epci));
}

/** The years whose members are known in the département, oldest first; the vintage shipped is one of them. */
export async function anneesAppartenance(ctx: Contexte): Promise<number[]> {
  const rows = await ctx.tx
    .selectFrom("appartenance_source")
    .select("annee")
    .where("departement", "=", ctx.departement)
    .execute();
  return [...new Set([...rows.map(({ annee }) => annee), MILLESIME])].sort((a, b) => a - b);
}
