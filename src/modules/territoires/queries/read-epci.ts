import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { MILLESIME } from "../domain/millesime.ts";

export type CommuneMembre = {
  code: string;
  nom: string;
  departement: string;
  departementNom: string;
  population: number | null;
};

export type FicheEpci = {
  siren: string;
  nom: string;
  nature: string;
  /** Municipal population of all its communes. */
  population: number;
  communes: CommuneMembre[];
};

/**
 * One EPCI with its member communes, those of neighbouring départements included, the most peopled first.
 *
 * @throws Refusal `introuvable` when no commune of the département belongs to it.
 */
export async function readEpci(ctx: Contexte, siren: string): Promise<FicheEpci> {
  const epci = await ctx.tx
    .selectFrom("epci")
    .select(["siren", "nom", "nature", "population"])
    .where("siren", "=", siren)
    .executeTakeFirst();
  const communes = await ctx.tx
    .selectFrom("appartenance_epci as a")
    .innerJoin("commune as c", "c.code", "a.commune")
    .innerJoin("departement as d", "d.code", "c.departement")
    .select(["c.code", "c.nom", "c.departement", "d.nom as departementNom", "c.population"])
    .where("a.epci", "=", siren)
    .where("a.annee", "=", MILLESIME)
    .orderBy("c.population", (order) => order.desc().nullsLast())
    .orderBy("c.nom")
    .execute();
  if (!epci || !communes.some((commune) => commune.departement === ctx.departement)) {
    throw new Refusal("introuvable", {}, 404);
  }
  const population = communes.reduce((sum, commune) => sum + (commune.population ?? 0), 0);
  return { ...epci, population: epci.population ?? population, communes };
}
