import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { MILLESIME } from "../commands/load-reference.ts";

export type FicheEpci = {
  siren: string;
  nom: string;
  nature: string;
  population: number;
  communes: { code: string; nom: string; departement: string; population: number | null }[];
};

/**
 * One EPCI with its member communes, those of neighbouring départements included.
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
    .select(["c.code", "c.nom", "c.departement", "c.population"])
    .where("a.epci", "=", siren)
    .where("a.annee", "=", MILLESIME)
    .orderBy("c.population", (order) => order.desc().nullsLast())
    .orderBy("c.nom")
    .execute();
  if (!epci || !communes.some((commune) => commune.departement === ctx.departement)) {
    throw new Refusal("introuvable", {}, 404);
  }
  return { ...epci, communes };
}
